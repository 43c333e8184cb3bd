export { AtlasMap, type AtlasMapProps } from "./atlas-map.js";
export { classOf } from "./class-colour.js";
export type { MapArea, MapBoundaries, MapPoints, MapSite, MapView } from "./map-data.js";

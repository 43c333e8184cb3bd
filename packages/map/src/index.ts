export { AtlasMap } from "./atlas-map.js";
export type { AtlasMapProps, MapWords } from "./atlas-map-props.js";
export type { Basemap } from "./basemap.js";
export { classOf } from "./class-colour.js";
export type { Renderer } from "./choose-renderer.js";
export type {
  MapArea,
  MapBoundaries,
  MapBounds,
  MapBox,
  MapChoice,
  MapMargin,
  MapPlace,
  MapPlan,
  MapPoints,
  MapSite,
  MapTarget,
  MapView,
} from "./map-data.js";
export { boundsOf } from "./plan-areas.js";

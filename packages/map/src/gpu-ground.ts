import type { ExpressionSpecification, GeoJSONSource, Map as MapLibreMap } from "maplibre-gl";
import type { MapBoundaries } from "./map-data.js";
import { type Ground, fillOf } from "./paint-ground.js";
import type { Palette } from "./palette.js";
import { patternTile } from "./sprites.js";

const id: ExpressionSpecification = ["get", "division_id"];

/** Areas as layers of MapLibre: the same fills, patterns and lines that the canvas paints. */
export interface GpuGround {
  readonly setBoundaries: (areas: MapBoundaries, outlines: MapBoundaries) => void;
  readonly setFigures: (ground: Pick<Ground, "figures" | "breaks">, palette: Palette) => void;
}

/** Adds the layers to a loaded map.
 * @param opacity of areas; below 1 what lies under them is seen, and land is not painted */
export function addGpuGround(map: MapLibreMap, palette: Palette, opacity: number): GpuGround {
  const empty = { type: "FeatureCollection", features: [] } as const;
  for (const source of ["outlines", "areas"])
    map.addSource(source, { type: "geojson", data: empty as never, tolerance: 0.2 });
  const line = (layer: string, source: string, width: number): void => {
    map.addLayer({
      id: layer,
      type: "line",
      source,
      layout: { "line-join": "round" },
      paint: { "line-width": width },
    });
  };
  line("edge", "outlines", 3.2);
  const opaque = opacity === 1;
  map.addLayer({
    id: "land",
    type: "fill",
    source: "outlines",
    layout: { visibility: opaque ? "visible" : "none" },
  });
  map.addLayer({
    id: "areas",
    type: "fill",
    source: "areas",
    paint: { "fill-opacity": opacity },
  });
  for (const pattern of ["hatch", "dots"] as const) {
    map.addImage(pattern, tileOf(pattern, palette), { pixelRatio: 2 });
    map.addLayer({
      id: pattern,
      type: "fill",
      source: "areas",
      filter: ["==", id, ""],
      paint: { "fill-pattern": pattern, "fill-opacity": opacity },
    });
  }
  line("area-lines", "areas", 0.6);
  line("lines", "outlines", 1.4);
  return {
    setBoundaries: (areas, outlines) => {
      void map.getSource<GeoJSONSource>("areas")?.setData(areas);
      void map.getSource<GeoJSONSource>("outlines")?.setData(outlines);
    },
    setFigures: (ground, palette) => {
      const ids = [...ground.figures.keys()];
      const fills = ids.map((area) => [area, fillOf(ground, area)] as const);
      const ramp = fills.flatMap(([area, fill]) =>
        typeof fill === "number" ? [area, palette(`seq-${fill}`)] : [],
      );
      const land = palette("map-land");
      map.setPaintProperty("ground", "background-color", palette("map-bg"));
      map.setPaintProperty("land", "fill-color", land);
      map.setPaintProperty(
        "areas",
        "fill-color",
        ramp.length === 0
          ? land
          : (["match", id, ...ramp, land] as unknown as ExpressionSpecification),
      );
      for (const pattern of ["hatch", "dots"] as const) {
        map.updateImage(pattern, tileOf(pattern, palette));
        const of = fills.flatMap(([area, fill]) => (fill === pattern ? [area] : []));
        map.setFilter(pattern, ["in", id, ["literal", of]]);
      }
      map.setPaintProperty("edge", "line-color", palette("map-line-2"));
      for (const layer of ["area-lines", "lines"])
        map.setPaintProperty(layer, "line-color", palette("map-line"));
    },
  };
}

function tileOf(pattern: "hatch" | "dots", palette: Palette): ImageData {
  const tile = patternTile(pattern, palette, 2);
  return tile.getContext("2d")!.getImageData(0, 0, tile.width, tile.height);
}

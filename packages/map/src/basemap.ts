import {
  type FillLayerSpecification,
  type LineLayerSpecification,
  type Map as MapLibreMap,
  addProtocol,
} from "maplibre-gl";
import type { Palette } from "./palette.js";

/** An operator's own tiles under the areas, in Web Mercator on WGS-84 or CGCS2000. */
export type Basemap =
  | {
      readonly kind: "tiles";
      /** Absolute, with {z}, {x} and {y} (a WMTS by its key-value or REST address). */
      readonly url: string;
      /** Pixels of a side. */
      readonly tileSize: number;
      /** The finest zoom that there are tiles of. */
      readonly maxZoom: number;
    }
  | {
      readonly kind: "pmtiles";
      /** Absolute; read by ranges. Raster tiles, or vector tiles of which water, roads and buildings are drawn. */
      readonly url: string;
    };

/** How much of the tiles is seen, so that figures stay louder than the ground. */
const tileOpacity = 0.7;

/** How much of an area's colour lies over a basemap. */
export const areaOpacity = 0.55;

/** Layers drawn of vector tiles, by their names in the schemas of Protomaps and OpenMapTiles. */
const vectorLayers: readonly {
  readonly names: readonly string[];
  readonly make: (
    palette: Palette,
  ) => Pick<FillLayerSpecification | LineLayerSpecification, "type" | "paint" | "minzoom">;
}[] = [
  {
    names: ["water"],
    make: (palette) => ({ type: "fill", paint: { "fill-color": palette("line-2") } }),
  },
  {
    names: ["buildings", "building"],
    make: (palette) => ({ type: "fill", minzoom: 13, paint: { "fill-color": palette("line") } }),
  },
  {
    names: ["roads", "transportation"],
    make: (palette) => ({
      type: "line",
      paint: { "line-color": palette("line-3"), "line-width": 1 },
    }),
  },
];

/** A basemap on a map. */
export interface ShownBasemap {
  /** Takes the colours of another theme. */
  readonly restyle: (palette: Palette) => void;
}

/** Adds a basemap to a loaded map, over its background and under what is added later. A tile that cannot be had leaves the background.
 * @throws where an archive of tiles cannot be read */
export async function addBasemap(
  map: MapLibreMap,
  basemap: Basemap,
  palette: Palette,
): Promise<ShownBasemap> {
  if (basemap.kind === "tiles") {
    const { url, tileSize, maxZoom } = basemap;
    map.addSource("basemap", { type: "raster", tiles: [url], tileSize, maxzoom: maxZoom });
    addRaster(map);
    return { restyle: () => undefined };
  }
  const { PMTiles, Protocol, TileType } = await import("pmtiles");
  const protocol = new Protocol();
  const archive = new PMTiles(basemap.url);
  protocol.add(archive);
  addProtocol("pmtiles", protocol.tile);
  const { tileType } = await archive.getHeader();
  const url = `pmtiles://${basemap.url}`;
  if (tileType !== TileType.Mvt) {
    map.addSource("basemap", { type: "raster", url, tileSize: 256 });
    addRaster(map);
    return { restyle: () => undefined };
  }
  map.addSource("basemap", { type: "vector", url });
  const { vector_layers: listed = [] } = (await archive.getMetadata()) as {
    readonly vector_layers?: readonly { readonly id: string }[];
  };
  const drawn = vectorLayers.flatMap(({ names, make }) => {
    const name = names.find((one) => listed.some(({ id }) => id === one));
    return name === undefined ? [] : [{ name, make }];
  });
  for (const { name, make } of drawn)
    map.addLayer({
      id: `basemap-${name}`,
      source: "basemap",
      "source-layer": name,
      ...make(palette),
    } as FillLayerSpecification);
  return {
    restyle: (colours) => {
      for (const { name, make } of drawn)
        for (const [property, value] of Object.entries(make(colours).paint ?? {}))
          map.setPaintProperty(`basemap-${name}`, property as "fill-color", value as string);
    },
  };
}

const addRaster = (map: MapLibreMap): void =>
  void map.addLayer({
    id: "basemap",
    type: "raster",
    source: "basemap",
    paint: { "raster-opacity": tileOpacity, "raster-saturation": -0.6, "raster-fade-duration": 0 },
  });

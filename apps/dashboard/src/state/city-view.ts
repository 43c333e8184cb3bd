import type { MapMargin, MapView } from "@atlas/map";

/** Degrees: the city's limits, and a degree of latitude against one of longitude at them. */
const city = { west: 102.98, east: 104.9, south: 30.08, north: 31.44, stretch: 1.164 } as const;
const worldPixels = 512;

/** The controls and the legend stand at the top left, over ground that is mostly outside the city. */
export const cityMargin: MapMargin = { left: 46, right: 12, top: 62, bottom: 18 };

/** A district stands beside the legend. */
export const districtMargin: MapMargin = { left: 264, right: 24, top: 62, bottom: 48 };

/** The map view that holds the whole city in a box. @param width @param height pixels */
export function cityView(width: number, height: number): MapView {
  const { west, east, south, north, stretch } = city;
  const across = Math.max(80, width - cityMargin.left - cityMargin.right) / (east - west);
  const along =
    Math.max(80, height - cityMargin.top - cityMargin.bottom) / ((north - south) * stretch);
  const zoom = Math.log2((Math.min(across, along) * 360) / worldPixels);
  const rounded = Math.floor(Math.max(5, Math.min(18, zoom)) * 100) / 100;
  const degreesPerPixel = 360 / (worldPixels * 2 ** rounded);
  return {
    lon: (west + east) / 2 - ((cityMargin.left - cityMargin.right) / 2) * degreesPerPixel,
    lat:
      (south + north) / 2 +
      (((cityMargin.top - cityMargin.bottom) / 2) * degreesPerPixel) / stretch,
    zoom: rounded,
  };
}

/** Whether two views show the same, to what the URL keeps of them. */
export const isSameView = (a: MapView, b: MapView): boolean =>
  Math.abs(a.zoom - b.zoom) < 0.005 &&
  Math.abs(a.lat - b.lat) < 0.00005 &&
  Math.abs(a.lon - b.lon) < 0.00005;

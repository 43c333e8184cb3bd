import type { MapView } from "./map-data.js";

const origin = { lon: 104.06, lat: 30.66 } as const;
const planUnits = 512 * 1024;

const mercatorY = (lat: number): number =>
  0.5 - Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI);

/** Plan x of a longitude (degrees WGS-84): pixels of Web Mercator at zoom 10, east of 104.06°. Small numbers, so that single precision
 * holds them to a hundredth of a pixel at zoom 18. */
export const planX = (lon: number): number => ((lon - origin.lon) / 360) * planUnits;

/** Plan y of a latitude: pixels of Web Mercator at zoom 10, south of 30.66°. */
export const planY = (lat: number): number => (mercatorY(lat) - mercatorY(origin.lat)) * planUnits;

/** Longitude and latitude of a plan position. */
export function fromPlan(x: number, y: number): { readonly lon: number; readonly lat: number } {
  const mercator = y / planUnits + mercatorY(origin.lat);
  const lat = (Math.atan(Math.exp((0.5 - mercator) * 2 * Math.PI)) * 360) / Math.PI - 90;
  return { lon: origin.lon + (x / planUnits) * 360, lat };
}

/** A flat view of the plan: its centre in plan units, CSS pixels a plan unit, size in CSS pixels. */
export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
  readonly width: number;
  readonly height: number;
}

/** Camera of a view on a canvas of this size. */
export function cameraOf(view: MapView, width: number, height: number): Camera {
  return {
    x: planX(view.lon),
    y: planY(view.lat),
    scale: 2 ** (view.zoom - 10),
    width,
    height,
  };
}

/** Zoom of a camera. */
export const zoomOf = ({ scale }: Camera): number => Math.log2(scale) + 10;

/** Pixel x of a plan x. */
export const screenX = (camera: Camera, x: number): number =>
  (x - camera.x) * camera.scale + camera.width / 2;

/** Pixel y of a plan y. */
export const screenY = (camera: Camera, y: number): number =>
  (y - camera.y) * camera.scale + camera.height / 2;

/** Plan position under a pixel. */
export const planAt = (camera: Camera, x: number, y: number): readonly [number, number] => [
  (x - camera.width / 2) / camera.scale + camera.x,
  (y - camera.height / 2) / camera.scale + camera.y,
];

/** West, south, east, north in degrees → the camera that shows all of it. */
export function cameraOfBounds(
  [west, south, east, north]: readonly [number, number, number, number],
  width: number,
  height: number,
  padding: number,
): Camera {
  const [left, right, top, bottom] = [planX(west), planX(east), planY(north), planY(south)];
  const scale = Math.min(
    (width - 2 * padding) / (right - left),
    (height - 2 * padding) / (bottom - top),
  );
  return { x: (left + right) / 2, y: (top + bottom) / 2, scale, width, height };
}

/** Ground metres a CSS pixel at the centre of a camera (WGS-84 equator 40,075,016.686 m). */
export function metersPerPixel(camera: Camera): number {
  const { lat } = fromPlan(camera.x, camera.y);
  return (40_075_016.686 * Math.cos((lat * Math.PI) / 180)) / (planUnits * camera.scale);
}

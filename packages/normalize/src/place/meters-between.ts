const metersPerDegree = 111_320;

/** Metres between two points (longitude, latitude, degrees) that lie within a few kilometres of each other. */
export function metersBetween(
  [lonA, latA]: readonly [number, number],
  [lonB, latB]: readonly [number, number],
): number {
  const east = (lonA - lonB) * Math.cos((latA * Math.PI) / 180);
  return Math.hypot(east, latA - latB) * metersPerDegree;
}

import { Delaunay } from "d3-delaunay";
import polygonClipping, { type MultiPolygon, type Polygon, type Ring } from "polygon-clipping";

/** Longitude shrunk to the length of a degree of latitude at Chengdu, so that cells are not stretched. */
const squeeze = Math.cos((30.66 * Math.PI) / 180);

/** Even-odd test of a point against a multipolygon, degrees. */
export function contains(area: MultiPolygon, lon: number, lat: number): boolean {
  return area.some((polygon) => {
    let inside = false;
    for (const ring of polygon) {
      for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
        const [xi, yi] = ring[i]!;
        const [xj, yj] = ring[j]!;
        if (yi > lat !== yj > lat && lon < ((xj - xi) * (lat - yi)) / (yj - yi) + xi)
          inside = !inside;
      }
    }
    return inside;
  });
}

/** `count` points spread at random inside an area. */
export function pointsInside(
  area: MultiPolygon,
  count: number,
  random: () => number,
): [number, number][] {
  const flat = area.flat(2);
  const west = Math.min(...flat.map((p) => p[0]));
  const east = Math.max(...flat.map((p) => p[0]));
  const south = Math.min(...flat.map((p) => p[1]));
  const north = Math.max(...flat.map((p) => p[1]));
  const points: [number, number][] = [];
  while (points.length < count) {
    const lon = west + random() * (east - west);
    const lat = south + random() * (north - south);
    if (contains(area, lon, lat)) points.push([lon, lat]);
  }
  return points;
}

/** Seats spread evenly (Lloyd's relaxation over sample points); fixed ones stay where they are. */
export function spreadSeats(
  area: MultiPolygon,
  fixed: readonly (readonly [number, number] | null)[],
  random: () => number,
): [number, number][] {
  const sample = pointsInside(area, 3000, random);
  const free = pointsInside(area, fixed.length, random);
  const seats = fixed.map((seat, i): [number, number] =>
    seat && contains(area, ...seat) ? [...seat] : free[i]!,
  );
  const stays = fixed.map((seat) => seat !== null && contains(area, ...seat));
  for (let round = 0; round < 30; round += 1) {
    const tree = Delaunay.from(seats.map(([x, y]) => [x * squeeze, y]));
    const sums = seats.map(() => [0, 0, 0]);
    for (const [x, y] of sample) {
      const sum = sums[tree.find(x * squeeze, y)]!;
      sum[0]! += x;
      sum[1]! += y;
      sum[2]! += 1;
    }
    sums.forEach(([x, y, n], i) => {
      if (!stays[i] && n! > 0) seats[i] = [x! / n!, y! / n!];
    });
  }
  return seats;
}

/** Voronoi cells of the seats, clipped to the area; together they cover it without overlap. */
export function clippedCells(
  area: MultiPolygon,
  seats: readonly (readonly [number, number])[],
): MultiPolygon[] {
  const tree = Delaunay.from(seats.map(([x, y]) => [x * squeeze, y]));
  const voronoi = tree.voronoi([100 * squeeze, 28, 108 * squeeze, 33]);
  return seats.map((_, i) => {
    const ring: Ring = [...voronoi.cellPolygon(i)].map(([x, y]) => [x / squeeze, y]);
    return polygonClipping.intersection([ring] as Polygon, area);
  });
}

/** Coordinates to five decimals (about a metre), repeated points dropped, slivers left out. */
export function rounded(area: MultiPolygon): MultiPolygon {
  const round = (value: number): number => Math.round(value * 1e5) / 1e5;
  const rings = (polygon: Polygon): Polygon =>
    polygon
      .map((ring) => ring.map(([x, y]): [number, number] => [round(x), round(y)]))
      .map((ring) =>
        ring.filter((p, i) => i === 0 || p[0] !== ring[i - 1]![0] || p[1] !== ring[i - 1]![1]),
      )
      .filter((ring) => ring.length >= 4 && Math.abs(signedArea(ring)) > 1e-8);
  return area.map(rings).filter((polygon) => polygon.length > 0);
}

function signedArea(ring: Ring): number {
  let sum = 0;
  for (let i = 1; i < ring.length; i += 1) {
    sum += ring[i - 1]![0] * ring[i]![1] - ring[i]![0] * ring[i - 1]![1];
  }
  return sum / 2;
}

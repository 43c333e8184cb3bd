import { seededNumbers } from "@atlas/testkit/numbers";
import type { MapArea, MapBoundaries, MapPoints, MapSite } from "../map-data.js";

/** Compounds crowded round the centre of the city, of all kinds. */
export function samplePoints(count: number, seed: number): MapPoints {
  const random = seededNumbers(seed);
  const around = (middle: number, spread: number) =>
    middle + spread * (random() + random() + random() - 1.5);
  return {
    lon: Float64Array.from({ length: count }, () => around(104.06, 0.4)),
    lat: Float64Array.from({ length: count }, () => around(30.66, 0.35)),
    kind: Uint8Array.from({ length: count }, () => Math.floor(random() * 2.1)),
    consulted: Uint8Array.from({ length: count }, () => (random() < 0.6 ? 1 : 0)),
    name: Array.from({ length: count }, (_, row) => `示例小区 ${row}`),
    households: Int32Array.from({ length: count }, () => Math.floor(random() ** 3 * 2200) - 1),
  };
}

/** Figures of areas: most with a value, the sixth of each ten hatched, the seventh dotted. */
export function sampleAreas(boundaries: MapBoundaries, seed: number): readonly MapArea[] {
  const random = seededNumbers(seed);
  return boundaries.features.map(({ properties: { division_id: id, name } }, i) => {
    const value = 0.2 + random() * 0.4;
    const flag = i % 10 === 5 ? "not_reported" : i % 10 === 6 ? "thin" : "ok";
    return flag === "ok"
      ? { id, value, flag, label: name, detail: (value * 100).toFixed(1) }
      : { id, value: null, flag, label: name, detail: flag === "thin" ? "n<5" : "缺报" };
  });
}

/** A hundred sites. */
export function sampleSites(seed: number): readonly MapSite[] {
  const random = seededNumbers(seed);
  const states = ["accepted", "building", "planned", "planned", "planned"];
  return Array.from({ length: 100 }, (_, i) => ({
    id: `site-${i}`,
    name: `示例点 ${i}`,
    lon: 103.4 + random() * 1.2,
    lat: 30.3 + random() * 0.7,
    status: states[i % 5]!,
  }));
}

import { seededNumbers } from "@atlas/testkit/numbers";
import type { Candidates, PlanInput } from "../model/candidates.js";
import { makeSpacing } from "../model/spacing.js";

const input = (id: string, worst: number, best: number): PlanInput => ({
  id,
  label: { zh: id, en: id },
  definition: { zh: id, en: id },
  unit: "share",
  worst,
  best,
  missing: 0,
});

/** Inputs of {@link syntheticCity}. */
export const syntheticInputs: readonly PlanInput[] = [
  input("around", 0, 50_000),
  input("ready", 0, 1),
];

/**
 * A city of compounds in streets, dense in the middle, 23 districts: what plans are measured on. Their worth is readiness by chance and the households within
 * 500 m, so that the best stand close together and the spacing hurts.
 */
export function syntheticCity(count: number, seed: number): Candidates {
  const random = seededNumbers(seed);
  const normal = (): number =>
    Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const streets = Array.from({ length: 261 }, () => ({
    lon: 104.07 + 0.18 * normal(),
    lat: 30.66 + 0.14 * normal(),
    spread: 0.004 + 0.02 * random(),
    weight: 0.2 + random(),
  }));
  const whole = streets.reduce((sum, { weight }) => sum + weight, 0);
  const streetOf = Array.from({ length: count }, () => {
    let left = random() * whole;
    return Math.max(
      0,
      streets.findIndex(({ weight }) => (left -= weight) < 0),
    );
  });
  const make = (value: (street: (typeof streets)[number]) => number): Float64Array =>
    Float64Array.from(streetOf, (street) => value(streets[street]!));
  const lon = make((street) => street.lon + street.spread * normal());
  const lat = make((street) => street.lat + street.spread * normal());
  const households = make(() => 50 + Math.floor(900 * random()));
  const kinds = streetOf.map(() => (random() < 0.74 ? "old" : "managed"));
  return {
    ids: streetOf.map((_, i) => `K${String(i).padStart(5, "0")}`),
    units: streetOf.map((street) => `D${street % 23}`),
    kinds,
    lon,
    lat,
    households,
    cost: Float64Array.from(kinds, (kind) => (kind === "old" ? 8e5 : 5e5) * (0.5 + random())),
    nominated: Uint8Array.from(streetOf, () => (random() < 0.01 ? 1 : 0)),
    inputs: {
      around: householdsAround(lon, lat, households),
      ready: make(random),
    },
  };
}

function householdsAround(
  lon: Float64Array,
  lat: Float64Array,
  households: Float64Array,
): Float64Array {
  const { eachClash } = makeSpacing(lon, lat, 500);
  return households.map((own, k) => {
    let sum = own;
    eachClash(k, (b) => {
      sum += households[b]!;
    });
    return sum;
  });
}

import type { RandomCase } from "./random-case.js";

/** A selection and its worth. */
interface Tried {
  readonly objective: number;
  readonly selected: readonly string[];
}

/** The best selection and its worth, or null where none is feasible; of equals the first. */
export const bruteForce = (given: RandomCase): Tried | null =>
  allSelections(given).reduce<Tried | null>(
    (best, tried) => (best === null || tried.objective > best.objective ? tried : best),
    null,
  );

/** Every feasible selection and its worth, found by trying every subset of the right size straight from the scenario. */
export function allSelections({
  scenario,
  candidates,
  inputs,
  existing,
}: RandomCase): readonly Tried[] {
  const { ids, units, kinds, lon, lat, cost } = candidates;
  const meters = (east: number, north: number, i: number): number => {
    // The spherical law of cosines by vectors: another way to a great circle than the package's.
    const vector = (x: number, y: number): readonly number[] => {
      const [a, b] = [(x * Math.PI) / 180, (y * Math.PI) / 180];
      return [Math.cos(b) * Math.cos(a), Math.cos(b) * Math.sin(a), Math.sin(b)];
    };
    const [p, q] = [vector(east, north), vector(lon[i]!, lat[i]!)] as const;
    const cross = Math.hypot(
      p[1]! * q[2]! - p[2]! * q[1]!,
      p[2]! * q[0]! - p[0]! * q[2]!,
      p[0]! * q[1]! - p[1]! * q[0]!,
    );
    const dot = p[0]! * q[0]! + p[1]! * q[1]! + p[2]! * q[2]!;
    return 6_371_008.8 * Math.atan2(cross, dot);
  };
  const weight = Object.values(scenario.weights).reduce((sum, w) => sum + w, 0);
  const score = ids.map((_, i) =>
    inputs.reduce((sum, { id, worst, best, missing }) => {
      const value = candidates.inputs[id]![i]!;
      const part = Number.isNaN(value)
        ? missing
        : Math.max(0, Math.min(1, (value - worst) / (best - worst)));
      return sum + (part * scenario.weights[id]!) / weight;
    }, 0),
  );
  const spaced = scenario.spacing_meters > 0;
  const open = ids.map(
    (id, i) =>
      !scenario.exclude.includes(id) &&
      (!spaced || Number.isFinite(lon[i])) &&
      (scenario.budget_yuan === null || Number.isFinite(cost[i])) &&
      (!spaced ||
        existing.every((site) => meters(site.lon, site.lat, i) >= scenario.spacing_meters)),
  );
  const within = (
    range: { min: number | null; max: number | null } | undefined,
    n: number,
  ): boolean => !range || (n >= (range.min ?? 0) && n <= (range.max ?? Infinity));
  const reached = (chosen: readonly number[]): number =>
    ids.reduce(
      (sum, _, i) =>
        Number.isFinite(lon[i]) &&
        existing.every((site) => !(meters(site.lon, site.lat, i) < scenario.catchment_meters)) &&
        chosen.some((k) => meters(lon[k]!, lat[k]!, i) < scenario.catchment_meters)
          ? sum + candidates.households[i]!
          : sum,
      0,
    );
  const found: Tried[] = [];
  const visit = (from: number, chosen: readonly number[]): void => {
    if (chosen.length === scenario.size) {
      const total = chosen.reduce((sum, i) => sum + cost[i]!, 0);
      const objective =
        scenario.mode === "coverage"
          ? reached(chosen)
          : chosen.reduce((sum, i) => sum + score[i]!, 0);
      if (
        scenario.include.every((id) => chosen.some((i) => ids[i] === id)) &&
        Object.entries(scenario.districts).every(([unit, range]) =>
          within(range, chosen.filter((i) => units[i] === unit).length),
        ) &&
        (["old", "managed"] as const).every((kind) =>
          within(scenario.mix[kind], chosen.filter((i) => kinds[i] === kind).length),
        ) &&
        (scenario.budget_yuan === null || total <= scenario.budget_yuan)
      )
        found.push({ objective, selected: chosen.map((i) => ids[i]!) });
      return;
    }
    for (let i = from; i < ids.length; i += 1)
      if (
        open[i] &&
        (!spaced || chosen.every((j) => meters(lon[j]!, lat[j]!, i) >= scenario.spacing_meters))
      )
        visit(i + 1, [...chosen, i]);
  };
  visit(0, []);
  return found;
}

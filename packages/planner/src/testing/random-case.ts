import { seededNumbers } from "@atlas/testkit/numbers";
import type { Candidates, ExistingSite, PlanInput } from "../model/candidates.js";
import { parseScenario } from "../scenario/parse-scenario.js";
import type { Scenario } from "../scenario/scenario.js";

/** A scenario with its candidates, all made from a seed. */
export interface RandomCase {
  readonly scenario: Scenario;
  readonly candidates: Candidates;
  readonly inputs: readonly PlanInput[];
  readonly existing: readonly ExistingSite[];
}

export const testInputs: readonly PlanInput[] = ["need", "ready"].map((id) => ({
  id,
  label: { zh: id, en: id },
  definition: { zh: id, en: id },
  unit: "share",
  worst: id === "need" ? 1 : 0,
  best: id === "need" ? 0 : 2,
  missing: 0.25,
}));

/** A few candidates in a small town under every kind of rule, many of them at odds. Scores have ties on purpose. */
export function randomCase(seed: number, most = 18): RandomCase {
  const random = seededNumbers(seed);
  const whole = (n: number): number => Math.floor(random() * n);
  const maybe = <T>(share: number, value: () => T, otherwise: T): T =>
    random() < share ? value() : otherwise;
  const count = 4 + whole(most - 3);
  const make = (value: () => number): Float64Array => Float64Array.from({ length: count }, value);
  const ids = Array.from({ length: count }, (_, i) => `c${i}`);
  const units = ids.map(() => `d${whole(3)}`);
  const candidates: Candidates = {
    ids,
    units,
    kinds: ids.map(() => ["old", "managed", "unknown"][whole(3)]!),
    lon: make(() => maybe(0.95, () => 104 + whole(30) / 1500, Number.NaN)),
    lat: make(() => 30.6 + whole(30) / 1500),
    households: make(() => whole(500)),
    cost: make(() => maybe(0.95, () => 1e5 * (1 + whole(20)), Number.NaN)),
    nominated: Uint8Array.from({ length: count }, () => whole(2)),
    inputs: {
      need: make(() => maybe(0.9, () => whole(7) / 6, Number.NaN)),
      ready: make(() => maybe(0.9, () => whole(9) / 4, Number.NaN)),
    },
  };
  const size = 1 + whole(Math.min(6, count));
  const range = (): unknown => {
    const min = maybe(0.5, () => whole(3), null);
    return { min, max: maybe(0.5, () => (min ?? 0) + whole(3), null) };
  };
  const some = (share: number): readonly string[] => ids.filter(() => random() < share);
  const include = maybe(0.4, () => some(1 / count), []).slice(0, size);
  const { scenario, issues } = parseScenario({
    size,
    weights: { need: 1 + whole(3), ready: whole(3) },
    districts: Object.fromEntries(
      ["d0", "d1", "d2"]
        .filter((unit) => units.includes(unit) && random() < 0.5)
        .map((unit) => [unit, range()]),
    ),
    mix: maybe<object>(0.4, () => ({ old: range(), managed: range() }), {}),
    spacing_meters: maybe(0.7, () => 200 + whole(1200), 0),
    budget_yuan: maybe(0.5, () => size * 1e5 * (4 + whole(12)), null),
    include,
    exclude: maybe(0.4, () => some(0.15), []).filter((id) => !include.includes(id)),
  });
  if (issues.length > 0) throw new Error(JSON.stringify(issues));
  const existing = Array.from({ length: whole(3) }, (_, i) => ({
    id: `s${i}`,
    lon: 104 + whole(30) / 1500,
    lat: 30.6 + whole(30) / 1500,
  }));
  return { scenario, candidates, inputs: testInputs, existing };
}

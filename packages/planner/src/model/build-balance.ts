import { type ScenarioIssue, pointTo, scenarioError } from "../scenario/scenario-issue.js";
import type { Scenario } from "../scenario/scenario.js";
import type { Balance, Covariate } from "./balance.js";
import type { Candidates } from "./candidates.js";

/**
 * Standardises the covariates over the frame: every candidate that the scenario's filter leaves, whether it may be chosen or not. A missing value counts as the mean, and a
 * covariate with missing values brings a second one, `ID:missing`, 1 where the value is missing, of the same weight: a selection of those about whom little is known is not like the frame.
 * @param kept indices of the frame */
export function buildBalance(
  scenario: Scenario,
  candidates: Candidates,
  kept: readonly number[],
  issues: ScenarioIssue[],
): Balance {
  const columns: { readonly id: string; readonly weight: number; readonly of: Float64Array }[] = [];
  for (const [id, weight] of Object.entries(scenario.representative.covariates)) {
    const of = columnOf(candidates, id);
    if (of === null) {
      const known = ["households", "old", ...Object.keys(candidates.inputs)];
      issues.push(
        scenarioError(
          "unknown_input",
          pointTo("/representative/covariates", id),
          weight,
          `没有协变量 ${id}; 应为 ${known.join("、")}`,
          `there is no covariate ${id}; expected ${known.join(", ")}`,
        ),
      );
      continue;
    }
    if (weight === 0) continue;
    const values = Float64Array.from(kept, (i) => of[i]!);
    columns.push({ id, weight, of: values });
    if (values.some(Number.isNaN))
      columns.push({
        id: `${id}:missing`,
        weight,
        of: values.map((value) => (Number.isNaN(value) ? 1 : 0)),
      });
  }
  const whole = columns.reduce((sum, { weight }) => sum + weight, 0);
  return {
    covariates: columns.map(({ id, weight, of }) => standardised(id, weight / whole, of)),
    units: kept.map((i) => candidates.units[i]!),
    kinds: kept.map((i) => candidates.kinds[i]!),
    apartMeters: Math.max(scenario.spacing_meters, scenario.catchment_meters),
  };
}

function columnOf(candidates: Candidates, id: string): Float64Array | null {
  if (id === "households") return candidates.households;
  if (id === "old")
    return Float64Array.from(candidates.kinds, (kind) =>
      kind === "unknown" ? Number.NaN : kind === "old" ? 1 : 0,
    );
  return Object.hasOwn(candidates.inputs, id) ? candidates.inputs[id]! : null;
}

function standardised(id: string, weight: number, of: Float64Array): Covariate {
  const known = of.filter((value) => !Number.isNaN(value));
  const mean = known.reduce((sum, value) => sum + value, 0) / Math.max(1, known.length);
  const variance =
    known.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, known.length);
  const sd = Math.sqrt(variance);
  const spreads = sd > 1e-12 * Math.max(1, Math.abs(mean));
  return {
    id,
    weight,
    mean,
    sd,
    values: of.map((value) => (spreads && !Number.isNaN(value) ? (value - mean) / sd : 0)),
  };
}

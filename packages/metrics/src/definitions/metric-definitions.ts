import type { MetricId } from "../figure.js";
import { coverage, participation, published } from "./closed-definitions.js";
import type { MetricDefinition } from "./metric-definition.js";
import { returnCompleteness, stepDays, stepReached } from "./process-definitions.js";
import { consultFirst, pilotProgress } from "./project-definitions.js";

/** Every figure that exists so far. Targets are those of `data/reference/targets.csv` as committed (a test holds them together); `definitionIn` gives those set. */
export const metricDefinitions: Readonly<Record<MetricId, MetricDefinition>> = {
  participation,
  coverage,
  consult_first: consultFirst,
  published,
  return_completeness: returnCompleteness,
  pilot_progress: pilotProgress,
  step_reached: stepReached,
  step_days: stepDays,
};

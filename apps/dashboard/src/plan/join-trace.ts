import type { PlanProgress } from "@atlas/planner";

/** Steps that a drawing of some hundred pixels can tell apart. */
const mostSteps = 400;

/** A trace with further steps, so short that it costs the same to keep and to draw however long the search goes on: only its last step has a selection, steps at which nothing
 * changed are left out, and of too many every second goes, the first and the last never. */
export function joinTrace(
  trace: readonly PlanProgress[],
  steps: readonly PlanProgress[],
): readonly PlanProgress[] {
  const all = [...trace, ...steps];
  const last = all.at(-1);
  if (!last) return trace;
  let kept: readonly PlanProgress[] = all
    .slice(0, -1)
    .filter(
      ({ objective, bound }, i) =>
        i === 0 || objective !== all[i - 1]!.objective || bound !== all[i - 1]!.bound,
    )
    .map((step) => (step.selected === null ? step : { ...step, selected: null }));
  while (kept.length >= mostSteps) kept = kept.filter((_, i) => i % 2 === 0);
  return [...kept, last];
}

import type { FunnelStep } from "@atlas/charts";
import type { FigureRow } from "@atlas/metrics";

/** The seven steps with how many reached each and the quartiles of the days to it.
 * @param reached rows of `step_reached` of one place
 * @param days rows of `step_days` of the same */
export function funnelSteps(
  names: readonly string[],
  reached: readonly FigureRow[] | undefined,
  days: readonly FigureRow[] | undefined,
): readonly FunnelStep[] {
  return names.map((name, i) => {
    const quartile = (q: number): number | null =>
      days?.find(({ part }) => part === `step=${i + 1};q=${q}`)?.value ?? null;
    return {
      name,
      count: reached?.find(({ part }) => part === `step=${i + 1}`)?.numerator ?? 0,
      days: i === 0 ? null : ([quartile(25), quartile(50), quartile(75)] as const),
    };
  });
}

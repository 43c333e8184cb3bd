import type { Prepared } from "./prepare.js";
import { barReason } from "./problem.js";

/** Whether those that must be chosen cannot be, or not together. */
export function includedClash({ problem, spacing }: Prepared): boolean {
  const { included, barred } = problem;
  return included.some(
    (a, i) =>
      barred[a] !== barReason.none || included.subarray(i + 1).some((b) => spacing?.clash(a, b)),
  );
}

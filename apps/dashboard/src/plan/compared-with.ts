import type { Run } from "./plan-runner.js";

/** The compound that each of the chosen is compared with, in their order; "" where one has none, and nothing where the plan reserves none. */
export function comparedWith({ plan }: Pick<Run, "plan">): readonly string[] {
  const { balance = null, selected = [] } = plan?.result ?? {};
  if (!balance) return [];
  const idOf = new Map(balance.comparisons.map(({ id, of }) => [of, id]));
  return selected.map((id) => idOf.get(id) ?? "");
}

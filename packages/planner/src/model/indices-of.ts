import type { Problem } from "./problem.js";

/** Where compounds stand among a problem's candidates, in the order of the ids.
 * @param ids of candidates */
export function indicesOf({ ids: all }: Problem, ids: readonly string[]): readonly number[] {
  const indexOf = new Map(all.map((id, k) => [id, k]));
  return ids.map((id) => indexOf.get(id)!);
}

import type { PlanResult } from "@atlas/planner";
import { AppError } from "@atlas/schema";

/** Takes a result that somebody gives for one of ours, as far as it is checked.
 * @throws AppError `usage` when it is none */
export function readPlanResult(option: string, document: unknown): PlanResult {
  const result = document as Partial<PlanResult> | null;
  const { selected, objective } = result ?? {};
  if (
    !Array.isArray(selected) ||
    !selected.every((id) => typeof id === "string") ||
    typeof objective !== "number"
  )
    throw new AppError(
      "usage",
      `atlas: ${option} 不是方案结果, 应为 atlas plan --json 的输出 · is no result; expected what atlas plan --json printed`,
    );
  return result as PlanResult;
}

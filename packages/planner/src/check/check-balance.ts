import type { Bilingual } from "@atlas/schema";
import type { BalanceResult } from "../model/balance.js";
import { type Problem, barReason } from "../model/problem.js";
import { haversineMeters } from "./check-selection.js";
import { imbalanceOf, meanDifferences } from "./imbalance-of.js";

const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b));

/**
 * Counts a representative selection anew: its differences from the frame, and that every comparison site is a candidate, reserved once, not chosen, and out of reach of all that are.
 * @returns what is not so; empty where all is
 */
export function checkBalance(
  problem: Problem,
  result: BalanceResult,
  selected: readonly string[],
): readonly Bilingual[] {
  const { balance } = problem;
  if (balance === null) return [{ zh: "方案不求代表性", en: "the scenario asks for no balance" }];
  if (!isResult(result)) return [{ zh: "代表性结果残缺", en: "the balance is not whole" }];
  const faults: Bilingual[] = [];
  const indexOf = new Map(problem.ids.map((id, k) => [id, k]));
  const chosen = selected.flatMap((id) => indexOf.get(id) ?? []);
  const { covariates, comparisons } = result;
  const smd = meanDifferences(balance, chosen);
  if (
    !near(result.imbalance, imbalanceOf(balance, chosen)) ||
    covariates.length !== smd.length ||
    !covariates.every(
      ({ id, smd: own }, j) => id === balance.covariates[j]!.id && near(own, smd[j]!),
    )
  )
    faults.push({ zh: "与候选总体的差异有误", en: "the differences from the frame are not those" });
  const seen = new Set<string>();
  const served = new Set(selected);
  for (const { id, of } of comparisons) {
    const k = indexOf.get(id);
    const fits =
      k !== undefined &&
      served.delete(of) &&
      !seen.has(id) &&
      !selected.includes(id) &&
      (problem.barred[k] === barReason.none || problem.barred[k] === barReason.noCost) &&
      chosen.every(
        (c) =>
          !(
            haversineMeters(problem.lon[k]!, problem.lat[k]!, problem.lon[c]!, problem.lat[c]!) <
            balance.apartMeters
          ),
      );
    seen.add(id);
    if (!fits)
      faults.push({
        zh: `对照点 ${id} 不能作 ${of} 的对照`,
        en: `${id} cannot be a comparison site of ${of}`,
      });
  }
  return faults;
}

/** Whether what somebody gives has the shape of a balance. */
function isResult(given: unknown): given is BalanceResult {
  const result = given as Partial<BalanceResult> | null;
  return (
    typeof result === "object" &&
    result !== null &&
    typeof result.imbalance === "number" &&
    Array.isArray(result.covariates) &&
    result.covariates.every((one) => typeof one?.smd === "number") &&
    Array.isArray(result.comparisons) &&
    result.comparisons.every((one) => typeof one?.id === "string" && typeof one.of === "string")
  );
}

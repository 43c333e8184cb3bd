import { unitsUnder } from "../compile/figure-units.js";
import { type DueReturn, dueReturns } from "../reporting/due-returns.js";
import { piece } from "./counts.js";
import type { Counts, Family } from "./family.js";

/** Returns in of those due, from the books alone: the same for every kind of compound. */
export const returnCompleteness: Family = ({ divisions, config, arrivals }, request) =>
  Promise.resolve(
    request.asked.flatMap(({ level, windows }) => {
      // The 23 units send returns; nobody below them does.
      if (level !== "city" && level !== "district") return [];
      return unitsUnder(divisions, level, request.within).flatMap(({ id, managers }) =>
        windows.map((period) => ({
          metric: "return_completeness" as const,
          level,
          period,
          unit_id: id,
          counts: completeness(dueReturns(managers, period, config, arrivals)),
        })),
      );
    }),
  );

function completeness(due: readonly DueReturn[]): readonly Counts[] {
  const count = (keep: (one: DueReturn) => boolean): number => due.filter(keep).length;
  return [
    piece(
      null,
      count(({ state }) => state !== "missing"),
      due.length,
    ),
    piece(
      "late",
      count(({ state }) => state === "late"),
      due.length,
    ),
  ];
}

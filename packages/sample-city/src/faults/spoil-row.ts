import { addDays } from "../days.js";
import { type Cell, trueText } from "../forms/cell.js";
import type { Random } from "../random.js";
import type { PlantedFault } from "./fault-kinds.js";

/** A row whose cells say together what none of them says alone. */
export interface SpoiltRow {
  readonly cells: readonly (Cell | null)[];
  /** What was planted; how it is written is known when the row is. */
  readonly faults: readonly Omit<PlantedFault, "row" | "column" | "written">[];
  /** Fields that have had their fault. */
  readonly touched: ReadonlySet<string>;
}

const identity = ["office_number", "name", "compound_id", "township_id", "community_id", "address"];

/** Makes more take part than were invited, more vote than took part, a case close before it begins, or a row that names no place.
 * Each comes at a fifth of the rate of a cell's fault. */
export function spoilRow(
  names: readonly string[],
  truth: readonly (Cell | null)[],
  random: Random,
  rate: number,
): SpoiltRow | null {
  if (!random.chance(rate * 0.6)) return null;
  const at = (name: string): number => names.indexOf(name);
  const cellAt = <K extends Cell["kind"]>(name: string, kind: K) => {
    const cell = truth[at(name)];
    return cell?.kind === kind ? (cell as Extract<Cell, { kind: K }>) : null;
  };
  const replaced = (
    fault: PlantedFault["fault"],
    changes: Readonly<Record<string, Cell | null>>,
  ): SpoiltRow => ({
    touched: new Set(Object.keys(changes)),
    cells: truth.map((cell, i) => {
      const change = changes[names[i]!];
      return change === undefined ? cell : change;
    }),
    faults: Object.keys(changes).map((field) => {
      const cell = truth[at(field)];
      return { fault, field, trueValue: cell ? trueText(cell) : null };
    }),
  });
  const invited = cellAt("households_invited", "number");
  const took = cellAt("households_participated", "number");
  const agree = cellAt("agree", "number");
  const begun = cellAt("step1_on", "day");
  const closed = cellAt("closed_on", "day");
  switch (random.integer(0, 3)) {
    case 0:
      if (!invited || !took || took.value >= invited.value) return null;
      return replaced("participation_exceeds", {
        households_invited: took,
        households_participated: invited,
      });
    case 1:
      if (!took || !agree) return null;
      return replaced("votes_exceed", { agree: { ...agree, value: agree.value + took.value } });
    case 2:
      if (!begun || !closed) return null;
      return replaced("closed_before_begun", {
        closed_on: { kind: "day", day: addDays(begun.day, -20) },
      });
    default: {
      if (at("batch") >= 0 || at("e01") >= 0) return null;
      const blank = Object.fromEntries(
        identity.filter((name) => at(name) >= 0).map((name) => [name, null]),
      );
      if (at("compound_id") < 0 && at("name") < 0) return null;
      const row = replaced("row_unidentified", blank);
      return {
        ...row,
        faults: [{ ...row.faults[0]!, field: null, trueValue: null }],
      };
    }
  }
}

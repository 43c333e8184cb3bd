import type { Cell, CellKind } from "../forms/cell.js";
import type { Written } from "../writing/written.js";
import type { FaultName } from "./fault-kinds.js";
import type { Circumstances, Spoiler } from "./spoil.js";
import { daySpoilers } from "./spoil-day.js";
import {
  moneySpoilers,
  numberSpoilers,
  scoreSpoilers,
  shareSpoilers,
  yearSpoilers,
} from "./spoil-number.js";
import { addressSpoilers, nameSpoilers, placeSpoilers, pointSpoilers } from "./spoil-place.js";
import { codeSpoilers, flagSpoilers, textSpoilers } from "./spoil-words.js";

const spoilers = {
  text: textSpoilers,
  number: numberSpoilers,
  year: yearSpoilers,
  score: scoreSpoilers,
  money: moneySpoilers,
  share: shareSpoilers,
  day: daySpoilers,
  flag: flagSpoilers,
  codes: codeSpoilers,
  place: placeSpoilers,
  compound: nameSpoilers,
  address: addressSpoilers,
  point: pointSpoilers,
} as unknown as Readonly<Record<CellKind, readonly Spoiler<Cell>[]>>;

const missingWords = ["暂无数据", "不详", "无", "/", "—", "N/A"] as const;
const errors = ["#DIV/0!", "#REF!", "#N/A", "#VALUE!"] as const;
/** Kinds whose loss leaves the row whole. */
const losable: ReadonlySet<CellKind> = new Set([
  "number",
  "year",
  "money",
  "share",
  "day",
  "score",
]);

/** Spoils a cell in one of the ways of its kind. @returns null where the way that was drawn does not fit the cell */
export function spoilCell(
  cell: Cell,
  here: Circumstances,
): { readonly fault: FaultName; readonly written: Written } | null {
  const { random } = here;
  if (losable.has(cell.kind) && random.chance(0.12)) {
    if (here.hand.typed && random.chance(0.25))
      return { fault: "formula_error", written: { error: random.pick(errors) } };
    return { fault: "value_missing", written: random.pick(missingWords) };
  }
  const list = spoilers[cell.kind];
  let roll = random.next() * list.reduce((sum, { weight }) => sum + weight, 0);
  const drawn = list.find(({ weight }) => (roll -= weight) < 0) ?? list[0]!;
  const written = drawn.write(cell, here);
  return written === null ? null : { fault: drawn.fault, written };
}

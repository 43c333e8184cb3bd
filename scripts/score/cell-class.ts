import type { Likeness } from "./compare-cell.js";
import type { TruthRow } from "./score-input.js";

/** What became of a true value.
 *
 * As it should be: `right`; `coarser_as_written` (the office wrote no more than a month, and an issue says so);
 * `null_right_issue` (what was written tells no value, and the issue is the one for that fault).
 * Short of it: `coarser`; `null_other_issue` (null where a value can be read, or under the issue of something else);
 * `null_silent`; `unmapped` (no column took the heading up); `wrong`, `wrong_with_issue`.
 * Left out of every share: `blank` (the office left it empty), `not_reported`, `excused` (a slip that no reader can see,
 * or a value to be kept as written that has its issue). */
export type CellClass =
  | "right"
  | "coarser_as_written"
  | "null_right_issue"
  | "coarser"
  | "null_other_issue"
  | "null_silent"
  | "unmapped"
  | "wrong_with_issue"
  | "wrong"
  | "blank"
  | "excused"
  | "not_reported";

/** Counts of cells by class. */
export type ClassCounts = Readonly<Partial<Record<CellClass, number>>>;

/** What the verdict on a cell rests on. */
export interface CellEvidence {
  readonly likeness: Likeness;
  /** The faults planted in the cell, of every row that wrote it. */
  readonly planted: readonly TruthRow[];
  /** The codes of the issues that speak of the cell. */
  readonly codes: ReadonlySet<string>;
  /** The texts under the headings that the warehouse took up for the column. */
  readonly written: readonly string[];
  /** Whether the rows have headings that no column took up. */
  readonly headingsLeft: boolean;
}

const strictlyRight: ReadonlySet<CellClass> = new Set([
  "right",
  "coarser_as_written",
  "null_right_issue",
]);
const lenientlyRight: ReadonlySet<CellClass> = new Set([
  ...strictlyRight,
  "coarser",
  "null_other_issue",
]);
const leftOut: ReadonlySet<CellClass> = new Set(["blank", "excused", "not_reported"]);

/** Whether a cell is as a careful reader would have it. */
export const isRight = (one: CellClass): boolean => strictlyRight.has(one);

/** Share of cells that are as they should be; null where none counts. */
export const strictShare = (counts: ClassCounts): number | null => share(counts, strictlyRight);

/** The same where a coarser date and a null under any issue pass too: how much is not wrong in silence. */
export const lenientShare = (counts: ClassCounts): number | null => share(counts, lenientlyRight);

/** The issue codes that say a planted fault, from the book of faults. */
export const issuesDue = (fault: TruthRow): readonly string[] =>
  (fault["issue"] ?? "").split(";").filter((code) => code !== "");

/** Judges a cell that is not null in both the truth and the warehouse. */
export function classifyCell(evidence: CellEvidence): CellClass {
  const { likeness, planted, codes, written, headingsLeft } = evidence;
  const told = (expected: string): boolean =>
    planted.some(
      (fault) => fault["expected"] === expected && issuesDue(fault).some((code) => codes.has(code)),
    );
  if (likeness === "equal") return "right";
  if (likeness === "coarser") return told("coarser") ? "coarser_as_written" : "coarser";
  if (planted.some(({ expected }) => expected === "any")) return "excused";
  if (likeness !== "null") {
    if (told("kept")) return "excused";
    return codes.size > 0 ? "wrong_with_issue" : "wrong";
  }
  if (told("null")) return "null_right_issue";
  // While the system of unlabelled positions is ambiguous the contract keeps them null, and says so.
  if (codes.has("crs_ambiguous") && planted.some(({ fault }) => fault === "crs_unlabelled"))
    return "null_right_issue";
  if (codes.size > 0) return "null_other_issue";
  if (written.length === 0) return headingsLeft ? "unmapped" : "not_reported";
  return written.every((text) => text.trim() === "") ? "blank" : "null_silent";
}

function share(counts: ClassCounts, good: ReadonlySet<CellClass>): number | null {
  let [right, all] = [0, 0];
  for (const [name, n] of Object.entries(counts) as [CellClass, number][]) {
    if (leftOut.has(name)) continue;
    all += n;
    if (good.has(name)) right += n;
  }
  return all === 0 ? null : right / all;
}

import { type DraftPart, type DraftRow, finding } from "../draft/file-draft.js";
import { isSourceRowColumn } from "../draft/workbook-columns.js";
import { stableId } from "../stable-id.js";
import type { DraftedPart } from "./live-parts.js";

/** Where a row stands in the books. */
export interface SourceRowKey {
  readonly submission_id: string;
  readonly sheet: string;
  readonly row: number;
}

/** The text that stands for a source row in a quarantine workbook: `S0123456789abcdef|sheet|12`.
 * @example sourceRowText({ submission_id: "S0123456789abcdef", sheet: "", row: 12 }) // "S0123456789abcdef||12" */
export const sourceRowText = ({ submission_id: id, sheet, row }: SourceRowKey): string =>
  `${id}|${sheet}|${row}`;

/** Id of the submission that a part is, or is of. */
export const partId = (
  sha256: string,
  { kind, unit_id: unit, period }: Pick<DraftPart, "kind" | "unit_id" | "period">,
): string => stableId("S", sha256, kind, unit, period);

/** Submissions whose rows the part of a quarantine workbook names; null for a part of any other file. */
export function sourceRowIds(part: DraftPart): readonly string[] | null {
  const column = columnOf(part);
  if (column === null) return null;
  return [...new Set(part.rows.flatMap((row) => cellOf(row, column)?.split("|")[0] ?? []))].sort();
}

/** Parts in which the rows of quarantine workbooks stand in the returns that they correct, and the rows they replaced. */
export interface PatchedParts {
  readonly parts: readonly DraftedPart[];
  readonly replaced: ReadonlySet<DraftRow>;
}

interface Standing {
  readonly part: DraftedPart;
  readonly row: DraftRow;
}

interface Correction extends Standing {
  /** The row that it corrects in the end, when it corrects a correction. */
  readonly root: Standing;
  readonly depth: number;
}

/** Lets the rows of quarantine workbooks take the place of the rows whose ids they carry: each counts in the return of the row that
 * it corrects (its kind, unit, period and declared date) and nothing else of that return changes. Of several corrections of one row the
 * one declared last stands. A row whose id leads nowhere, or to a row of another kind, is quarantined. */
export function applyPatches(parts: readonly DraftedPart[]): PatchedParts {
  const workbooks = parts.filter((part) => columnOf(part) !== null);
  if (workbooks.length === 0) return { parts, replaced: new Set() };
  const others = parts.filter((part) => columnOf(part) === null);
  const corrections = resolve(workbooks, others);
  const replaced = new Set<DraftRow>();
  const standing = new Map<DraftRow, DraftRow>();
  for (const { row, root } of [...corrections.values()].sort(byAge)) {
    replaced.add(standing.get(root.row) ?? root.row);
    standing.set(root.row, row);
  }
  return {
    parts: [...others, ...workbooks.flatMap((part) => atHome(part, corrections))],
    replaced,
  };
}

/** Finds what each row of the workbooks corrects; a workbook may correct rows of another. */
function resolve(
  workbooks: readonly DraftedPart[],
  others: readonly DraftedPart[],
): ReadonlyMap<DraftRow, Correction> {
  const known = new Map<string, Standing>();
  for (const part of others)
    for (const row of part.rows)
      if (row.state !== "structural")
        known.set(sourceRowText({ ...part, row: row.row }), { part, row });
  const corrections = new Map<DraftRow, Correction>();
  const waiting = new Map<DraftRow, { readonly part: DraftedPart; readonly id: string }>();
  for (const part of workbooks)
    for (const row of part.rows) {
      const id = row.state === "structural" ? null : cellOf(row, columnOf(part)!);
      if (id !== null) waiting.set(row, { part, id });
    }
  for (let found = true; found;) {
    found = false;
    for (const [row, { part, id }] of waiting) {
      const target = known.get(id);
      if (!target || target.part.kind !== part.kind) continue;
      const before = corrections.get(target.row);
      const root = before?.root ?? target;
      corrections.set(row, { part, row, root, depth: (before?.depth ?? 0) + 1 });
      const { sheet } = part;
      known.set(sourceRowText({ submission_id: idAtHome(part, root.part), sheet, row: row.row }), {
        part,
        row,
      });
      waiting.delete(row);
      found = true;
    }
  }
  return corrections;
}

const idAtHome = (part: DraftedPart, home: DraftedPart): string =>
  partId(part.file.reading.sha256, { ...home, kind: part.kind });

/** Splits a workbook's sheet into one part for each return that its rows belong to; titles and the header stay with the first. */
function atHome(
  part: DraftedPart,
  corrections: ReadonlyMap<DraftRow, Correction>,
): readonly DraftedPart[] {
  const column = columnOf(part)!;
  const groups = new Map<DraftedPart, DraftRow[]>();
  const unmatched = new Set(
    part.rows.filter(
      (row) => row.state !== "structural" && !corrections.has(row) && cellOf(row, column) !== null,
    ),
  );
  for (const row of part.rows) {
    if (row.state === "structural") continue;
    const home = corrections.get(row)?.root.part ?? part;
    put(
      groups,
      home,
      unmatched.has(row)
        ? { ...row, state: "quarantined", reason: "patch_unmatched", values: {} }
        : row,
    );
  }
  if (groups.size === 0) groups.set(part, []);
  const structural = part.rows.filter(({ state }) => state === "structural");
  const lost = new Set([...unmatched].map(({ row }) => row));
  return [...groups].map(([home, rows], i) => {
    const own = i === 0 ? [...structural, ...rows].sort((a, b) => a.row - b.row) : rows;
    const numbers = new Set(own.map(({ row }) => row));
    return {
      ...part,
      unit_id: home.unit_id,
      period: home.period,
      declared_on: home.declared_on,
      submission_id: idAtHome(part, home),
      rows: own,
      issues: [
        ...part.issues.filter(({ row }) => (row === null ? i === 0 : numbers.has(row))),
        ...rows
          .filter(({ row }) => lost.has(row))
          .map((row) => finding("patch_unmatched", row.row, column, cellOf(row, column), null)),
      ],
    };
  });
}

function put(groups: Map<DraftedPart, DraftRow[]>, part: DraftedPart, row: DraftRow): void {
  const there = groups.get(part);
  if (there) there.push(row);
  else groups.set(part, [row]);
}

const columnOf = (part: Pick<DraftPart, "columns">): string | null =>
  part.columns.find(({ label }) => isSourceRowColumn(label))?.label ?? null;

const cellOf = (row: DraftRow, column: string): string | null =>
  (JSON.parse(row.cells) as Record<string, string>)[column]?.trim() ?? null;

/** Corrections of corrections after what they correct, then by declared date, then by the file's hash and place in it. */
function byAge(a: Correction, b: Correction): number {
  const key = ({ part, row, depth }: Correction): string =>
    [
      String(depth).padStart(6, "0"),
      part.declared_on ?? "",
      part.file.reading.sha256,
      part.sheet,
      String(row.row).padStart(9, "0"),
    ].join("|");
  return key(a) < key(b) ? -1 : 1;
}

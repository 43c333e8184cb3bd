import { squeezed } from "../parse/parsed.js";
import { columnEvidence } from "./column-evidence.js";
import {
  type HeaderLabels,
  type HeaderMatch,
  type MatchOptions,
  matchColumns,
} from "./match-columns.js";
import { recordSign } from "./record-sign.js";
import { sampleRows } from "./sample-rows.js";
import { type TextRow, filledIn, isSubtotal, looksLikeLabels } from "./row-shape.js";

/** One table in a sheet. Row numbers count from 0; `end` is the first row after it. */
export interface FoundTable {
  /** Its first row, titles included. */
  readonly from: number;
  /** First and last row of its header; equal to `from - 1` where it has none. */
  readonly header: readonly [number, number];
  readonly end: number;
  readonly labels: HeaderLabels;
  readonly match: HeaderMatch;
}

export type FindOptions = Omit<MatchOptions, "hint"> & {
  /** Text of everything above a row, with names of sheet and file. */
  readonly hintOf: (from: number, until: number) => string;
  readonly headerWords: ReadonlySet<string>;
};

const searchRows = 40;
const deepestHeader = 3;

/** Finds the tables of a sheet one below the other: each header under its titles, in one to three rows. */
export function findTables(rows: readonly TextRow[], options: FindOptions): readonly FoundTable[] {
  if (options.keyed) return keyedTable(rows, options);
  const tables: FoundTable[] = [];
  let from = 0;
  let header = firstHeader(rows, 0, Math.min(rows.length, searchRows), 0, options);
  while (header) {
    const next = nextHeader(rows, header, options);
    const end = next?.titlesFrom ?? rows.length;
    tables.push({ from, header: header.rows, end, labels: header.labels, match: header.match });
    from = end;
    header = next;
  }
  return tables;
}

/** Records with keys: the first row is their header, whatever it looks like. */
function keyedTable(rows: readonly TextRow[], options: FindOptions): readonly FoundTable[] {
  const labels = rows[0]!.map((cell) => (cell === null ? [] : [cell.trim()]));
  const match = matchColumns(labels, evidenceFrom(rows, 1, options), {
    ...options,
    hint: options.hintOf(0, 0),
  });
  return match ? [{ from: 0, header: [0, 0], end: rows.length, labels, match }] : [];
}

interface Header {
  readonly rows: readonly [number, number];
  readonly labels: HeaderLabels;
  readonly match: HeaderMatch;
}

function firstHeader(
  rows: readonly TextRow[],
  from: number,
  to: number,
  titlesFrom: number,
  options: FindOptions,
): Header | null {
  for (let i = from; i < to; i += 1) {
    const header = headerAt(rows, i, titlesFrom, options);
    if (!header) continue;
    // A group row above the real header may pass for one; the row below may be the fuller one.
    const below =
      i + 1 < to && header.rows[1] === i ? headerAt(rows, i + 1, titlesFrom, options) : null;
    return below && taken(below) > taken(header) + 1 ? below : header;
  }
  return null;
}

const taken = ({ match }: Header): number =>
  match.columns.reduce(
    (sum, { field, score }) => sum + (field === null ? 0 : Math.min(1, score)),
    0,
  );

/** The header that begins in a row, of as many rows as explain the most columns. */
function headerAt(
  rows: readonly TextRow[],
  at: number,
  titlesFrom: number,
  options: FindOptions,
): Header | null {
  const row = rows[at]!;
  if (filledIn(row) < 2 || !looksLikeLabels(row)) return null;
  let best: Header | null = null;
  for (let depth = 1; depth <= deepestHeader && at + depth <= rows.length; depth += 1) {
    const last = at + depth - 1;
    if (depth > 1 && !continues(rows, at, last)) break;
    const labels = joinedLabels(rows, at, last);
    const match = matchColumns(labels, evidenceFrom(rows, last + 1, options), {
      ...options,
      hint: options.hintOf(titlesFrom, at),
    });
    if (!match) continue;
    const header = { rows: [at, last] as const, labels, match };
    if (!best || taken(header) > taken(best) + 0.5) best = header;
  }
  return best;
}

const evidenceRows = 2000;
const samples = new WeakMap<readonly TextRow[], readonly { row: TextRow; at: number }[]>();

/** Rows below a header that its columns are judged by: those of a sample of the sheet that does not depend on the order of its rows, or
 * where few of these are left, the next ones. */
function rowsBelow(rows: readonly TextRow[], from: number): readonly TextRow[] {
  if (rows.length - from <= evidenceRows) return rows.slice(from);
  let sample = samples.get(rows);
  if (!sample) {
    const chosen = new Set(sampleRows(rows, evidenceRows));
    sample = rows.flatMap((row, at) => (chosen.has(row) ? [{ row, at }] : []));
    samples.set(rows, sample);
  }
  const below = sample.filter(({ at }) => at >= from).map(({ row }) => row);
  return below.length >= 64 ? below : rows.slice(from, from + evidenceRows);
}

function evidenceFrom(rows: readonly TextRow[], from: number, { reference }: FindOptions) {
  const seen = new Map<number, ReturnType<typeof columnEvidence>>();
  let below: readonly TextRow[] | null = null;
  return (column: number) => {
    let evidence = seen.get(column);
    if (!evidence) {
      below ??= rowsBelow(rows, from);
      seen.set(column, (evidence = columnEvidence(below, column, reference)));
    }
    return evidence;
  };
}

/** A header goes on in the next row where that fills gaps or repeats the cells of a vertical merge, and is labels too. */
function continues(rows: readonly TextRow[], at: number, next: number): boolean {
  const [above, row] = [rows[next - 1]!, rows[next]!];
  if (!looksLikeLabels(row)) return false;
  let gaps = 0;
  let repeats = 0;
  let under = 0;
  for (let k = 0; k < row.length; k += 1) {
    const [upper, cell] = [above[k] ?? null, row[k] ?? null];
    if (cell === null) continue;
    if (upper === cell) repeats += 1;
    else if (upper === null) gaps += 1;
    else under += 1;
  }
  return at < next && gaps + repeats >= 1 && gaps + under >= 1 && (gaps >= 1 || repeats >= under);
}

/** Texts above one another, each once; a group's text goes on to the right over empty cells that have a leaf below. */
function joinedLabels(rows: readonly TextRow[], first: number, last: number): HeaderLabels {
  const width = Math.max(...rows.slice(first, last + 1).map((row) => row.length));
  return Array.from({ length: width }, (_, k) => {
    const parts: string[] = [];
    for (let i = first; i <= last; i += 1) {
      const cell = rows[i]![k] ?? groupOver(rows, i, last, k);
      const text = cell?.trim() ?? "";
      if (text !== "" && parts.at(-1) !== text) parts.push(text);
    }
    return parts;
  });
}

/** The group that stands to the left of an empty header cell, when it has a leaf of its own there and the cell one below it. */
function groupOver(
  rows: readonly TextRow[],
  at: number,
  last: number,
  column: number,
): string | null {
  const leaves = rows.slice(at + 1, last + 1);
  if (!leaves.some((row) => (row[column] ?? null) !== null)) return null;
  for (let left = column - 1; left >= 0; left -= 1) {
    const group = rows[at]![left] ?? null;
    if (group === null) continue;
    return leaves.some((row) => (row[left] ?? null) !== null && row[left] !== group) ? group : null;
  }
  return null;
}

/** The next header below a table with the first row of its titles, when another begins there: a row of labels under a gap or a title,
 * or one whose first cells are known headers. A record of the table, however little it fills, is neither. */
function nextHeader(
  rows: readonly TextRow[],
  after: Header,
  options: FindOptions,
): (Header & { readonly titlesFrom: number }) | null {
  const isRecord = recordSign(after.match, options.reference);
  const first = rows[after.rows[1]]!.find((cell) => cell !== null) ?? null;
  const own = new Set(
    rows[after.rows[1]]!.flatMap((cell) => (cell === null ? [] : [squeezed(cell)])),
  );
  let gap = false;
  let titlesFrom = after.rows[1] + 1;
  for (let i = after.rows[1] + 1; i < rows.length; i += 1) {
    options.deadline();
    const row = rows[i]!;
    const start = firstFilled(row);
    if (start < 0 || (isNarrow(row) && !isRecord(row))) {
      if (!gap) titlesFrom = i;
      gap = true;
      continue;
    }
    const cell = row[start]!;
    const suspicious = gap || cell === first || knownWords(row, start, options.headerWords);
    if (suspicious && looksLikeLabels(row) && filledIn(row) >= 2 && !isRecord(row)) {
      const repeated = row.every((each) => each === null || own.has(squeezed(each)));
      if (!repeated || gap) {
        const header = headerAt(rows, i, titlesFrom, options);
        const titles = titlesAbove(rows, after.rows[1] + 1, i, isRecord);
        if (header && (!repeated || titles < i)) return { ...header, titlesFrom: titles };
      }
    }
    gap = false;
  }
  return null;
}

function firstFilled(row: TextRow): number {
  for (let k = 0; k < row.length; k += 1) if (row[k] !== null && row[k] !== undefined) return k;
  return -1;
}

function isNarrow(row: TextRow): boolean {
  let filled = 0;
  for (let k = 0; k < row.length; k += 1)
    if (row[k] !== null && row[k] !== undefined && (filled += 1) > 2) return false;
  return true;
}

function knownWords(row: TextRow, start: number, words: ReadonlySet<string>): boolean {
  let known = 0;
  for (let k = start; k < row.length && k < start + 4; k += 1) {
    const cell = row[k];
    if (cell && cell.length <= 12 && words.has(cell)) known += 1;
  }
  return known >= 2;
}

/** First row of the titles that stand right above a header: blank rows and rows of one or two cells that are no total. */
function titlesAbove(
  rows: readonly TextRow[],
  from: number,
  header: number,
  isRecord: (row: TextRow) => boolean,
): number {
  let at = header;
  const isTitle = (row: TextRow): boolean => isNarrow(row) && !isSubtotal(row) && !isRecord(row);
  while (at > from && isTitle(rows[at - 1]!)) at -= 1;
  // Notes under the table before it, set off by a blank row, stay with that table.
  for (let i = header - 1; i > at; i -= 1)
    if (firstFilled(rows[i]!) < 0 && i < header - 1) return i + 1;
  while (at < header && firstFilled(rows[at]!) < 0) at += 1;
  return at;
}

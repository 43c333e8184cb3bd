import type { Row } from "@atlas/schema";
import type { DraftOptions } from "../draft/file-draft.js";
import type { FileReading, TextSheet } from "../read/file-reading.js";
import { columnIndex } from "../read/xlsx-sheet.js";

/** A file as it was read, with the options it was read under. */
export interface RestoredFile {
  readonly reading: FileReading;
  readonly options: DraftOptions;
}

interface ReaderBook {
  readonly format: string;
  readonly date_system: "1900" | "1904" | null;
  readonly options: DraftOptions;
  readonly rejection?: FileReading["rejection"];
  readonly sheets: readonly {
    readonly sheet: string;
    readonly hidden: boolean;
    readonly keyed: boolean;
    readonly titles: string;
    readonly merges: readonly string[];
    readonly notes?: readonly string[];
    /** First and last row of the part, 1-based. */
    readonly rows: readonly [number, number];
    readonly columns: readonly { readonly label: string }[];
  }[];
}

/** Rebuilds the text of every file from the books of a warehouse, one after the other, so that incremental runs and retraction need
 * no file.
 * @param submissions all rows of `submission`
 * @param sourceRows all rows of `source_row` */
export function* restoreFiles(
  submissions: readonly Row<"submission">[],
  sourceRows: readonly Row<"source_row">[],
): Generator<RestoredFile> {
  const rowsOf = new Map<string, Row<"source_row">[]>();
  for (const row of sourceRows) {
    const there = rowsOf.get(row.submission_id);
    if (there) there.push(row);
    else rowsOf.set(row.submission_id, [row]);
  }
  const files = new Map<string, Row<"submission">[]>();
  for (const submission of submissions) {
    if (submission.status !== "skipped" && submission.status !== "retracted") {
      files.set(submission.sha256, [...(files.get(submission.sha256) ?? []), submission]);
    }
  }
  for (const own of files.values()) {
    const first = own[0]!;
    const book = JSON.parse(first.reader) as ReaderBook;
    // Several blocks of one sheet, or rows that correct several returns, are one sheet again.
    const parts = new Map<string, BookedPart[]>();
    for (const submission of own) {
      const rows = rowsOf.get(submission.submission_id) ?? [];
      for (const part of (JSON.parse(submission.reader) as ReaderBook).sheets) {
        const there = parts.get(part.sheet);
        if (there) there.push({ part, rows });
        else parts.set(part.sheet, [{ part, rows }]);
      }
    }
    const sheets = [...parts.values()].map(sheetOf);
    const unread = sheets.length === 0;
    yield {
      options: book.options,
      reading: {
        name: first.file,
        sha256: first.sha256,
        format: book.format,
        encoding: first.encoding,
        dateSystem: book.date_system,
        sheets,
        rejection: unread ? (book.rejection ?? null) : null,
      },
    };
  }
}

interface BookedPart {
  readonly part: ReaderBook["sheets"][number];
  readonly rows: readonly Row<"source_row">[];
}

function sheetOf(booked: readonly BookedPart[]): TextSheet {
  const grid: (string | null)[][] = [];
  for (const { part, rows } of booked) {
    const indexOf = new Map(part.columns.map(({ label }, i) => [label, i]));
    const [first, last] = part.rows;
    for (const { sheet, row, cells } of rows) {
      if (sheet === part.sheet && row >= first && row <= last) grid[row - 1] = line(cells, indexOf);
    }
  }
  for (let i = 0; i < grid.length; i += 1) grid[i] ??= [];
  const { sheet: name, hidden, titles, merges, notes = [], keyed, columns } = booked[0]!.part;
  return {
    name,
    hidden,
    titles,
    merges,
    notes,
    keys: keyed ? columns.map(({ label }) => label) : null,
    rows: grid,
  };
}

function line(cells: string, indexOf: ReadonlyMap<string, number>): (string | null)[] {
  const row: (string | null)[] = [];
  for (const [label, text] of Object.entries(JSON.parse(cells) as Record<string, string>)) {
    const letters = /^\(([A-Z]{1,3})\)$/.exec(label)?.[1];
    const at = letters === undefined ? indexOf.get(label)! : columnIndex(letters);
    while (row.length < at) row.push(null);
    row[at] = text;
  }
  return row;
}

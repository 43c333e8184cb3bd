import type { Row } from "@atlas/schema";
import type { DraftOptions } from "./draft/file-draft.js";
import type { FileReading, TextSheet } from "./read/file-reading.js";
import { columnIndex } from "./read/read-xlsx.js";

/** A file as it was read, with the options it was read under. */
export interface RestoredFile {
  readonly reading: FileReading;
  readonly options: DraftOptions;
}

interface ReaderBook {
  readonly format: string;
  readonly options: DraftOptions;
  readonly sheets: readonly {
    readonly sheet: string;
    readonly hidden: boolean;
    readonly columns: readonly { readonly label: string }[];
  }[];
}

/** Rebuilds the text of every file from the books of a warehouse, so that incremental runs and retraction need no file.
 * @param submissions all rows of `submission`
 * @param sourceRows all rows of `source_row` */
export function restoreFiles(
  submissions: readonly Row<"submission">[],
  sourceRows: readonly Row<"source_row">[],
): readonly RestoredFile[] {
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
  return [...files.values()].map((own) => {
    const first = own[0]!;
    const book = JSON.parse(first.reader) as ReaderBook;
    const sheets = own.flatMap((submission) => {
      const { sheets: parts } = JSON.parse(submission.reader) as ReaderBook;
      return parts.map((part) =>
        sheetOf(part, rowsOf.get(submission.submission_id) ?? [], book.format),
      );
    });
    const unread = sheets.length === 0;
    return {
      options: book.options,
      reading: {
        name: first.file,
        sha256: first.sha256,
        format: book.format,
        encoding: first.encoding,
        sheets,
        rejection: unread
          ? { code: "file_unreadable", parameters: { reason: first.reason_zh ?? "" } }
          : null,
      },
    };
  });
}

function sheetOf(
  part: ReaderBook["sheets"][number],
  rows: readonly Row<"source_row">[],
  format: string,
): TextSheet {
  const indexOf = new Map(part.columns.map(({ label }, i) => [label, i]));
  const offset = format === "json" ? 0 : 1;
  const grid: (string | null)[][] = [];
  for (const { sheet, row, cells } of rows) {
    if (sheet !== part.sheet) continue;
    const line: (string | null)[] = [];
    for (const [label, text] of Object.entries(JSON.parse(cells) as Record<string, string>)) {
      const letters = /^\(([A-Z]{1,3})\)$/.exec(label)?.[1];
      const at = letters === undefined ? indexOf.get(label)! : columnIndex(letters);
      while (line.length < at) line.push(null);
      line[at] = text;
    }
    grid[row - offset] = line;
  }
  for (let i = 0; i < grid.length; i += 1) grid[i] ??= [];
  return { name: part.sheet, hidden: part.hidden, rows: grid };
}

import { toCsvLine } from "@atlas/schema";
import { writeWorkbook } from "@atlas/spreadsheet";

/** A table as it is taken away: what it is, then its cells. A cell that has no value says why in words; it is never left empty or 0. */
export interface TakenTable {
  /** What the table shows, for its sheet. */
  readonly name: string;
  /** Name of the sheet with the facts. */
  readonly about: string;
  /** Figure, definition, window … */
  readonly facts: readonly (readonly [string, string])[];
  readonly headers: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** The two kinds of file a table becomes. */
export type TableFormat = "csv" | "xlsx";

/** A table's file: the facts are the first lines of a CSV (UTF-8 with its mark), and a sheet of their own in a workbook. */
export function tableFile(table: TakenTable, format: TableFormat): Uint8Array<ArrayBuffer> {
  const { name, about, facts, headers, rows } = table;
  if (format === "xlsx")
    return new Uint8Array(
      writeWorkbook([
        { name, rows: [headers, ...rows], headerRow: 1 },
        { name: about, rows: facts, headerRow: 0 },
      ]),
    );
  const lines = [...facts, [], headers, ...rows].map(toCsvLine);
  return new TextEncoder().encode(`\ufeff${lines.join("\r\n")}\r\n`);
}

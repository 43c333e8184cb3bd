import type { IssueCode, IssueParameters } from "@atlas/schema";

/** A sheet as text: `rows[i][j]` is the raw text of row `i + 1`, column `j`; null where nothing stands. */
export interface TextSheet {
  /** Empty text for formats without sheets. */
  readonly name: string;
  readonly hidden: boolean;
  /** Names of the columns where the format keeps them apart from the rows (keys of JSON records); else null. */
  readonly keys: readonly string[] | null;
  /** What stands beside the rows (other members of a JSON document), as `name: value` texts. */
  readonly titles: string;
  /** Ranges whose text was repeated downwards because the cells are merged. */
  readonly merges: readonly string[];
  /** What else the format says of the sheet: `hidden:5-9` for rows that are not shown, `transposed` where records were columns
   * (and `hidden-field:5-9` for what was not shown then), `beside:name: value` for what a document tells beside its rows. */
  readonly notes: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
}

/** A file decoded to text, or why it could not be. Everything after this sees text only, so that the same facts in
 * another format give the same records. */
export interface FileReading {
  readonly name: string;
  readonly sha256: string;
  readonly format: string;
  readonly encoding: string | null;
  /** Of a workbook: whether day 0 lies in 1900 or 1904. */
  readonly dateSystem: "1900" | "1904" | null;
  readonly sheets: readonly TextSheet[];
  readonly rejection: { readonly code: IssueCode; readonly parameters: IssueParameters } | null;
}

/** A sheet of a format that has nothing but rows. */
export function plainSheet(rows: TextSheet["rows"], name = "", hidden = false): TextSheet {
  return { name, hidden, keys: null, titles: "", merges: [], notes: [], rows };
}

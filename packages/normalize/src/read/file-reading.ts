import type { IssueCode, IssueParameters } from "@atlas/schema";

/** A sheet as text: `rows[i][j]` is the raw text of row `i + 1`, column `j`; null where nothing stands. */
export interface TextSheet {
  /** Empty text for formats without sheets. */
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: readonly (readonly (string | null)[])[];
}

/** A file decoded to text, or why it could not be. Everything after this sees text only, so that the same facts in
 * another format give the same records. */
export interface FileReading {
  readonly name: string;
  readonly sha256: string;
  readonly format: string;
  readonly encoding: string | null;
  readonly sheets: readonly TextSheet[];
  readonly rejection: { readonly code: IssueCode; readonly parameters: IssueParameters } | null;
}

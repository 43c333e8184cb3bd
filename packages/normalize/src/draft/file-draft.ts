import type { Code, IssueCode, IssueParameters } from "@atlas/schema";
import type { FileReading } from "../read/file-reading.js";

/** Options that a person gave with a file; kept with it, so that reading it again from the books is the same. */
export interface DraftOptions {
  readonly kind?: Code<"return_kind">;
  readonly crs?: "wgs84" | "gcj02" | "bd09";
  readonly received?: string;
}

/** A finding, before it knows its submission. */
export interface DraftIssue {
  readonly code: IssueCode;
  readonly row: number | null;
  readonly column: string | null;
  readonly raw: string | null;
  readonly value: string | null;
  readonly parameters: IssueParameters;
}

/** What became of a row in its own file; merging and superseding come later. */
export type DraftState = "accepted" | "quarantined" | "structural";

/** One row of a sheet with what was read in it. */
export interface DraftRow {
  readonly row: number;
  readonly state: DraftState;
  /** Kind of structural row, or the issue that stopped it. */
  readonly reason: string | null;
  /** JSON of column → raw text, masked. */
  readonly cells: string;
  /** Field → value; of a row that was stopped what could be read, of a structural one nothing. */
  readonly values: Readonly<Record<string, unknown>>;
}

/** A column of a sheet with what it was taken for. */
export interface DraftColumn {
  readonly label: string;
  readonly field: string | null;
  /** How sure the field is, 0..1, and by what; absent where the column is unknown. */
  readonly score?: number;
  readonly how?: string;
}

/** Positions of a sheet whose coordinate system is not known yet. */
export interface UndecidedPositions {
  /** The findings of the sheet that hold only as long as the system is not known. */
  readonly issues: readonly DraftIssue[];
  /** The data rows with `lon` and `lat` as read in one system, and what there is to say of them. Pure. */
  readonly as: (crs: "wgs84" | "gcj02" | "bd09") => {
    readonly rows: readonly DraftRow[];
    readonly issues: readonly DraftIssue[];
  };
}

/** One sheet (or one block of one kind in it) read as a part of a return. */
export interface DraftPart {
  readonly sheet: string;
  readonly hidden: boolean;
  /** Whether the column names are keys of records, not a row of their own. */
  readonly keyed: boolean;
  readonly titles: string;
  readonly merges: readonly string[];
  /** As in the sheet that was read. */
  readonly notes: readonly string[];
  /** How kind and columns were found, for a person. */
  readonly why: string;
  readonly kind: Code<"return_kind"> | null;
  readonly unit_id: string | null;
  readonly period: string | null;
  readonly declared_on: string | null;
  readonly received_on: string | null;
  readonly synthetic: boolean;
  readonly crs: Code<"crs"> | null;
  readonly crsEvidence: Readonly<Record<string, unknown>> | null;
  /** Not null while `crs` is ambiguous. */
  readonly undecided: UndecidedPositions | null;
  readonly confidence: number;
  /** Label of each column, as in `cells`, with the field it was taken for. */
  readonly columns: readonly DraftColumn[];
  readonly rejection: IssueCode | null;
  readonly rows: readonly DraftRow[];
  readonly issues: readonly DraftIssue[];
}

/** Everything that one file says, on its own. */
export interface FileDraft {
  readonly reading: Omit<FileReading, "sheets">;
  readonly options: DraftOptions;
  readonly parts: readonly DraftPart[];
}

/** A finding of a sheet; `row` is null for one of the whole sheet. */
export function finding(
  code: IssueCode,
  row: number | null,
  column: string | null,
  raw: string | null,
  value: string | null,
  parameters: DraftIssue["parameters"] = {},
): DraftIssue {
  return { code, row, column, raw, value, parameters };
}

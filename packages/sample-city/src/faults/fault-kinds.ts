import type { IssueCode } from "@atlas/schema";

/** What a careful reader ends up with: the true value; the same at a coarser precision; nothing, with an issue; what was written,
 * with an issue; the row merged, structural or quarantined; the file rejected; or anything, since the file does not tell. */
export type Expected =
  | "value"
  | "coarser"
  | "null"
  | "kept"
  | "merged"
  | "structural"
  | "quarantined"
  | "rejected"
  | "any";

/** One kind of fault: what it asks of the reader, and the issues that would say so, each of them enough; none where the codes name none. */
export interface FaultKind {
  readonly expected: Expected;
  /** Whether the file itself, or the files together, show that something is amiss or had to be interpreted. */
  readonly detectable: boolean;
  readonly issues: readonly IssueCode[];
}

const kind = (expected: Expected, ...issues: readonly IssueCode[]): FaultKind => ({
  expected,
  detectable: true,
  issues,
});
/** A slip into what could as well be true. */
const unseen: FaultKind = { expected: "any", detectable: false, issues: [] };

/** Every fault that the city can be written with; the README has the same list in words. */
export const faultKinds = {
  // headers
  header_wording: kind("value"),
  header_spaced: kind("value"),
  header_line_break: kind("value"),
  header_full_width: kind("value"),
  header_starred: kind("value"),
  header_unit: kind("value"),
  header_two_rows: kind("value"),
  header_typo: kind("any", "column_unknown", "column_matched"),
  header_repeated: kind("structural"),
  header_absent: kind("any", "header_inferred", "header_missing"),
  columns_reordered: kind("value"),
  column_unknown: kind("value", "column_unknown"),
  column_unit: kind("value"),
  column_index: kind("value"),
  column_index_unnamed: kind("value"),
  column_blank: kind("value"),
  column_personal: kind("value", "personal_masked"),
  // the shape of a sheet
  cells_merged: kind("value", "merged_propagated"),
  cells_formula: kind("value"),
  row_subtotal: kind("structural"),
  row_total: kind("structural"),
  row_footnote: kind("structural"),
  row_blank: kind("structural"),
  row_block_title: kind("structural"),
  rows_hidden: kind("value", "row_hidden"),
  sheet_hidden: kind("value", "sheet_hidden"),
  sheet_instructions: kind("structural"),
  sheet_per_township: kind("value"),
  sheet_blocks: kind("value"),
  sheet_transposed: kind("value", "table_transposed"),
  dates_1904: kind("value"),
  // missing values
  missing_word: kind("null", "missing_word"),
  value_missing: kind("null", "missing_word"),
  formula_error: kind("null", "formula_error"),
  // numbers
  number_unit: kind("value", "number_unit_stripped"),
  number_about: kind("value", "number_approximate"),
  number_range: kind("null", "number_range"),
  number_wan: kind("value", "number_unit_stripped"),
  number_thousands: kind("value"),
  number_chinese: kind("value", "number_chinese"),
  number_full_width: kind("value", "fullwidth_folded"),
  number_spaced: kind("value", "whitespace_trimmed"),
  number_text: kind("value"),
  number_words: kind("null", "number_invalid", "missing_word"),
  number_outlier: kind("kept", "number_outlier", "number_out_of_range"),
  number_negative: kind("null", "number_out_of_range", "number_invalid"),
  number_slip: unseen,
  money_wan: kind("value"),
  year_words: kind("value", "number_unit_stripped"),
  year_decade: kind("null", "number_invalid", "number_range"),
  // dates
  date_other_style: kind("value"),
  date_chinese: kind("value"),
  date_with_time: kind("value"),
  date_full_width: kind("value", "fullwidth_folded"),
  date_serial: kind("value", "date_serial"),
  date_month: kind("coarser", "date_completed"),
  date_third: kind("coarser", "date_completed"),
  date_quarter: kind("coarser", "date_completed"),
  date_year: kind("coarser", "date_completed"),
  date_two_digit_year: kind("null", "date_two_digit_year"),
  date_impossible: kind("null", "date_impossible"),
  date_words: kind("null", "date_invalid", "missing_word"),
  date_future: kind("kept", "date_future"),
  date_slip: unseen,
  // shares
  share_other_scale: kind("value", "percent_scale"),
  share_spaced: kind("value", "percent_scale", "whitespace_trimmed"),
  share_tenths: kind("value", "percent_scale"),
  share_over: kind("null", "percent_invalid", "number_out_of_range"),
  // words
  code_other_word: kind("value"),
  code_unknown: kind("null", "code_unknown"),
  flag_other_word: kind("value"),
  flag_undecided: kind("null", "boolean_invalid", "missing_word"),
  text_spaced: kind("value", "whitespace_trimmed", "code_mapped"),
  text_personal: kind("kept", "personal_masked"),
  // coordinates
  crs_converted: kind("value", "crs_converted"),
  crs_unlabelled: kind("value", "crs_converted"),
  point_joined: kind("value"),
  points_swapped: kind("value", "coordinate_swapped"),
  point_swapped: kind("value", "coordinate_swapped"),
  point_sexagesimal: kind("value", "coordinate_dms"),
  point_degree_minute: kind("value", "coordinate_dms"),
  point_placeholder: kind("null", "coordinate_placeholder"),
  point_missing: kind("null", "missing_word", "coordinate_invalid"),
  point_far: kind("null", "coordinate_outside_city", "coordinate_invalid"),
  point_drift: unseen,
  // places
  place_short: kind("value"),
  place_official: kind("value"),
  place_code: kind("value"),
  place_with_district: kind("value"),
  place_misspelt: kind("value", "division_corrected"),
  place_character_lost: kind("value", "division_corrected"),
  place_old_district: kind("value", "division_renamed"),
  place_old_code: kind("value", "division_code_old", "division_merged", "division_succeeded"),
  place_old_street: kind("value", "division_merged", "division_succeeded"),
  place_in_address: kind("value", "division_from_address"),
  // names of compounds
  name_numeral: kind("value"),
  name_hash: kind("value"),
  name_prefixed: kind("value"),
  name_with_district: kind("value"),
  name_spaced: kind("value", "whitespace_trimmed"),
  name_full_width: kind("value", "fullwidth_folded"),
  name_suffix_dropped: kind("value"),
  name_similar_character: kind("value"),
  name_phase_bracketed: kind("value"),
  // rows
  row_duplicate: kind("merged", "row_duplicate"),
  row_conflict: kind("merged", "record_conflict"),
  row_unidentified: kind("quarantined", "row_unidentified"),
  participation_exceeds: kind("null", "participation_exceeds"),
  votes_exceed: kind("kept", "votes_exceed"),
  closed_before_begun: kind("kept", "closed_before_begun"),
  // files
  file_corrected: kind("value"),
  file_resent: kind("value"),
  file_older_after_newer: kind("value", "return_older_after_newer"),
  file_undeclared: kind("value", "unit_unknown"),
  file_foreign_list: kind("value", "unit_unknown"),
  file_json_records: kind("value", "unit_unknown"),
  file_geojson: kind("value", "unit_unknown"),
  file_other_city: kind("rejected", "other_city"),
  file_empty: kind("rejected", "file_empty"),
  file_header_only: kind("structural"),
  file_unreadable: kind("rejected", "file_unreadable"),
  file_no_return: kind("rejected", "header_missing", "kind_ambiguous"),
  file_unsupported: kind("rejected", "format_unsupported"),
} as const satisfies Readonly<Record<string, FaultKind>>;

/** Name of a fault. */
export type FaultName = keyof typeof faultKinds;

/** A fault that was planted: in a cell, a row (no field), or a whole sheet (no row). Rows are counted from 1 in the file. */
export interface PlantedFault {
  readonly fault: FaultName;
  readonly row: number | null;
  /** Heading of the column as it stands in the file. */
  readonly column: string | null;
  /** The warehouse's column. */
  readonly field: string | null;
  readonly trueValue: string | null;
  readonly written: string | null;
  /** False where what else went wrong in the row hides it, so that the file no longer shows it. */
  readonly shown?: false;
}

import type { CrsName } from "../writing/write-point.js";

/** What a file is, by how the office's program saves it. */
export type Container =
  "workbook" | "xlsx" | "xls" | "csv-utf8" | "csv-utf8-bom" | "csv-gb18030" | "tsv-utf16" | "zip";

/** An odd lasting way of an office that the forms do not ask for; held by a few offices each, dealt by the seed. */
export const oddWays = {
  "header-spaced": 2,
  "header-line-break": 3,
  "header-full-width": 3,
  "header-unit": 3,
  "header-starred": 2,
  "columns-reordered": 4,
  "two-row-header": 3,
  blocks: 2,
  "sheet-per-township": 2,
  "merged-places": 3,
  "rows-subtotal": 4,
  "row-total": 5,
  footnote: 5,
  "instruction-sheet": 4,
  "hidden-sheet": 2,
  "hidden-rows": 2,
  "blank-column": 2,
  "index-column": 6,
  "index-unnamed": 2,
  "unknown-column": 5,
  "header-repeated": 4,
  "rows-blank": 3,
  transposed: 4,
  contacts: 3,
  "unit-column": 4,
  "number-unit": 2,
  "number-text": 3,
  "number-thousands": 2,
  "money-wan": 6,
  "money-unit": 2,
  "formula-cells": 3,
  "date-1904": 2,
  "place-official": 3,
  "place-short": 3,
  "place-code": 1,
  "place-old-name": 6,
  "place-in-address": 1,
  "point-joined": 4,
  "point-latitude-first": 3,
  "point-sexagesimal": 1,
  "point-degree-minute": 1,
  "crs-unlabelled": 6,
  "names-prefixed": 3,
  "names-hash": 2,
  "names-numerals": 2,
  "headers-own": 20,
  "codes-own": 18,
  "period-own": 10,
} as const;

/** An odd way. */
export type OddWay = keyof typeof oddWays;

/** How an office writes a day. */
export type DateStyle =
  "typed" | "iso" | "slash" | "dots" | "words" | "words-padded" | "compact" | "serial" | "chinese";

/** One of the 23 offices, with its lasting ways. */
export interface Office {
  readonly unitId: string;
  readonly name: string;
  readonly ordinal: number;
  readonly container: Container;
  readonly titled: boolean;
  /** Letters before its case numbers; null when it does not number its cases. */
  readonly numberPrefix: string | null;
  readonly dates: DateStyle;
  readonly shares: "percent" | "fraction" | "points" | "percent-format";
  readonly flags: readonly [string, string];
  /** Word for a missing value; null for a blank cell. */
  readonly missing: string | null;
  readonly separator: string;
  readonly crs: CrsName;
  readonly fileName: number;
  readonly sharedStrings: boolean;
  readonly ways: ReadonlySet<OddWay>;
}

import type { IssueCode, IssueParameters } from "@atlas/schema";

/** A value out of a cell with what had to be done to get it. `value` null means unknown. */
export interface Parsed<T> {
  readonly value: T | null;
  readonly issue?: { readonly code: IssueCode; readonly parameters?: IssueParameters };
}

/** A date: the first day of what was written, and how much was written. */
export interface ParsedDate {
  readonly on: string;
  readonly precision: "day" | "month" | "quarter" | "year";
}

/** Text with full-width forms folded and white space at its ends gone. */
export const folded = (text: string): string => text.normalize("NFKC").trim();

const missing = new Set([
  "暂无数据",
  "暂无",
  "不详",
  "无",
  "未知",
  "/",
  "\\",
  "-",
  "--",
  "—",
  "——",
  "–",
  "n/a",
  "na",
  "null",
  "none",
  "空",
  "无数据",
  "待定",
  "待补",
  "未填",
  "#n/a",
  "?",
  "?",
]);

/** Whether a text says in words that there is no value. */
export const saysMissing = (text: string): boolean =>
  missing.has(folded(text).toLowerCase().replace(/\s+/g, ""));

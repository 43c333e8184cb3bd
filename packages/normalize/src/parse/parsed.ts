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

/** A cell that gives no value, and why. */
export function unreadable(code: IssueCode, parameters: IssueParameters = {}) {
  return { value: null, issue: { code, parameters } } as const;
}

/** Printable ASCII without a space and the common ideographs: what NFKC and squeezing leave as it is. */
const settled = /^[!-~\u4e00-\u9fff、。]*$/;

/** Whether a text has neither white space nor a character that folding changes. */
export const isSettled = (text: string): boolean => settled.test(text);

/** Text with full-width forms folded and white space at its ends gone. */
export const folded = (text: string): string =>
  settled.test(text) ? text : text.normalize("NFKC").trim();

/** The same without any white space or invisible sign inside. */
export const squeezed = (text: string): string =>
  settled.test(text) ? text : text.normalize("NFKC").replace(/[\s\p{Cf}]+/gu, "");

/** What was done to a text from which only white space or the width of its characters was taken; null where it is as it was.
 * @param text the text as it is read now */
export function tidied(
  raw: string,
  text: string,
): "whitespace_trimmed" | "fullwidth_folded" | null {
  if (raw === text) return null;
  return raw.replace(/[\s\p{Cf}]+/gu, "") === text.replace(/[\s\p{Cf}]+/gu, "")
    ? "whitespace_trimmed"
    : "fullwidth_folded";
}

/** Whether a formula failed or left no value. `#N/A` is one that looked something up in vain, not a word for what is missing. */
export const failedFormula = (text: string): boolean => /^=[^=]/.test(text) || isErrorValue(text);

/** Whether a text is what a failed formula shows. */
export const isErrorValue = (text: string): boolean =>
  /^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|BUSY!|GETTING_DATA|UNKNOWN!)$/i.test(
    text,
  );

const missing: ReadonlySet<string> = new Set(
  (
    "暂无数据 暂无 暂无资料 暂缺 暂未统计 暂未提供 不详 不清 不清楚 不明 不知 未详 无 无数据 无资料 无记录 未知 空 空白 缺 缺失 缺项 " +
    "待定 待补 待补充 待填 待核 待核实 待核查 待查 待统计 待确认 未填 未填报 未统计 未提供 未登记 未录入 不适用 不涉及 不祥 略 " +
    "未知年建成 年建成 暂无信息 暂无参考均价 n/a na n.a. nan null (null) none nil undefined tbd unknown missing"
  ).split(" "),
);
/** Dashes, dots, slashes and the like alone: what an ellipsis folds to is one, too. */
const onlySigns =
  /^(?:\{\})?$|^[\p{Pd}\u2212\u2500\u2501\u30fc_/\\\u2215.\u3002\u00b7\u30fb\u3001*?~]+$/u;

const longestMissing = 16;

/** First characters of what may be such a word, a bracket before it included. */
const beginnings = new Set([
  ..."([{-_/\\.*?~",
  ...[...missing].flatMap((word) => [word[0]!, word[0]!.toUpperCase()]),
]);

/** Whether a text begins with a character that folding and squeezing leave as it is, and with which no such word begins. */
const beginsOtherwise = (text: string): boolean => {
  const code = text.charCodeAt(0);
  const stays = (code > 0x20 && code < 0x7f) || (code >= 0x4e00 && code <= 0x9fff);
  return stays && !beginnings.has(text[0]!);
};

/** Whether a text says in words, or with signs that stand for none, that there is no value. */
export function saysMissing(text: string): boolean {
  if (text.length > longestMissing || beginsOtherwise(text)) return false;
  const bare = squeezed(text)
    .toLowerCase()
    .replace(/^[(【[](.*)[)】\]]$/, "$1");
  return missing.has(bare) || onlySigns.test(bare);
}

import { chineseNumeral } from "./parse-number.js";
import { type Parsed, folded } from "./parsed.js";

/** Whether a column writes plain numbers as 0..1 or as 0..100: decided once for a column, never cell by cell. */
export type ShareScale = "unit" | "hundred" | "unknown";

/** The scale that a column's plain numbers show: any above 1 means hundreds. */
export function shareScale(values: Iterable<string>): ShareScale {
  let scale: ShareScale = "unknown";
  for (const raw of values) {
    const number = Number(folded(raw));
    if (!Number.isFinite(number)) continue;
    if (number > 1) return "hundred";
    if (number > 0 && number < 1) scale = "unit";
  }
  return scale;
}

/** 85%, 0.85, 85 and 八成五 → 0.85. */
export function parseShare(raw: string, scale: ShareScale): Parsed<number> {
  const text = folded(raw).replace(/\s+/g, "");
  const percent = /^(\d+(?:\.\d+)?)[%‰]$/.exec(text) ?? /^百分之(.+)$/.exec(text);
  if (percent) {
    const number = text.startsWith("百") ? chineseNumeral(percent[1]!) : Number(percent[1]);
    return number === null ? invalid : share(number / (text.endsWith("‰") ? 1000 : 100));
  }
  const tenths = /^([一二三四五六七八九十])成([一二三四五六七八九半])?$/.exec(text);
  if (tenths) {
    const half = tenths[2] === "半" ? 5 : tenths[2] ? chineseNumeral(tenths[2])! : 0;
    return share((chineseNumeral(tenths[1]!)! * 10 + half) / 100);
  }
  if (!/^\d+(\.\d+)?$/.test(text)) return invalid;
  const number = Number(text);
  if (number <= 1 && scale !== "hundred") {
    return scale === "unknown" && number === 1 ? share(1) : { value: number };
  }
  return share(number / 100);
}

const invalid: Parsed<number> = { value: null, issue: { code: "percent_invalid" } };

function share(value: number): Parsed<number> {
  const rounded = Math.round(value * 1e6) / 1e6;
  if (rounded < 0 || rounded > 1)
    return {
      value: null,
      issue: { code: "number_out_of_range", parameters: { expected: "0–100%" } },
    };
  return { value: rounded, issue: { code: "percent_scale" } };
}

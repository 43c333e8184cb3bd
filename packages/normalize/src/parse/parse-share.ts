import { chineseNumeral } from "./parse-number.js";
import { type Parsed, failedFormula, folded, squeezed, unreadable } from "./parsed.js";

/** Whether a column writes plain numbers as 0..1 or as 0..100: decided once for a column, never cell by cell. */
export type ShareScale = "unit" | "hundred" | "unknown";

/** The scale that a column's plain numbers show: any above 1 means hundreds. */
export function shareScale(values: Iterable<string>): ShareScale {
  let scale: ShareScale = "unknown";
  for (const raw of values) {
    const text = folded(raw);
    if (!/^\d+(\.\d+)?$/.test(text)) continue;
    const number = Number(text);
    if (number > 1) return "hundred";
    if (number > 0 && number < 1) scale = "unit";
  }
  return scale;
}

/** 85%, 0.85, 85 and 八成五 → 0.85. A fraction in a column that counts in hundreds could be either: null with an issue. */
export function parseShare(raw: string, scale: ShareScale): Parsed<number> {
  const text = squeezed(raw).replace(/^(约|大约)/, "");
  const percent = /^(\d+(?:\.\d+)?)(%|‰|个百分点)$/.exec(text);
  if (percent) return share(Number(percent[1]) / (percent[2] === "‰" ? 1000 : 100));
  const words = /^百分之([^点]+)(?:点(.+))?$/.exec(text);
  if (words) {
    const [whole, part] = [spoken(words[1]!), words[2] === undefined ? 0 : spoken(words[2])];
    return whole === null || part === null
      ? unreadable("percent_invalid")
      : share(Number(words[2] === undefined ? whole : `${whole}.${part}`) / 100);
  }
  const tenths = /^([一二三四五六七八九十\d])成([一二三四五六七八九半\d])?$/.exec(text);
  if (tenths) {
    const half = tenths[2] === "半" ? 5 : tenths[2] ? spoken(tenths[2])! : 0;
    return share((spoken(tenths[1]!)! * 10 + half) / 100);
  }
  if (failedFormula(text)) return unreadable("formula_error");
  if (!/^\d+(\.\d+)?$/.test(text)) return unreadable("percent_invalid");
  const number = Number(text);
  if (scale === "hundred" && number > 0 && number < 1) return unreadable("percent_ambiguous");
  if (number <= 1 && scale !== "hundred") return { value: number };
  return share(number / 100);
}

const spoken = (text: string): number | null =>
  /^\d+$/.test(text) ? Number(text) : chineseNumeral(text);

function share(value: number): Parsed<number> {
  const rounded = Math.round(value * 1e6) / 1e6;
  return rounded < 0 || rounded > 1
    ? unreadable("number_out_of_range", { expected: "0–100%" })
    : { value: rounded, issue: { code: "percent_scale" } };
}

import { chineseNumeral } from "../parse/parse-number.js";

const signs = "〇零○一二两三四五六七八九壹贰叁肆伍陆柒捌玖十拾百佰";
const run = new RegExp(`([${signs}]+)(?=号|栋|幢|座|单元|组|环|街坊|厂)`, "g");
/** Before these a name may itself end in a numeral (八一二期), so only the last whole numeral counts. */
const last =
  /([一二三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九壹贰叁肆伍陆柒捌玖])(?=期|区|段|院|村$)/g;
const ordinal = new RegExp(`第([${signs}]+)`, "g");

/** Chinese numerals become digits before unit words and after 第, and nowhere else: 六号院 → 6号院, 北三段 → 北3段, while 三圣, 五块石,
 * 九里堤 and 万和 stay words. */
export function unitNumerals(text: string): string {
  const digits = (word: string): string => String(chineseNumeral(word) ?? word);
  return text
    .replace(run, (word) => digits(word))
    .replace(last, (word) => digits(word))
    .replace(ordinal, (_, word: string) => digits(word));
}

const anyRun = new RegExp(`[${signs}]+`, "g");

/** Every Chinese numeral as digits, for comparing two names only: 二十四城 and 24城 agree, 一号 and 二号 do not. */
export const plainNumerals = (text: string): string =>
  text.replace(anyRun, (word) => String(chineseNumeral(word) ?? word));

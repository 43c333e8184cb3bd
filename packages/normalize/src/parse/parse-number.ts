import { type Parsed, folded } from "./parsed.js";

const digits: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  壹: 1,
  贰: 2,
  叁: 3,
  肆: 4,
  伍: 5,
  陆: 6,
  柒: 7,
  捌: 8,
  玖: 9,
};
const powers: Readonly<Record<string, number>> = {
  十: 10,
  拾: 10,
  百: 100,
  佰: 100,
  千: 1000,
  仟: 1000,
};

/** 三百二十 → 320, 二〇二一 → 2021; null when the text is no Chinese numeral. */
export function chineseNumeral(text: string): number | null {
  if (text === "" || !/^[〇零一二两三四五六七八九壹贰叁肆伍陆柒捌玖十拾百佰千仟万]+$/.test(text))
    return null;
  if (!/[十拾百佰千仟万]/.test(text)) return Number([...text].map((c) => digits[c]).join(""));
  let total = 0;
  let section = 0;
  let digit = 0;
  for (const character of text) {
    const power = powers[character];
    if (power !== undefined) {
      section += (digit === 0 ? 1 : digit) * power;
      digit = 0;
    } else if (character === "万") {
      total += (section + digit) * 10_000;
      section = 0;
      digit = 0;
    } else {
      digit = digits[character]!;
    }
  }
  return total + section + digit;
}

const unitPattern =
  /^(个)?(户|人|栋|幢|座|个|票|场|条|步|次|元|分|平米|平方米|m2|组|名|位|年|年建成|人次|家|处|项)?(\/.*)?$/;

/** A count or an amount as people write it: units, commas, full-width digits, 万, Chinese numerals, 约. A range has no
 * single value: null with an issue. */
export function parseNumber(raw: string): Parsed<number> {
  const text = folded(raw).replace(/\s+/g, "");
  if (/^[+-]?\d+(\.\d+)?$/.test(text)) {
    const value = Number(text);
    return text === raw
      ? { value }
      : { value, issue: { code: raw.trim() === text ? "whitespace_trimmed" : "fullwidth_folded" } };
  }
  if (/\d.*(-|~|—|–|至|到).*\d/.test(text)) return { value: null, issue: { code: "number_range" } };
  const about = /^(约|大约|近|接近|超过|逾|不足)|(左右|余|多|上下)(户|人|元|栋)?$/.test(text);
  const bare = text
    .replace(/^(约|大约|近|接近|超过|逾|不足|¥|¥|共)/, "")
    .replace(/(左右|上下)$/, "")
    .replace(/(余|多)(?=(户|人|元|栋)?$)/, "");
  const match = /^([+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?|[+-]?\d+(?:\.\d+)?)(万|亿|千|百)?(.*)$/.exec(
    bare,
  );
  if (match && unitPattern.test(match[3]!)) {
    const scale = { 万: 1e4, 亿: 1e8, 千: 1e3, 百: 1e2 }[match[2] ?? ""] ?? 1;
    const value = Math.round(Number(match[1]!.replaceAll(",", "")) * scale * 1e6) / 1e6;
    return { value, issue: { code: about ? "number_approximate" : "number_unit_stripped" } };
  }
  const words = chineseNumeral(bare.replace(/(户|人|栋|幢|个|票|元|条|步|场|名)$/, ""));
  if (words !== null)
    return { value: words, issue: { code: about ? "number_approximate" : "number_chinese" } };
  return { value: null, issue: { code: "number_invalid" } };
}

import { type Parsed, failedFormula, squeezed, tidied, unreadable } from "./parsed.js";

const digitOf = new Map(
  [..."〇零○一二三四五六七八九"].map((sign, i) => [sign, Math.max(0, i - 2)] as const),
);
[..."零壹贰叁肆伍陆柒捌玖"].forEach((sign, i) => digitOf.set(sign, i));
digitOf.set("两", 2);
digitOf.set("兩", 2);
const powerOf = new Map(
  [..."十拾百佰千仟"].map((sign, i) => [sign, 10 ** (1 + (i >> 1))] as const),
);

/** Characters that a Chinese numeral is made of, for a character class. */
export const numeralSigns = "〇零○一二两三四五六七八九壹贰叁肆伍陆柒捌玖十拾百佰千仟万";
const numeral = new RegExp(`^[${numeralSigns}]+$`);

/** 三百二十 → 320, 二〇二一 → 2021; null when the text is no Chinese numeral. */
export function chineseNumeral(text: string): number | null {
  if (!numeral.test(text)) return null;
  if (!/[十拾百佰千仟万]/.test(text)) return Number([...text].map((c) => digitOf.get(c)).join(""));
  let total = 0;
  let section = 0;
  let digit = 0;
  let power = 1;
  for (const character of text) {
    const next = powerOf.get(character);
    if (next !== undefined) {
      section += (digit === 0 ? 1 : digit) * next;
      digit = 0;
      power = next;
    } else if (character === "万") {
      total += (section + digit) * 10_000;
      section = 0;
      digit = 0;
      power = 10_000;
    } else {
      digit = digitOf.get(character)!;
      if (digit === 0) power = 10;
    }
  }
  // 一百二 and 一万二 leave the last power out.
  return total + section + (power > 10 ? (digit * power) / 10 : digit);
}

const unit =
  "(?:个|多|余)?(?:户数?|住户|居民|业主|人次|人|栋|幢|座|个|票|场次?|条|步|次|元整?|块钱?|分|平方米|平米|㎡|m2|组|名|位|家|处|项|套|间|层|米|天|日|份|件|支|部|台|期|岁|人民币|rmb|yuan)?";
const scales: Readonly<Record<string, number>> = { 百: 1e2, 千: 1e3, 万: 1e4, 亿: 1e8 };
const about = "约|大约|大概|近|将近|接近|超过|超|逾|不足|不到|左右|上下";
const plain = /^[+-]?\d+(\.\d+)?$/;
const written = new RegExp(
  `^(${about})?(?:共计|共有|共|合计|总计|计|¥|¥|rmb)?([+-]?(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?(?:e[+-]?\\d{1,2})?)(余|多|来)?(百|千|万|亿)?(余|多|来)?${unit}(?:\\([^()\\d]*\\))?(?:\\/.*)?(${about})?$`,
  "i",
);
const spelt = new RegExp(
  `^(${about})?(?:共计|共有|共|合计|总计)?([${numeralSigns}]+?)(余|多|来)?(万)?(余|多|来)?${unit}(?:\\([^()\\d]*\\))?(${about})?$`,
);

/** A count or an amount as people write it: units, commas, full-width digits, 万, Chinese numerals, 约. A range or a bound has
 * no single value: null with an issue.
 * @param scale what a number without a scale of its own is multiplied by, from the header (万元: 10,000) */
export function parseNumber(raw: string, scale = 1): Parsed<number> {
  const text = squeezed(raw);
  if (plain.test(text)) {
    const value = exact(Number(text) * scale);
    if (scale !== 1) return { value, issue: { code: "number_unit_stripped" } };
    const code = tidied(raw, text);
    return code === null ? { value } : { value, issue: { code } };
  }
  if (failedFormula(text)) return unreadable("formula_error");
  if (isRange(text)) return unreadable("number_range");
  const match = written.exec(text);
  if (match) {
    const [, before, digits, more, own, after, behind] = match;
    // A unit of its own goes before the header's: 60000元 under 万元.
    const factor = own !== undefined ? scales[own]! : /[元块]/.test(text) ? 1 : scale;
    return {
      value: exact(Number(digits!.replaceAll(",", "")) * factor),
      issue: {
        code: (before ?? more ?? after ?? behind) ? "number_approximate" : "number_unit_stripped",
      },
    };
  }
  const words = spelt.exec(text);
  if (words) {
    const [, before, signs, more, tenThousand, after, behind] = words;
    const value = chineseNumeral(signs!);
    if (value !== null)
      return {
        value: exact(value * (tenThousand ? 1e4 : scale)),
        issue: {
          code: (before ?? more ?? after ?? behind) ? "number_approximate" : "number_chinese",
        },
      };
  }
  return unreadable("number_invalid");
}

const isRange = (text: string): boolean =>
  /\d.*[-~—–―至到∼].*\d/.test(text.replace(/e[+-]\d/i, "")) ||
  /^[<>≤≥≦≧]/.test(text) ||
  /(以上|以下|以内)$/.test(text) ||
  new RegExp(`[${numeralSigns}][至到~-][${numeralSigns}]`).test(text);

const exact = (value: number): number => Number(value.toPrecision(15));

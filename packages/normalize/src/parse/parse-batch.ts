import { chineseNumeral } from "./parse-number.js";
import { type Parsed, squeezed, unreadable } from "./parsed.js";

const numeral = "[一二三四五六七八九十]{1,3}|\\d{1,2}";
const counted = new RegExp(
  `第(${numeral})(?:批次?|期|轮)|(?:^|[^\\d])(${numeral})(?:批次?|期)$|批次?[:\\uff1a]?第?(${numeral})$|^第?(${numeral})$`,
);

/** The number of a batch: 第一批, 第1批, 首批, 2021年首批, 二批次, 批次2, 1. More than one is none. */
export function parseBatch(raw: string): Parsed<number> {
  const text = squeezed(raw)
    .replace(/[(](?:19|20)\d{2}年?[^()()]*[)\uff09]/g, "")
    .replace(
      /^(?:(?:19|20)\d{2}年度?|(?:19|20)\d{2}[-/.]|二[〇零○][〇零○一二三四五六七八九]{2}年度?)/,
      "",
    )
    .replace(/(?:示范点|试点(?:单位)?|点位|名单)$/, "");
  if (/首批|首期|第一批次?$/.test(text) && !/第[二三四五六七八九]/.test(text))
    return mapped(raw, text, 1);
  const all = text.match(new RegExp(`第(?:${numeral})批`, "g")) ?? [];
  const match = all.length > 1 ? null : counted.exec(text);
  const found = match?.[1] ?? match?.[2] ?? match?.[3] ?? match?.[4];
  if (found === undefined) return unreadable("number_invalid");
  const value = chineseNumeral(found) ?? Number(found);
  return value >= 1 ? mapped(raw, text, value) : unreadable("number_invalid");
}

const mapped = (raw: string, text: string, value: number): Parsed<number> =>
  raw === text && /^第?[^年]*$/.test(raw) && !/首/.test(raw)
    ? { value }
    : { value, issue: { code: "number_unit_stripped" } };

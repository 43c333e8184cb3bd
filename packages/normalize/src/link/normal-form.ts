import { chineseNumeral } from "../parse/parse-number.js";

/** A compound's name taken apart. `key` is equal for writings of the same name and different for any other. */
export interface NormalName {
  readonly key: string;
  /** Numbers, phases, zones, gates: never fuzzy. */
  readonly hard: string;
  /** What is left, for a likeness score. */
  readonly core: string;
}

const remembered = new Map<string, NormalName>();
const numeral = /([〇零一二两三四五六七八九十百千]+)(?=号|期|栋|幢|单元|组|区|段|环|院)/g;

/** Folds width, white space and punctuation, turns numerals into digits before unit words only, and splits off what must
 * never be fuzzy. 星辉中路六号院, 星辉中路6#院 and 星辉中路6号院 share a key; 16号院 and 二期 do not. */
export function normalName(raw: string): NormalName {
  let name = remembered.get(raw);
  if (!name) {
    name = parseName(raw);
    remembered.set(raw, name);
  }
  return name;
}

function parseName(raw: string): NormalName {
  const text = raw
    .normalize("NFKC")
    .toLowerCase()
    .replace(/(\d+)\s*#/g, "$1号")
    .replace(/[\s·.,,。、'"“”()-]+/g, "")
    .replace(numeral, (word) => String(chineseNumeral(word) ?? word))
    .replace(/^(四川省)?(成都市)?/, "")
    .replace(/(\d+号)(院落|大院|小区|院子)$/, "$1院");
  const hard = (
    text.match(/附?\d+(?:号|期|栋|幢|单元|组|段|环)|[东西南北中][区苑院门]|[a-z]\d*区|\d+区/g) ?? []
  ).join("|");
  return { key: text, hard, core: text.replace(/附?\d+(?:号|期|栋|幢|单元|组)|(?:小区|院)$/g, "") };
}

/** Dice coefficient over pairs of characters, 0..1. */
export function likeness(a: string, b: string): number {
  if (a === b) return 1;
  const pairs = (text: string): string[] =>
    Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2));
  const left = pairs(a);
  const right = pairs(b);
  if (left.length + right.length === 0) return 0;
  const pool = [...right];
  let common = 0;
  for (const pair of left) {
    const at = pool.indexOf(pair);
    if (at >= 0) {
      common += 1;
      pool.splice(at, 1);
    }
  }
  return (2 * common) / (left.length + right.length);
}

import { districtWords, isPlace, placePrefix } from "./localities.js";

/** A door: a road (or a village, an estate) with a number. Texts are folded; `section` is 北3 of 一环路北三段. */
export interface Door {
  readonly road: string;
  readonly section: string;
  readonly number: string;
  /** Number behind 附, or empty. */
  readonly annex: string;
}

/** A folded text cut at its first house number. */
export interface DoorCut {
  readonly door: Door;
  readonly rest: string;
}

const roadWord = /(?:路|街|巷|道|胡同|坊|里|弄)$/;
const cut =
  /^(.*?[^\d\-附])(\d+(?:[-、,/]\d+)*)(?:号(?!楼|线|地块)(?:院?附(\d+(?:-\d+)?)号?)?|附(\d+(?:-\d+)?)号)(.*)$/;
const sectionEnd = /^(.+?)([东南西北中])?(?:(\d+)|([东南西北中]))段$/;
/** 二环路西 of 二环路西192号: the section's number was left out. */
const halfSection = /^(.+(?:路|街|道))([东南西北中])$/;

/** 芷泉 of 东大街芷泉段229号: a section with a name. */
const namedSection = /^(.+(?:路|街|大道))([\u4e00-\u9fff]{2,4})段$/;

/** Whether a text ends as roads do. */
export const isRoad = (text: string): boolean => roadWord.test(text.replace(sectionEnd, "$1"));

/** Whether two sections of one road may be one: 西1 and 西 may, 西1 and 东1 may not. */
export function sectionsAgree(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short === long || (!/\d/.test(short) && long.startsWith(short));
}

/** Cuts a folded text with digits for numerals at its first house number; null when it has none. */
export function cutDoor(text: string): DoorCut | null {
  const match = cut.exec(text);
  if (!match) return null;
  const [, before, number, annex, glued, rest] = match;
  const section =
    sectionEnd.exec(before!) ?? halfSection.exec(before!) ?? namedSection.exec(before!);
  return {
    door: {
      road: section && isRoad(section[1]!) ? section[1]! : before!,
      section:
        section && isRoad(section[1]!)
          ? `${section[2] ?? section[4] ?? ""}${section[3] ?? ""}`
          : "",
      number: number!.replace(/[、,/]/g, "-"),
      annex: annex ?? glued ?? "",
    },
    rest: rest!,
  };
}

/** Takes a bracketed or glued place off the front of a folded address: (青羊外金沙)武青北路312号, 新都-新都新城-香城北路88号,
 * 成都市金牛区驷马桥街道星辉中路6号 → the road with its number. */
export function stripAddress(text: string): string {
  let rest = text.replace(/^\([^()]*\)/, "").replace(/^[^\d()]*-(?=[^\d-]{2,}\d)/, "");
  for (let before = ""; before !== rest;) {
    before = rest;
    rest = rest.replace(/^(四川省?|成都市)/, "");
    const word = districtWords.find((w) => rest.startsWith(w) && rest.length - w.length >= 3);
    if (word !== undefined && isDistrictHead(rest, word)) rest = rest.slice(word.length);
    rest = rest.replace(
      /^[^\d路街巷道]{2,6}?(?:街道办事处|街道办|街道|社区|镇|乡)(?=.{3})(?![路街巷道])/,
      "",
    );
    // A community that bears the name of a road, before another road: 西北街社区柳荫西街26号.
    rest = rest.replace(
      /^[^\d]{2,8}?社区(?=(?:[^\d路街巷道]|\d环){1,7}(?:路|街|巷|道)[^\d]{0,4}\d)/,
      "",
    );
    // The side of a ring road on which a road lies: 一环路外蓝天路2号.
    rest = rest.replace(/^\d环路?(?:[东南西北](?:\d段)?)?[内外]侧?(?=[^\d]{2,}\d)/, "");
    // A village before a road, not one that is counted itself (红星村12号) or a community's name (工人村社区).
    rest = rest.replace(/^[^\d路街巷道]{2,6}?村(?!社区)(?=[^\d路街巷道]{1,6}(?:路|街|巷|道))/, "");
    const place = placePrefix(rest, "", 4);
    if (
      place !== null &&
      /^[^\d]{2,}(?:路|街|巷|道)/.test(rest.slice(place.length)) &&
      isPlace(place)
    )
      rest = rest.slice(place.length);
  }
  return rest.replace(/^[-,.、·]+/, "");
}

/** 金牛大道 is a road, not a district before one. */
const isDistrictHead = (text: string, word: string): boolean =>
  /[区县市省]$/.test(word) ||
  !/^.?[路街巷道]|^(?:大道|[东南西北中][路街])/.test(text.slice(word.length));

import { contrasts, looksLike, oneSignApart } from "./affixes.js";
import { foldText } from "./fold-text.js";
import { isPlace } from "./localities.js";
import { type Door, cutDoor, sectionsAgree, stripAddress } from "./parse-door.js";
import { soundsLike } from "./pinyin.js";
import { plainNumerals, unitNumerals } from "./unit-numerals.js";

/** How two roads compare: `prefix` with a locality before one, `alike` by one sign that sounds or looks the same, `suffix` with an
 * unknown word before one. */
export type RoadLevel = "equal" | "prefix" | "alike" | "suffix" | "other";

/** How two addresses compare. `number` is one road with two numbers: never merged without a person. */
export type DoorLevel = "same" | "alike" | "sectionMissing" | "number" | "other" | "missing";

const doors = new Map<string, Door | null>();

/** 东大街(芷泉段)68号 */
const sectionInBrackets = /(?<=[路街道])\(([\u4e00-\u9fff\d]{1,4}段)\)/;

/** The door that an address names; null without a house number. */
export function doorOf(address: string | null): Door | null {
  if (address === null) return null;
  let door = doors.get(address);
  if (door === undefined) {
    if (doors.size > 200_000) doors.clear();
    door =
      cutDoor(stripAddress(unitNumerals(foldText(address)).replace(sectionInBrackets, "$1")))
        ?.door ?? null;
    doors.set(address, door);
  }
  return door;
}

export function compareDoors(a: Door | null, b: Door | null): DoorLevel {
  if (a === null || b === null) return "missing";
  const road = compareRoads(a.road, b.road, "", "");
  if (road === "other") return "other";
  if (!sectionsAgree(a.section, b.section)) return "other";
  if (a.number !== b.number || a.annex !== b.annex) return "number";
  if (a.section !== b.section) return "sectionMissing";
  return road === "equal" || road === "prefix" ? "same" : "alike";
}

/** Compares two roads as written, then with digits for their numerals: 天府三街 and 天府3街 are one, 三圣茶铺路 begins with a place. */
export function compareRoads(a: string, b: string, placeA: string, placeB: string): RoadLevel {
  const written = compareWritten(a, b, placeA, placeB);
  if (written !== "other") return written;
  const [plainA, plainB] = [withoutQuarterWord(a), withoutQuarterWord(b)];
  if (plainA !== a || plainB !== b) return compareRoads(plainA, plainB, placeA, placeB);
  const [left, right] = [plainNumerals(a), plainNumerals(b)];
  return left === a && right === b ? "other" : compareWritten(left, right, placeA, placeB);
}

/** A road behind the quarter or the road that it lies at and is named after: 抚琴小区西南街 is 抚琴西南街, 水碾河路南三街 is 水碾河南三街. */
const withoutQuarterWord = (road: string): string =>
  road
    .replace(/(?<=^[\u4e00-\u9fff]{2,4})路(?=[东南西北中][一二三四五六七八九十\d]+[街巷]$)/, "")
    .replace(/(?<=^[\u4e00-\u9fff]{2,4})小区(?=[\u4e00-\u9fff]{2,}$)/, "");

function compareWritten(a: string, b: string, placeA: string, placeB: string): RoadLevel {
  if (a === b) return "equal";
  if (a.length !== b.length) {
    const [short, long, place] = a.length < b.length ? [a, b, placeB] : [b, a, placeA];
    if (!long.endsWith(short) || short.length < 2) return "other";
    const head = long.slice(0, -short.length);
    if (isPlace(head) || head === place || /(?:街道|社区|[区县市镇乡村])$/.test(head))
      return "prefix";
    return [...head].some((sign) => contrasts.has(sign)) ? "other" : "suffix";
  }
  const signs = oneSignApart(a, b);
  const isAlike = signs !== null && (soundsLike(...signs) || looksLike(...signs));
  return isAlike && a.length >= 3 ? "alike" : "other";
}

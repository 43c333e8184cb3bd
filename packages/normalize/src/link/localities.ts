import { divisionById, divisionRows } from "@atlas/divisions";
import merged from "../../../../data/divisions/merged-townships.json" with { type: "json" };
import { foldText } from "./fold-text.js";

const ending =
  /(街道办事处|街道办|街道|社区居委会|社区村委会|社区|居委会|村委会|新区|[区县市镇乡村])$/;

/** A division's name as people put it before a compound's: 金牛区 → 金牛, 驷马桥街道 → 驷马桥. Empty when under two characters are left. */
export function shortPlace(name: string): string {
  const short = name.replace(/^(成都|四川)(?=..)/, "").replace(ending, "");
  return short.length >= 2 ? short : "";
}

const districts = divisionRows
  .filter(({ level }) => level === "district")
  .flatMap(({ name }) => [name, shortPlace(name)])
  .concat([
    "高新",
    "天府新区",
    "高新西区",
    "高新南区",
    "郫县",
    "新津县",
    "双流县",
    "东部新区",
    "成华",
    "四川省",
    "成都市",
    "成都",
  ]);
/** Townships of today, and those that were merged away but that names still begin with. */
const townships = divisionRows
  .filter(({ level }) => level === "township")
  .map(({ name }) => name)
  .concat(merged.rows.map(([, name]) => String(name)))
  .flatMap((name) => [name, shortPlace(name)]);

/** District and city words, longest first. */
export const districtWords: readonly string[] = [...new Set(districts)]
  .filter((word) => word.length >= 2)
  .toSorted((a, b) => b.length - a.length);
const districtSet = new Set(districtWords);
/** As they are written and as a folded name writes them: 濛阳, 蒙阳. */
const townshipSet = new Set(
  townships.filter((word) => word.length >= 2).flatMap((word) => [word, foldText(word)]),
);
const longest = Math.max(...[...districtSet, ...townshipSet].map((word) => word.length));

/** Whether a text is the name of a district or township, of today or former, full or short. */
export const isPlace = (text: string): boolean => districtSet.has(text) || townshipSet.has(text);

/** Whether a text is nothing but places, one behind the other: 金牛区沙河源. */
export function isPlaces(text: string): boolean {
  if (isPlace(text)) return true;
  const head = placePrefix(text, "", 2);
  return head !== null && isPlaces(text.slice(head.length));
}

/** Whether a text is the name of a district or of the city. */
export const isDistrict = (text: string): boolean => districtSet.has(text);

/** The longest place that a text begins with and that leaves at least `leave` characters; the text's own community counts too. */
export function placePrefix(text: string, own: string, leave: number): string | null {
  if (own !== "" && text.startsWith(own) && text.length - own.length >= leave) return own;
  for (let n = Math.min(longest, text.length - leave); n >= 2; n -= 1) {
    const head = text.slice(0, n);
    if (isPlace(head)) return head;
  }
  return null;
}

const shorts = new Map<string, string>();

/** Short name of a division by id, folded as names are; empty for null and unknown ids. */
export function shortPlaceOf(id: string | null): string {
  if (id === null) return "";
  let short = shorts.get(id);
  if (short === undefined)
    shorts.set(id, (short = foldText(shortPlace(divisionById(id)?.name ?? ""))));
  return short;
}

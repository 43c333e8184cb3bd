import { brands, contrasts, hardEndings, looksLike, softEndings } from "./affixes.js";
import { isShortOfInstitution, shortInstitution } from "./institutions.js";
import { isDistrict, placePrefix } from "./localities.js";
import { type CompoundName, type HardParts, parseName } from "./parse-name.js";
import { soundsLike, soundsOf } from "./pinyin.js";
import { compareRoads } from "./compare-doors.js";
import { isRoad, sectionsAgree } from "./parse-door.js";
import { plainNumerals } from "./unit-numerals.js";

/** How alike two names are, from most to least. `near`, `suffix` and `otherEnding` never decide by themselves. */
export type NameLevel =
  | "exact"
  | "prefix"
  | "dropped"
  | "softEnding"
  | "alike"
  | "otherEnding"
  | "suffix"
  | "near"
  | "other";

/** Two names compared. `conflict` names what tells the two apart on purpose: such a pair is never merged without a person. */
export interface NameComparison {
  readonly level: NameLevel;
  readonly conflict:
    keyof HardParts | "section" | "marks" | "ending" | "brand" | "place" | "part" | null;
}

const wholeOrPart = ["annex", "phase", "zone", "gate", "group", "building"] as const;
const other: NameComparison = { level: "other", conflict: null };

/** Which hard part differs: a different house number, or a part that only one of them has (映溪花园 against 映溪花园二期). */
export function hardConflict(a: HardParts, b: HardParts): keyof HardParts | null {
  if (a.number !== "" && b.number !== "" && a.number !== b.number) return "number";
  return wholeOrPart.find((field) => a[field] !== b[field]) ?? null;
}

/** Compares two names as written, and the other names that they give in brackets or in a column of their own. An other name finds what the
 * own one does not, one level less sure, and takes nothing away that the own name tells apart.
 * @param placeA short name of the first one's community, or empty */
export function compareNames(
  a: CompoundName,
  b: CompoundName,
  placeA = "",
  placeB = "",
): NameComparison {
  const best = compareOne(a, b, placeA, placeB);
  const isHard = hardConflict(a.parts, b.parts) !== null;
  const isOpen = best.level === "other" ? best.conflict === null || isHard : best.level === "near";
  if (!isOpen) return best;
  for (const alias of a.aliases) {
    const found = compareAlias(a, parseName(alias), b, placeA, placeB);
    if (found !== null) return found;
  }
  for (const alias of b.aliases) {
    const found = compareAlias(b, parseName(alias), a, placeB, placeA);
    if (found !== null) return found;
  }
  return best;
}

/** @returns null where the alias says nothing of the other name */
function compareAlias(
  own: CompoundName,
  alias: CompoundName,
  to: CompoundName,
  placeOwn: string,
  placeTo: string,
): NameComparison | null {
  if (!isNameOf(alias, own) || hardConflict(told(own, alias), to.parts) !== null) return null;
  const { level, conflict } = compareOne(alias, to, placeOwn, placeTo);
  if (conflict !== null || level === "other" || level === "near") return null;
  return { level: level === "exact" ? "prefix" : level, conflict };
}

const allHard = ["number", ...wholeOrPart] as const;

/** Whether an other name can be of the compound: it tells nothing otherwise that the own name tells. */
const isNameOf = (alias: CompoundName, { parts }: CompoundName): boolean =>
  allHard.every(
    (field) =>
      parts[field] === "" || alias.parts[field] === "" || parts[field] === alias.parts[field],
  );

/** The hard parts of a compound by its own name, and where that is silent by the other one. */
function told(own: CompoundName, alias: CompoundName): HardParts {
  const parts = { ...alias.parts };
  for (const field of allHard) if (own.parts[field] !== "") parts[field] = own.parts[field];
  return parts;
}

/** Whether a name is enough to find the compound: one that leaves out a part that its own name tells, or tells another, is not. */
export const isWholeName = (own: CompoundName, name: CompoundName): boolean =>
  isNameOf(name, own) &&
  wholeOrPart.every((field) => own.parts[field] === "" || name.parts[field] !== "");

/** A word in brackets that only one has says where it lies or names a part: never enough by itself. Two words are two compounds. */
function compareOne(
  a: CompoundName,
  b: CompoundName,
  placeA: string,
  placeB: string,
): NameComparison {
  const found = compareWithoutAsides(a, b, placeA, placeB);
  if (isNumberedPhase(a, b) || isNumberedPhase(b, a)) {
    const { level } = compareWithoutAsides(glued(a), glued(b), placeA, placeB);
    if (level === "exact" || level === "prefix") return { level: "prefix", conflict: null };
  }
  if (a.aside === b.aside) return found;
  if ([isNamedAside, isAsideWithin].some((holds) => holds(a, b) || holds(b, a)))
    return { level: "prefix", conflict: hardConflict(a.parts, b.parts) };
  if (a.aside === "" || b.aside === "") {
    // A list that writes the word without brackets: 卓锦城三期(紫郡) and 卓锦城三期紫郡.
    const plain = compareWithoutAsides(glued(a), glued(b), placeA, placeB);
    if (plain.level === "exact") return { ...plain, level: "prefix" };
    if (plain.level === "prefix" || (found.level === "other" && plain.conflict === null))
      return plain;
  }
  if (found.level === "other") return found;
  if (a.aside !== "" && b.aside !== "") return { ...found, conflict: found.conflict ?? "part" };
  return { level: found.level === "near" ? "near" : "suffix", conflict: found.conflict };
}

/** Whether one gives a phase by its number and its own name and the other, which tells no part by number, by that name alone: 南城都汇三期(汇晴园)
 * and 南城都汇汇晴园. */
const isNumberedPhase = (a: CompoundName, b: CompoundName): boolean =>
  a.phaseName !== "" &&
  b.parts.phase === "" &&
  b.body.endsWith(a.phaseName) &&
  allHard.every((field) => field === "phase" || a.parts[field] === b.parts[field]);

/** A name with the word in brackets as its end. */
const glued = (name: CompoundName): CompoundName =>
  name.aside === "" || name.isDoor
    ? name
    : { ...name, body: `${name.body}${name.aside}`, key: `${name.key}|`, aside: "" };

/** Whether the word in brackets is the other's whole name: 三千里一期(龙湖三千里) of 龙湖三千里一期. */
const isNamedAside = (a: CompoundName, { body, isDoor, aside }: CompoundName): boolean =>
  !isDoor &&
  aside === "" &&
  a.aside.length >= 3 &&
  (a.aside === body || parseName(a.aside).body === body);

/** Whether the word in brackets stands without them in the other name, before or in the middle: 嘉南地(天府长城) and 天府长城嘉南地,
 * 中海峰景(国际社区) and 中海国际社区峰景. */
function isAsideWithin(a: CompoundName, { body, isDoor, aside }: CompoundName): boolean {
  if (isDoor || a.isDoor || aside !== "" || a.aside.length < 2 || a.aside.includes("|"))
    return false;
  const at = body.indexOf(a.aside);
  if (at < 0) return false;
  const rest = body.slice(0, at) + body.slice(at + a.aside.length);
  return rest.length >= 2 && rest === a.body;
}

function compareWithoutAsides(
  a: CompoundName,
  b: CompoundName,
  placeA: string,
  placeB: string,
): NameComparison {
  const conflict = hardConflict(a.parts, b.parts);
  if (a.key === b.key) return { level: "exact", conflict: null };
  if (a.isDoor !== b.isDoor) return conflict === null ? other : { level: "other", conflict };
  if (a.isDoor) return compareDoorNames(a, b, placeA, placeB, conflict);
  const soft = compareBodies(stripped(a, placeA), stripped(b, placeB));
  if (conflict !== null) return { ...soft, conflict };
  // A phase that is named twice over, by its number and by a name of its own (四期 and 四期汇锦), is one phase; a zone or a group likewise.
  const isTold = [a.parts.phase, a.parts.zone, a.parts.group].some((part) => part !== "");
  // Only homes have groups, so that a square is none: 万达C组团 and 万达广场C组团.
  const isHomes = soft.conflict === "ending" && soft.level === "dropped" && a.parts.group !== "";
  return (soft.conflict === "part" && isTold) || isHomes ? { ...soft, conflict: null } : soft;
}

function compareDoorNames(
  a: CompoundName,
  b: CompoundName,
  placeA: string,
  placeB: string,
  conflict: NameComparison["conflict"],
): NameComparison {
  const [left, right] = [a.door!, b.door!];
  const road = compareRoads(left.road, right.road, placeA, placeB);
  const level = road === "equal" ? "exact" : road;
  // 城南一号 is no door: a list writes the developer before it or not.
  const isEstate = [left, right].every(({ road, section }) => section === "" && !isRoad(road));
  if (level === "other" && conflict === null && isEstate) {
    const bodies = compareBodies(stripped(a, placeA), stripped(b, placeB));
    return bodies.level === "prefix" ? bodies : { level, conflict };
  }
  if (conflict !== null || level === "other") return { level, conflict };
  if (left.section === right.section) return { level, conflict: null };
  return sectionsAgree(left.section, right.section)
    ? { level: "suffix", conflict: null }
    : { level, conflict: "section" };
}

/** A proper name without the locality and the developer before it. */
interface Stripped {
  readonly place: string;
  readonly brand: string;
  /** A word in Latin letters before the name. */
  readonly latin: string;
  readonly whole: string;
  readonly text: string;
  readonly stem: string;
  readonly ending: string;
}

const remembered = new Map<string, Stripped>();

function stripped(name: CompoundName, ownPlace: string): Stripped {
  const key = `${ownPlace}|${name.body}`;
  let found = remembered.get(key);
  if (!found) {
    if (remembered.size > 200_000) remembered.clear();
    remembered.set(key, (found = strip(name.body, ownPlace)));
  }
  return found;
}

/** A word in Latin letters stands before or behind a name: soho沸城, 沸城soho. One or two letters are a part of the estate. */
const latinBefore = /^([a-z]{3,})([\u4e00-\u9fff]{2,})$/;

/** 之 of 魅力之城: a list writes it or not. */
const particle = /(?<=[\u4e00-\u9fff]{2})之(?=[\u4e00-\u9fff])/g;

function strip(body: string, ownPlace: string): Stripped {
  let text = shortInstitution(body);
  let place = "";
  let brand = "";
  for (let i = 0; i < 2; i += 1) {
    // A township may stand behind its district: 金牛区沙河源北苑小区.
    const mayFollow = place === "" || isDistrict(place);
    const locality = mayFollow ? placePrefix(text, ownPlace, 2) : null;
    if (locality !== null && hasOwnName(text.slice(locality.length))) {
      place ||= locality;
      text = text.slice(locality.length);
    }
    const maker = brand === "" ? brands.find((word) => text.startsWith(word)) : undefined;
    if (maker !== undefined && hasOwnName(text.slice(maker.length))) {
      brand = maker;
      text = text.slice(maker.length);
    }
  }
  const latin = latinBefore.exec(text)?.[1] ?? "";
  text = text.replace(latinBefore, "$2$1").replace(particle, "");
  const ending = endingOf(text);
  return {
    place,
    brand,
    latin,
    whole: plainNumerals(body.replace(particle, "")),
    text: plainNumerals(text),
    stem: plainNumerals(ending === "" ? text : text.slice(0, -ending.length)),
    ending,
  };
}

/** What is left when a word before it goes must still name something: 花园 alone does not. */
const hasOwnName = (text: string): boolean =>
  text.length - endingOf(text).length >= 2 || (text.length === 2 && !softEndings.includes(text));

function endingOf(text: string): string {
  // 欧城 is a name, not 欧 and an ending.
  const hard = hardEndings.find(
    (ending) => text.endsWith(ending) && text.length - ending.length >= 2,
  );
  const soft = softEndings.find((ending) => text.endsWith(ending) && text.length > ending.length);
  return (soft?.length ?? 0) > (hard?.length ?? 0) ? soft! : (hard ?? "");
}

/** Sound of a name's stem, equal for writings that differ by developer, locality, ending or a homophone. */
export function stemSound(name: CompoundName, ownPlace: string): string {
  if (name.isDoor) return "";
  return soundsOf(stripped(name, ownPlace).stem);
}

/** A name's stem as written. */
export const stemOf = (name: CompoundName, ownPlace: string): string =>
  name.isDoor ? name.key : stripped(name, ownPlace).stem;

function compareBodies(a: Stripped, b: Stripped): NameComparison {
  if (a.whole === b.whole) return { level: "exact", conflict: null };
  if (isBehindDistrict(a, b) || isBehindDistrict(b, a)) return { level: "prefix", conflict: null };
  const level = compareStems(a, b);
  if (level.level === "other") return level;
  if (a.brand !== "" && b.brand !== "" && a.brand !== b.brand)
    return { ...level, conflict: "brand" };
  if (
    a.place !== b.place &&
    isDistrict(a.place) &&
    isDistrict(b.place) &&
    !sameHead(a.place, b.place)
  )
    return { ...level, conflict: "place" };
  return level;
}

/** Whether one name is a district and then the other's whole, which may begin with the name of another: 高新区天府汇城 of 天府汇城. */
const isBehindDistrict = (long: Stripped, { whole }: Stripped): boolean =>
  isDistrict(long.place) && long.whole === `${long.place}${whole}`;

/** Whether one name is a word in Latin letters and then the other's whole: COCO金沙湾 of 金沙湾. Behind a name it is a part of the estate. */
const isLatinBefore = ({ latin, text }: Stripped, short: Stripped): boolean =>
  latin !== "" && short.latin === "" && text === `${short.text}${latin}`;

const sameHead = (a: string, b: string): boolean => a.startsWith(b) || b.startsWith(a);

function compareStems(a: Stripped, b: Stripped): NameComparison {
  if (a.text === b.text) return { level: "prefix", conflict: null };
  if (a.stem === b.stem) return compareEndings(a.ending, b.ending);
  if (isWholeBefore(a, b) || isWholeBefore(b, a)) return { level: "dropped", conflict: null };
  const [marksA, marksB] = [marksOf(a.stem), marksOf(b.stem)];
  if (isLatinBefore(a, b) || isLatinBefore(b, a)) return { level: "suffix", conflict: null };
  if (marksA !== marksB) {
    const alike = likeLevel(withoutMarks(a.stem), withoutMarks(b.stem));
    // 西财 of 西财学府尚郡 and 新南门 of 新南门交通厅 are words; 新 of 新锦苑 makes it another.
    const isWord = Math.abs(a.text.length - b.text.length) >= 2;
    const isBehindWord = isWord && (a.stem.endsWith(b.stem) || b.stem.endsWith(a.stem));
    if (alike !== "other" && !isBehindWord) return { level: alike, conflict: "marks" };
    const part = containment(a, b);
    return part.conflict === "part" || (part.level === "suffix" && isWord) ? part : other;
  }
  const level = likeLevel(a.stem, b.stem);
  // A slip in the ending itself: 桂湖名城 and 桂湖名诚.
  if (level === "other" && a.text.length >= 3 && likeLevel(a.text, b.text) === "alike")
    return { level: "alike", conflict: null };
  if (level === "other") return containment(a, b);
  const endings = a.ending === b.ending ? null : compareEndings(a.ending, b.ending);
  if (endings === null) return { level, conflict: null };
  return { level: "near", conflict: endings.conflict };
}

/** Whether one name is the other's whole and an ending that says little: 翡翠城花园 of 翡翠城. */
const isWholeBefore = (whole: Stripped, { stem, ending }: Stripped): boolean =>
  stem === whole.text && softEndings.includes(ending);

function compareEndings(a: string, b: string): NameComparison {
  if (hardEndings.includes(a) || hardEndings.includes(b))
    return { level: a === "" || b === "" ? "dropped" : "otherEnding", conflict: "ending" };
  if (a === "" || b === "") return { level: "dropped", conflict: null };
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  const kin =
    short.length === long.length || short.length === 1
      ? [...short].every((sign, i) => soundsLike(sign, long.at(i - short.length)!))
      : false;
  return { level: kin ? "softEnding" : "otherEnding", conflict: null };
}

const marksOf = (text: string): string => [...text].filter((sign) => contrasts.has(sign)).join("");
const withoutMarks = (text: string): string =>
  [...text].filter((sign) => !contrasts.has(sign)).join("");

/** alike: every sign that differs sounds or looks like the other; near: one sign changed, added or left out. */
function likeLevel(a: string, b: string): "alike" | "near" | "other" {
  if (a === b) return a === "" ? "other" : "alike";
  const [left, right] = [[...a], [...b]];
  if (left.length === right.length) {
    const differing = left.flatMap((sign, i) =>
      sign === right[i] ? [] : [[sign, right[i]!] as const],
    );
    const limit = left.length >= 5 ? 2 : 1;
    if (
      differing.length <= limit &&
      differing.every(([x, y]) => soundsLike(x, y) || looksLike(x, y))
    )
      return left.length === 1 ? "near" : "alike";
    return differing.length === 1 && left.length >= 3 ? "near" : "other";
  }
  const [short, long] = left.length < right.length ? [left, right] : [right, left];
  if (long.length - short.length !== 1 || short.length < 3) return "other";
  const at = short.findIndex((sign, i) => sign !== long[i]);
  const from = at < 0 ? short.length : at;
  return short.slice(from).join("") === long.slice(from + 1).join("") ? "near" : "other";
}

/** Whether the longer text is the shorter with a word in its middle: 麓湖黑珍珠 and 麓湖生态城黑珍珠. */
function hasMiddle(long: string, short: string): boolean {
  for (let head = 2; head <= short.length - 2; head += 1)
    if (long.startsWith(short.slice(0, head)) && long.endsWith(short.slice(head))) return true;
  return false;
}

/** A name that goes on after the whole of another is a part of it (翡翠城 and 翡翠城汇锦); one with an unknown word before may be either. */
function containment(a: Stripped, b: Stripped): NameComparison {
  const aIsShort =
    a.text.length === b.text.length
      ? a.whole.length < b.whole.length
      : a.text.length < b.text.length;
  const [short, long] = aIsShort ? [a, b] : [b, a];
  if (short.text.length < 2) return other;
  if (long.text.startsWith(short.text) || long.whole.startsWith(short.whole))
    return { level: "near", conflict: "part" };
  // 雅居小区 may be 金沙雅居.
  if (short.stem.length < 2)
    return long.text.endsWith(short.text) ? { level: "suffix", conflict: null } : other;
  if (
    long.text.endsWith(short.text) ||
    (softEndings.includes(short.ending) && long.text.endsWith(short.stem))
  )
    return { level: "suffix", conflict: null };
  if (isShortOfInstitution(short.whole, long.whole) || isShortOfInstitution(short.text, long.text))
    return { level: "suffix", conflict: null };
  return hasMiddle(long.text, short.text) ? { level: "near", conflict: null } : other;
}

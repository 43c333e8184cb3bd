import { genericEndings, hardEndings, softEndings } from "./affixes.js";
import { foldText } from "./fold-text.js";
import { isPlace, isPlaces } from "./localities.js";
import { type Door, cutDoor, isRoad } from "./parse-door.js";
import { unitNumerals } from "./unit-numerals.js";

/** What tells parts of an estate apart; never fuzzy. Empty where the name does not say. */
export interface HardParts {
  readonly number: string;
  readonly annex: string;
  readonly phase: string;
  readonly zone: string;
  readonly gate: string;
  readonly group: string;
  readonly building: string;
}

/** A compound's name taken apart. */
export interface CompoundName {
  /** Equal for writings of one name, different for any other. */
  readonly key: string;
  /** The proper name without hard parts and without endings that say nothing; the road where the name is a door. */
  readonly body: string;
  /** The name is a road with a number and nothing else. */
  readonly isDoor: boolean;
  /** Road and number in the name, whether or not it has a proper name too. */
  readonly door: Door | null;
  readonly parts: HardParts;
  /** The same as one text, equal only where every part is. */
  readonly hard: string;
  /** A word in brackets behind the name: the quarter it lies in, or a part of it. Empty without one. */
  readonly aside: string;
  /** Name that a phase has of its own behind its number: 汇晴园 of 南城都汇三期汇晴园. Empty without one. */
  readonly phaseName: string;
  /** Former and other names in brackets, folded. */
  readonly aliases: readonly string[];
}

const otherName =
  /\((?:原名?|原称|曾用名|又名|又叫|亦称|亦名|也叫|别名|又称|俗称|简称|旧名|旧称|现名|现称)[::]?((?:[^()]|\([^()]*\)){2,})\)/g;
/** What stands in brackets and is no part that is told apart, nor a kind of building. */
const isWords =
  /^(?!.*(?:(?<!社)区|[期组座栋幢楼门院村坊段路街号苑园]|组团|公寓|别墅|洋房|商住|住宅)$)[\u4e00-\u9fff]{2,6}$/;
/** A road or a campus in brackets says where the compound lies: 棕北小区(棕北中街). */
const isWhere = /^[\u4e00-\u9fff]{2,7}(?:路|街|巷|大道|校区)$/;
/** A campus in the middle of a name, behind its university: 西南交通大学九里校区北园. */
const campus = /(?<=大学|学院|[交科师财理民工]大)[\u4e00-\u9fff]{2,4}校区(?=.)/;
/** A phase in brackets with its own name behind it: 卓锦城(三期紫郡). */
const phaseAhead = /^(第?(?:[一二三四五六七八九十]|\d{1,2})期)([\u4e00-\u9fff]{2,})$/;
/** A part of one letter in brackets: 锦官新城(B). */
const letterAlone = /^[a-h]$/;
/** A name and its door in brackets, and a door with its name: 望丛小区(望丛中路88号), 西南街41号(抚琴小区). */
const count = "(?:\\d+(?:-\\d+)?|[一二三四五六七八九十百]+)";
const doorText = `[^()]*[路街巷道段]${count}号(?:附${count}号)?`;
const doorInBrackets = new RegExp(`^([^()\\d]{3,})\\((${doorText})院?\\)$`);
const nameBehindDoor = new RegExp(
  `^(${doorText}院?)\\((?:[^()\\d]{3,}|[^()]+(?:宿舍|家属[院区楼]|生活区))\\)$`,
);
const foreign = /^[a-z' &.-]{4,}$/;
const romans = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"];
const arabic = (text: string): string => {
  const roman = romans.indexOf(text);
  return text === "首" ? "1" : roman > 0 ? String(roman) : text;
};
const side = "[东南西北中]{1,2}";
const sideAlone = new RegExp(`^${side}$`);
/** A side before 苑 is a part of the estate, unless it is the estate's own name behind places: 金牛区北苑小区. */
const sideOfGarden = /(?<=[\u4e00-\u9fff]{2})([东南西北中])(?=[苑院园](?:小区)?$)/;
const patterns: readonly (readonly [keyof HardParts, RegExp])[] = [
  ["phase", /第?(\d+(?:[-、,]\d+)*|[ivx]{1,4}|首)期(?:工程)?/],
  ["group", new RegExp(`(${side}|[a-z]\\d?|第?\\d+)组团|第?(\\d+)组$|第?(\\d+)街坊`)],
  ["zone", new RegExp(`(${side})(?:片区|区)(?!间)|([a-z]\\d?|第?\\d+)(?:片区|小?区)(?!间)`)],
  ["gate", new RegExp(`(${side}|[正后侧])(?:大门|门)$`)],
  ["building", /(\d+(?:-\d+)*|[a-z]\d?)(?:栋|幢|座|号楼)/],
  ["phase", /(?<=[\u4e00-\u9fff])(i{1,3}|iv|v|vi{1,3}|\d)$/],
  ["group", /(\d+)村$/],
  ["zone", sideOfGarden],
  // 丽园B of 丽园B区.
  ["zone", /(?<=[\u4e00-\u9fff]{3})([a-h])$/],
];
const remembered = new Map<string, CompoundName>();

/** Takes a name apart. 驷马桥 before a road and 万科 before a name stay: whether they matter is for the comparison to say. */
export function parseName(raw: string): CompoundName {
  let name = remembered.get(raw);
  if (!name) {
    if (remembered.size > 200_000) remembered.clear();
    remembered.set(raw, (name = parseFresh(raw)));
  }
  return name;
}

function parseFresh(raw: string): CompoundName {
  const aliases: string[] = [];
  const asides: string[] = [];
  const text = unitNumerals(
    foldText(raw)
      .replace(otherName, (_, other: string) => {
        aliases.push(other);
        return "";
      })
      .replace(/^([^()]*)\(([^()]*)\)$/, (whole, outer: string, inner: string) => {
        // Lakeside Garden(湖畔花园), 湖畔花园(Lakeside Garden): a name in two languages.
        const [isOuter, isInner] = [outer, inner].map((part) => foreign.test(part));
        if (isOuter === isInner) return whole;
        aliases.push(isOuter ? outer : inner);
        return isOuter ? inner : outer;
      })
      .replace(doorInBrackets, "$2$1")
      .replace(nameBehindDoor, (whole, outer: string) => {
        aliases.push(outer);
        return whole;
      })
      .replace(/\(([^()]*)\)/g, (_, inner: string, at: number) => {
        if (isPlace(inner)) return "";
        const ahead = phaseAhead.exec(inner);
        if (at >= 2 && ahead !== null && isWords.test(ahead[2]!)) {
          asides.push(ahead[2]!);
          return ahead[1]!;
        }
        if (sideAlone.test(inner) || (at >= 2 && letterAlone.test(inner))) return `${inner}区`;
        if (at < 2 || !(isWords.test(inner) || isWhere.test(inner))) return inner;
        asides.push(inner);
        return "";
      })
      .replace(campus, (inner: string) => {
        asides.push(inner);
        return "";
      })
      .replace(/(\d)号[、,](?=\d+号)/g, "$1、")
      .replace(/(\d)#楼/g, "$1号楼")
      .replace(/(\d)(?:#院?|号#)/g, (_, digit: string) => `${digit}号院`)
      .replace(/(小区|[路街巷村])(\d+)院$/, "$1$2号院")
      .replace(/([\u4e00-\u9fffa-z])-/g, "$1")
      .replace(/[·•・.。,'"“”‘’&_:;!/\\|()*#]+/g, ""),
  ).replace(/^(?:四川省)?成都市(?=..)/, "");
  const found: Record<keyof HardParts, string> = {
    number: "",
    annex: "",
    phase: "",
    zone: "",
    gate: "",
    group: "",
    building: "",
  };
  const take = (part: string): string => {
    let rest = part;
    for (const [field, pattern] of patterns) {
      const match = found[field] === "" ? pattern.exec(rest) : null;
      if (!match) continue;
      const left = rest.slice(0, match.index) + rest.slice(match.index + match[0].length);
      if (left === "" && found.number === "") continue;
      if (pattern === sideOfGarden && isPlaces(rest.slice(0, match.index))) continue;
      found[field] = arabic(
        (match[1] ?? match[2] ?? match[3])!.replace(/^第/, "").replace(/[、,]/g, "-"),
      );
      rest = left;
    }
    return rest;
  };
  const cut = cutDoor(text);
  let body: string;
  let named = "";
  let isDoor = false;
  if (cut) {
    found.number = cut.door.number;
    found.annex = cut.door.annex;
    const rest = endingless(
      take(cut.rest.replace(/^(?:小区|大院|院落|院子|院(?![落子]))(?=.)/, "")),
      0,
    );
    isDoor = rest === "" || rest === "院";
    body = isDoor
      ? isRoad(cut.door.road)
        ? cut.door.road
        : endingless(take(cut.door.road), 2)
      : rest;
  } else {
    named = take(text) || text;
    // 小区 between a name and its side says nothing: 中华园小区东园, 中华园东园.
    if (found.zone !== "") named = named.replace(/(?<=.{2})小区(?=[苑院园]$)/, "");
    body = endingless(named, 2);
  }
  const parts: HardParts = found;
  const hard = Object.entries(parts).flatMap(([field, value]) =>
    value === "" ? [] : `${field}=${value}`,
  );
  const where = cut ? `${cut.door.road}|${cut.door.section}` : "";
  return {
    key: [cut ? body : named, ...(cut ? [where] : []), ...hard, ...asides].join("|"),
    hard: hard.join("|"),
    body,
    isDoor,
    door: cut?.door ?? null,
    parts,
    aside: asides.join("|"),
    phaseName: cut || found.phase === "" ? "" : phaseNameOf(text, asides),
    aliases,
  };
}

const behindPhase = /(?:期|期工程)([\u4e00-\u9fff]{2,})$/;

function phaseNameOf(text: string, asides: readonly string[]): string {
  if (asides.length > 0) return asides.join("|");
  const rest = endingless(behindPhase.exec(text)?.[1] ?? "", 0);
  return rest.length < 2 || [...softEndings, ...hardEndings].includes(rest) ? "" : rest;
}

/** Drops endings that say nothing while at least `leave` characters stay. */
function endingless(text: string, leave: number): string {
  let rest = text;
  for (let before = ""; before !== rest;) {
    before = rest;
    for (const ending of genericEndings)
      if (rest.endsWith(ending) && rest.length - ending.length >= leave) {
        rest = rest.slice(0, -ending.length);
        break;
      }
  }
  return rest;
}

import { withinOneEdit } from "@atlas/divisions";
import { metersBetween } from "../place/meters-between.js";
import table from "../../../../data/linkage/weights.json" with { type: "json" };
import { type DoorLevel, compareDoors, doorOf } from "./compare-doors.js";
import { type NameComparison, type NameLevel, compareNames, stemOf } from "./compare-names.js";
import { shortPlaceOf } from "./localities.js";
import { withAddress, withoutRoad } from "./name-at-address.js";
import type { Door } from "./parse-door.js";
import { type CompoundName, parseName } from "./parse-name.js";
import { hostsOf } from "./shared-ground.js";

/** One listing of a compound: what linking may know of it. Coordinates are WGS-84 degrees; null is unknown and says nothing. */
export interface LinkRecord {
  /** Depends on what the listing says, never on where it stands. */
  readonly id: string;
  readonly names: readonly string[];
  /** Other names that its lists give it: they may find a compound, and never go before what its own name tells apart. */
  readonly aliases?: readonly string[];
  readonly address: string | null;
  readonly unit_id: string | null;
  readonly township_id: string | null;
  readonly community_id: string | null;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly households: number | null;
  readonly built_year: number | null;
  readonly kind: string | null;
  /** Returns in which it has a row of its own: two listings of one return are two compounds, unless it says one thing twice. */
  readonly returns: ReadonlySet<string>;
}

/** A listing with its name and address taken apart. */
export interface ParsedRecord {
  readonly record: LinkRecord;
  readonly names: readonly CompoundName[];
  readonly door: Door | null;
  readonly place: string;
  /** No list has a second listing at its house number, as far as is known. */
  readonly atLoneDoor: boolean;
}

export type DistanceLevel = "60" | "200" | "500" | "1500" | "far" | "missing";
export type PlaceLevel = "community" | "township" | "unit" | "other" | "missing";
export type RatioLevel = "equal" | "near" | "other" | "missing";

/** What two listings have in common, a level a field. */
export interface Evidence {
  readonly name: NameLevel;
  readonly conflict: NameComparison["conflict"];
  readonly door: DoorLevel;
  readonly distance: DistanceLevel;
  readonly place: PlaceLevel;
  readonly households: RatioLevel;
  readonly built: RatioLevel;
  readonly kind: "equal" | "other" | "missing";
}

/** A scored pair: `bits` by field add up to the log-odds (base 2), `score` is the probability. */
export interface ScoredPair {
  readonly zone: "auto" | "review" | "apart";
  readonly score: number;
  readonly evidence: Evidence;
  readonly bits: Readonly<Record<string, number>>;
}

export function parseRecord(record: LinkRecord): ParsedRecord {
  const told = record.aliases ?? [];
  const names = record.names
    .map(parseName)
    .map((name) => (told.length === 0 ? name : { ...name, aliases: [...name.aliases, ...told] }));
  const named = names.find((name) => name.isDoor)?.door ?? null;
  const stated = doorOf(record.address);
  return {
    record,
    names: stated === null ? names : names.map((name) => withAddress(name, stated)),
    door: named !== null && isHeadOf(stated, named) ? named : (stated ?? named),
    place: shortPlaceOf(record.community_id),
    atLoneDoor: false,
  };
}

/** Whether an address gives only the first of the numbers that the name gives: 新生路18-22号院 at 新生路18号. */
const isHeadOf = (stated: Door | null, named: Door): boolean =>
  stated !== null &&
  stated.road === named.road &&
  stated.section === named.section &&
  stated.annex === named.annex &&
  named.number.startsWith(`${stated.number}-`);

/** How often a stem is borne by different compounds, in the city or in one unit; a rare name says more than a common one. */
export type Bearers = (stem: string, unit?: string) => number;

/** Compares two listings and adds up the weights of what they have in common (Fellegi and Sunter 1969): log2(m/u) a field, the
 * name's share corrected by how many bear it. What tells them apart on purpose goes before any score. */
export function scorePair(a: ParsedRecord, b: ParsedRecord, bearers: Bearers): ScoredPair {
  const evidence = gather(a, b);
  const stems = [a, b].map((one) => stemOf(one.names[0]!, one.place));
  const common =
    evidence.name === "other" || evidence.name === "near"
      ? 1
      : Math.max(...stems.map((stem) => bearers(stem)));
  const bits: Record<string, number> = {
    prior: table.prior,
    name: table.name[evidence.name],
    bearers: -Math.min(table.bearersLimit, Math.log2(Math.max(1, common))),
    door: table.door[evidence.door],
    distance: table.distance[evidence.distance],
    place: table.place[evidence.place],
    households: table.households[evidence.households],
    built: table.built[evidence.built],
    kind: table.kind[evidence.kind],
  };
  const sum = Object.values(bits).reduce((total, value) => total + value, 0);
  const odds = 2 ** sum;
  const score = Math.round((odds / (1 + odds)) * 1000) / 1000;
  const unit = a.record.unit_id;
  const rare =
    unit !== null && unit === b.record.unit_id && stems.every((stem) => bearers(stem, unit) <= 1);
  return { zone: zoneOf(evidence, sum, rare), score, evidence, bits };
}

/** The ages that listings may have by how their names compare, where they lie in one unit and are of one size: a developer more (华润翡翠城 and
 * 翡翠城) says less against it than an ending more. */
const agesOfOne: Readonly<Partial<Record<NameLevel, readonly RatioLevel[]>>> = {
  exact: ["equal", "near", "missing"],
  prefix: ["equal", "missing"],
  dropped: ["equal"],
};

/** Listings of one name and size, and not of two ages, of which nothing says that they lie apart. */
const sameSize = ({ name, place, households, built }: Evidence): boolean =>
  place === "missing" && households === "equal" && (agesOfOne[name]?.includes(built) ?? false);

/** A person decides where names are unrelated, where a house number differs, and where nothing but the name speaks, unless no other place
 * of the unit knows it (`rare`) and the size agrees, and the age where both tell it. */
function zoneOf(evidence: Evidence, sum: number, rare: boolean): ScoredPair["zone"] {
  if (evidence.conflict !== null) return "apart";
  const sure = sum >= table.auto;
  // Roads and names come again in another district, numbers with them.
  if (evidence.door === "number" || evidence.name === "other" || evidence.place === "other")
    return sum >= table.review ? "review" : "apart";
  const placed =
    evidence.door === "same" ||
    (evidence.door === "sectionMissing" && evidence.name === "exact") ||
    evidence.door === "alike" ||
    evidence.place === "community" ||
    (rare && sameSize(evidence)) ||
    ["60", "200", "500"].includes(evidence.distance);
  if (sure && placed) return "auto";
  return sum >= table.review ? "review" : "apart";
}

function gather(a: ParsedRecord, b: ParsedRecord): Evidence {
  const [left, right] = [a.record, b.record];
  const distance = distanceLevel(metersApart(left, right));
  const { level, conflict } = bestNames(...withoutRoads(a, b, distance));
  const evidence: Evidence = {
    name: level,
    conflict,
    door: weighedDoor(level, distance, a, b),
    distance,
    place: placeLevel(left, right),
    households: ratioLevel(left.households, right.households, 0.02, 0.15),
    built: differenceLevel(left.built_year, right.built_year),
    kind: kindLevel(left.kind, right.kind),
  };
  return isNamedByDoor(evidence, a, b) || isNamedByDoor(evidence, b, a)
    ? { ...evidence, name: "dropped" }
    : evidence;
}

/** Whether the first is named by the door that the second has for its address, where no list has two listings at that door, and place, size
 * or age speak for them and none against them: 营门口路189号院 and 省测绘局宿舍 at 营门口路189号. */
const isNamedByDoor = (
  { name, conflict, door, distance, place, households, built }: Evidence,
  a: ParsedRecord,
  b: ParsedRecord,
): boolean =>
  name === "other" &&
  conflict === null &&
  door === "same" &&
  a.atLoneDoor &&
  b.atLoneDoor &&
  distance !== "1500" &&
  distance !== "far" &&
  place !== "other" &&
  households !== "other" &&
  built !== "other" &&
  (distance !== "missing" ||
    place === "community" ||
    households !== "missing" ||
    built !== "missing") &&
  a.names.every((one) => one.isDoor && compareDoors(one.door, b.door) === "same") &&
  b.names.every((one) => !one.isDoor && one.hard === "" && one.aside === "");

/** Both without a road in brackets behind the name where the other one's address is at that road, or lies within 200 m: there the road says
 * no more than the address does. */
function withoutRoads(
  a: ParsedRecord,
  b: ParsedRecord,
  distance: DistanceLevel,
): readonly [ParsedRecord, ParsedRecord] {
  const isNear = distance === "60" || distance === "200";
  const bare = (one: ParsedRecord, other: ParsedRecord): ParsedRecord =>
    one.names.some(({ aside }) => aside !== "") &&
    other.names.every(({ aside, isDoor }) => aside === "" && !isDoor)
      ? { ...one, names: one.names.map((name) => withoutRoad(name, other.door, isNear)) }
      : one;
  return [bare(a, b), bare(b, a)];
}

/** How the doors compare in the light of the names. A door for a name outweighs the address of another gate, and one that leaves out the
 * annex. A compound with a name of its own has gates on several roads: a door on another road says nothing where both lists have the
 * name within 200 m, unless the roads are of one family (天府三街, 天府四街). */
function weighedDoor(
  level: NameLevel,
  distance: DistanceLevel,
  a: ParsedRecord,
  b: ParsedRecord,
): DoorLevel {
  const door = compareDoors(a.door, b.door);
  if ((door === "other" || isCoarser(a.door, b.door)) && isSameDoor(level, a, b)) return "same";
  if (door === "number" && isOneOf(a, b) && isProper(a) && isProper(b)) return "same";
  const isNear = distance === "60" || distance === "200";
  const isOtherGate = door === "other" && isNear && level === "exact" && isProper(a) && isProper(b);
  return isOtherGate && !withinOneEdit(a.door!.road, b.door!.road) ? "missing" : door;
}

/** Whether one address gives several numbers, of which the other is one: 枫桥路33、55号 and 枫桥路33号. */
function isOneOf({ door: a }: ParsedRecord, { door: b }: ParsedRecord): boolean {
  if (a === null || b === null || a.annex !== b.annex || a.section !== b.section) return false;
  const [left, right] = [a.number.split("-"), b.number.split("-")];
  const [few, many] = left.length < right.length ? [left, right] : [right, left];
  return few.length === 1 && many.includes(few[0]!);
}

const isProper = ({ names }: ParsedRecord): boolean =>
  names.every(({ isDoor, parts }) => !isDoor && parts.number === "");

const isSameDoor = (level: NameLevel, ...both: readonly ParsedRecord[]): boolean =>
  (level === "exact" || level === "prefix") &&
  both.every(({ names }) => names.every(({ isDoor }) => isDoor));

/** Whether one door is the other without its annex: 青石街92号 of 青石街92号附2号. */
const isCoarser = (a: Door | null, b: Door | null): boolean =>
  a !== null && b !== null && a.number === b.number && (a.annex === "") !== (b.annex === "");

const order: readonly NameLevel[] = [
  "exact",
  "prefix",
  "dropped",
  "softEnding",
  "alike",
  "otherEnding",
  "suffix",
  "near",
  "other",
];

/** The likest of all writings; what tells any two of them apart counts. A phase that one leaves out does not where another writing gives
 * its name: 汇朗园五期 is also written 五期汇朗园, so that 汇朗园 is it. */
function bestNames(a: ParsedRecord, b: ParsedRecord): NameComparison {
  const pairs = a.names.flatMap((left) =>
    b.names.map((right) => ({
      found: compareNames(left, right, a.place, b.place),
      isHalf: (left.parts.phase === "") !== (right.parts.phase === ""),
    })),
  );
  const isNamed = pairs.some(
    ({ found, isHalf }) => isHalf && found.level !== "other" && found.conflict === null,
  );
  let best: NameComparison = { level: "other", conflict: null };
  let conflict: NameComparison["conflict"] = null;
  for (const { found, isHalf } of pairs) {
    const excused = isNamed && isHalf && found.conflict === "phase";
    const one = excused ? { ...found, conflict: null } : found;
    conflict ??= one.level === "other" ? null : one.conflict;
    if (order.indexOf(one.level) < order.indexOf(best.level)) best = one;
    else if (best.level === "other" && best.conflict === null) best = one;
  }
  return { level: best.level, conflict: conflict ?? best.conflict };
}

function metersApart(a: LinkRecord, b: LinkRecord): number | null {
  if (a.lon === null || a.lat === null || b.lon === null || b.lat === null) return null;
  return metersBetween([a.lon, a.lat], [b.lon, b.lat]);
}

export function distanceLevel(meters: number | null): DistanceLevel {
  if (meters === null) return "missing";
  return meters < 60
    ? "60"
    : meters < 200
      ? "200"
      : meters < 500
        ? "500"
        : meters < 1500
          ? "1500"
          : "far";
}

function placeLevel(a: LinkRecord, b: LinkRecord): PlaceLevel {
  if (a.community_id !== null && b.community_id !== null && a.community_id === b.community_id)
    return "community";
  if (a.township_id !== null && b.township_id !== null && a.township_id === b.township_id)
    return a.community_id === null || b.community_id === null ? "missing" : "township";
  if (a.unit_id === null || b.unit_id === null) return "missing";
  if (a.unit_id !== b.unit_id) return isHost(a, b) || isHost(b, a) ? "missing" : "other";
  return a.township_id === null || b.township_id === null ? "missing" : "unit";
}

/** Whether a listing names no more than the district that the other's functional area lies in: 武侯区 of a compound in 高新区. */
const isHost = (a: LinkRecord, b: LinkRecord): boolean =>
  a.township_id === null &&
  a.community_id === null &&
  hostsOf(b.unit_id).includes(a.unit_id!) &&
  (b.township_id === null || b.township_id.startsWith(a.unit_id!));

function ratioLevel(a: number | null, b: number | null, equal: number, near: number): RatioLevel {
  if (a === null || b === null || a <= 0 || b <= 0) return "missing";
  const off = 1 - Math.min(a, b) / Math.max(a, b);
  return off <= equal ? "equal" : off <= near ? "near" : "other";
}

function differenceLevel(a: number | null, b: number | null): RatioLevel {
  if (a === null || b === null) return "missing";
  return a === b ? "equal" : Math.abs(a - b) <= 2 ? "near" : "other";
}

const kindLevel = (a: string | null, b: string | null): Evidence["kind"] =>
  a === null || b === null || a === "unknown" || b === "unknown"
    ? "missing"
    : a === b
      ? "equal"
      : "other";

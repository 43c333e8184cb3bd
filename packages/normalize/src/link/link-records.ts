import { candidatePairs } from "./candidate-pairs.js";
import { compareDoors } from "./compare-doors.js";
import { stemOf } from "./compare-names.js";
import { withLoneDoors } from "./lone-doors.js";
import {
  type Bearers,
  type LinkRecord,
  type ParsedRecord,
  type ScoredPair,
  parseRecord,
  scorePair,
} from "./score-pair.js";

/** Why a listing went where it went. `with` is the listing that it was merged with (`auto`) or that a person should compare it to. */
export interface RecordLink {
  readonly zone: "auto" | "review";
  readonly with: string;
  readonly pair: ScoredPair;
}

/** Listings grouped by the compound they mean. */
export interface LinkedRecords {
  /** Ids of listings, sorted, a group a compound; groups by their first id. */
  readonly clusters: readonly (readonly string[])[];
  /** By listing; one that resembles no other has none. */
  readonly links: ReadonlyMap<string, RecordLink>;
}

interface Edge {
  readonly a: number;
  readonly b: number;
  readonly pair: ScoredPair;
}

/** Groups listings by the compound they mean. Pairs are joined surest first, and never where a house number, annex, phase, zone,
 * gate, group or building of any two members differs, where one return lists both as two, or where `apart` says so: no chain can bridge what
 * two listings forbid. The result does not depend on the order of the listings.
 * @param apart a person's word that two listings are two compounds */
export function linkRecords(
  given: readonly LinkRecord[],
  apart: (a: string, b: string) => boolean = () => false,
): LinkedRecords {
  const parsed = withLoneDoors(
    given.map(parseRecord).sort((a, b) => (a.record.id < b.record.id ? -1 : 1)),
  );
  const bearers = countBearers(parsed);
  const edges: Edge[] = [];
  for (const [a, b] of candidatePairs(parsed, listedApart)) {
    const pair = scorePair(parsed[a]!, parsed[b]!, bearers);
    if (pair.zone !== "apart" && !apart(parsed[a]!.record.id, parsed[b]!.record.id))
      edges.push({ a, b, pair });
  }
  edges.sort((x, y) => sumOf(y.pair) - sumOf(x.pair) || x.a - y.a || x.b - y.b);
  const clusterOf = parsed.map((_, i) => i);
  const members = parsed.map((_, i) => [i]);
  const links = new Map<string, RecordLink>();
  const note = (from: number, to: number, zone: RecordLink["zone"], pair: ScoredPair): void => {
    const id = parsed[from]!.record.id;
    if (!links.has(id)) links.set(id, { zone, with: parsed[to]!.record.id, pair });
  };
  const forbidden = (i: number, j: number, among: readonly number[]): boolean => {
    if (listedApart(parsed[i]!, parsed[j]!) || apart(parsed[i]!.record.id, parsed[j]!.record.id))
      return true;
    const { conflict } = scorePair(parsed[i]!, parsed[j]!, bearers).evidence;
    if (conflict !== null && !(conflict === "phase" && isPhaseByName(i, j, among))) return true;
    return numbersDiffer(parsed[i]!, parsed[j]!);
  };
  /** Whether a member says of itself that one of the two without a phase bears the name of the other's: 汇朗园五期 and 五期汇朗园 are joined, and
   * 汇朗园 is the fifth. */
  const isPhaseByName = (i: number, j: number, among: readonly number[]): boolean => {
    const [one, other] = [i, j].map((at) => phaseOf(parsed[at]!));
    if ((one === "") === (other === "")) return false;
    const [phase, bare] = one === "" ? [other, i] : [one, j];
    return among.some(
      (k) =>
        k !== i &&
        k !== j &&
        phaseOf(parsed[k]!) === phase &&
        scorePair(parsed[k]!, parsed[bare]!, bearers).evidence.conflict === null,
    );
  };
  const doubtful: Edge[] = [];
  for (const edge of edges) {
    const [left, right] = [clusterOf[edge.a]!, clusterOf[edge.b]!];
    if (left === right) continue;
    const among = [...members[left]!, ...members[right]!];
    if (
      edge.pair.zone !== "auto" ||
      members[left]!.some((i) => members[right]!.some((j) => forbidden(i, j, among)))
    ) {
      doubtful.push(edge);
      continue;
    }
    note(edge.a, edge.b, "auto", edge.pair);
    note(edge.b, edge.a, "auto", edge.pair);
    for (const i of members[right]!) clusterOf[i] = left;
    members[left]!.push(...members[right]!);
    members[right] = [];
  }
  for (const { a, b, pair } of doubtful) {
    if (clusterOf[a] === clusterOf[b]) continue;
    note(a, b, "review", pair);
    note(b, a, "review", pair);
  }
  const clusters = members
    .filter((group) => group.length > 0)
    .map((group) => group.map((i) => parsed[i]!.record.id).sort())
    .sort((x, y) => (x[0]! < y[0]! ? -1 : 1));
  return { clusters, links };
}

/** The phase that a listing's names tell, alike. */
const phaseOf = ({ names }: ParsedRecord): string => names[0]!.parts.phase;

const sumOf = ({ bits }: ScoredPair): number =>
  Object.values(bits).reduce((total, value) => total + value, 0);

/** Whether one return lists both, as two compounds: not where it says one name twice with the same door or position. */
function listedApart(a: ParsedRecord, b: ParsedRecord): boolean {
  for (const one of a.record.returns) if (b.record.returns.has(one)) return !saidTwice(a, b);
  return false;
}

function saidTwice(a: ParsedRecord, b: ParsedRecord): boolean {
  const isOneName = a.names.every(({ body, hard, aside }) =>
    b.names.every((name) => name.body === body && name.hard === hard && name.aside === aside),
  );
  if (!isOneName) return false;
  const { door, distance, place } = scorePair(a, b, () => 1).evidence;
  const near = distance === "60" || distance === "200";
  return (
    (place === "missing" || place === "community") &&
    ((door === "same" && (near || distance === "missing")) || (door === "missing" && near))
  );
}

/** Whether names tell different house numbers, or one is named by a number of the road at which the other's address has another. */
function numbersDiffer(a: ParsedRecord, b: ParsedRecord): boolean {
  const [left, right] = [a, b].map(({ names }) => names.every(({ isDoor }) => isDoor));
  if (left !== right && compareDoors(a.door, b.door) === "number") return true;
  return a.names.some(({ parts: { number: left } }) =>
    b.names.some(({ parts: { number: right } }) => left !== "" && right !== "" && left !== right),
  );
}

/** In how many places a stem is found, at least: listings of one compound in several lists count once, and one that names only a
 * township or a unit may be of any place in it. */
function countBearers(parsed: readonly ParsedRecord[]): Bearers {
  const places = new Map<string, { readonly finest: Set<string>; readonly around: Set<string> }>();
  const note = (key: string, finest: string, around: readonly string[]): void => {
    let there = places.get(key);
    if (!there) places.set(key, (there = { finest: new Set(), around: new Set() }));
    there.finest.add(finest);
    for (const id of around) there.around.add(id);
  };
  for (const { record, names, place } of parsed) {
    const [finest, ...around] = [record.community_id, record.township_id, record.unit_id].filter(
      (id) => id !== null,
    );
    if (finest === undefined) continue;
    const stem = stemOf(names[0]!, place);
    note(stem, finest, around);
    if (record.unit_id !== null) note(`${record.unit_id}|${stem}`, finest, around);
  }
  const counts = new Map(
    [...places].map(([stem, { finest, around }]) => [
      stem,
      [...finest].filter((id) => !around.has(id)).length,
    ]),
  );
  return (stem, unit) => counts.get(unit === undefined ? stem : `${unit}|${stem}`) ?? 1;
}

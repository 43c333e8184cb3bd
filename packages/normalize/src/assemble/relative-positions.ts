import type { DraftRow, UndecidedPositions } from "../draft/file-draft.js";
import { numberOf, textOf } from "../draft/row-values.js";
import { parseName } from "../link/parse-name.js";
import type { Part } from "./live-parts.js";

const systems = ["wgs84", "gcj02", "bd09"] as const;
type System = (typeof systems)[number];
type Point = readonly [lon: number, lat: number];

/** Names that two lists must share, and how far (meters) the median of the ways between their positions may be from nothing: the systems lie
 * at least 360 m apart in Chengdu, and one compound's pins in two lists some 100 to 300 m, in any direction. */
const fewest = 8;
const widest = 120;
const spread = 400;

/** A list read in each system that it may be in; one that is decided has one reading. */
interface List {
  readonly undecided: UndecidedPositions | null;
  readonly readings: ReadonlyMap<System, Reading>;
}

interface Reading {
  readonly byRow: ReadonlyMap<DraftRow, Point>;
  /** Of the names that the list has once. */
  readonly byName: ReadonlyMap<string, Point>;
}

/** Where rows lie in relation to each other, for comparing them only: lists that do not tell their coordinate system are read in those in
 * which compounds of one name lie at one place. Two lists of one system fit in any of the three, the distances between them being the same;
 * so this decides no system, and such positions are never written. Empty unless a list of compounds is undecided. */
export function relativePositions(parts: readonly Part[]): ReadonlyMap<DraftRow, Point> {
  const own = parts.filter(({ kind, live }) => live && kind === "compounds");
  const waiting = new Map<UndecidedPositions, Part[]>();
  for (const part of own)
    if (part.undecided !== null)
      waiting.set(part.undecided, [...(waiting.get(part.undecided) ?? []), part]);
  if (waiting.size === 0) return new Map();
  const known = own.filter(({ undecided }) => undecided === null);
  const lists: readonly List[] = [
    { undecided: null, readings: new Map([["wgs84", readingOf(known, valuesOf)]]) },
    ...[...waiting].map(([undecided, all]): List => ({
      undecided,
      readings: new Map(systems.map((crs) => [crs, readIn(crs, undecided, all)])),
    })),
  ];
  // What is known lies where it lies: then only lists that agree with it can be compared, also with each other.
  const roots = lists[0]!.readings.get("wgs84")!.byRow.size > 0 ? [0] : [...lists.keys()].slice(1);
  const fits = fitsOf(lists);
  let best: ReadonlyMap<number, System> = new Map();
  for (const root of roots) {
    const found = [...lists[root]!.readings.keys()]
      .map((crs) => spreadFrom(root, crs, lists, fits))
      .find((each) => each !== null);
    if (found && found.size > Math.max(1, best.size)) best = found;
  }
  const points = new Map<DraftRow, Point>();
  for (const [i, crs] of best)
    if (lists[i]!.undecided !== null)
      for (const [row, point] of lists[i]!.readings.get(crs)!.byRow) points.set(row, point);
  return points;
}

const valuesOf = (row: DraftRow): DraftRow["values"] => row.values;

function readIn(crs: System, undecided: UndecidedPositions, parts: readonly Part[]): Reading {
  const values = new Map(undecided.as(crs).rows.map((row) => [row.row, row.values]));
  return readingOf(parts, (row) => values.get(row.row) ?? row.values);
}

function readingOf(parts: readonly Part[], read: (row: DraftRow) => DraftRow["values"]): Reading {
  const byRow = new Map<DraftRow, Point>();
  const byName = new Map<string, Point | null>();
  for (const part of parts)
    for (const row of part.rows) {
      if (row.state !== "accepted" || part.patched.has(row)) continue;
      const name = textOf(row.values, "name");
      const [lon, lat] = [numberOf(read(row), "lon"), numberOf(read(row), "lat")];
      if (name === null || lon === null || lat === null) continue;
      byRow.set(row, [lon, lat]);
      const { key } = parseName(name);
      byName.set(key, byName.has(key) ? null : [lon, lat]);
    }
  const single = [...byName].filter((entry): entry is [string, Point] => entry[1] !== null);
  return { byRow, byName: new Map(single) };
}

/** For two lists, the pairs of systems in which they agree. */
type Fits = (i: number, j: number) => readonly (readonly [System, System])[];

function fitsOf(lists: readonly List[]): Fits {
  const found = new Map<string, readonly (readonly [System, System])[]>();
  return (i, j) => {
    const key = `${i}|${j}`;
    let fits = found.get(key);
    if (!fits) {
      fits = [...lists[i]!.readings].flatMap(([a, left]) =>
        [...lists[j]!.readings].flatMap(([b, right]) =>
          agree(left.byName, right.byName) ? [[a, b] as const] : [],
        ),
      );
      found.set(key, fits);
    }
    return fits;
  };
}

function agree(a: ReadonlyMap<string, Point>, b: ReadonlyMap<string, Point>): boolean {
  const ways = [...a].flatMap(([name, [lon, lat]]) => {
    const other = b.get(name);
    return other ? [[(other[0] - lon) * 95_700, (other[1] - lat) * 111_320] as const] : [];
  });
  if (ways.length < fewest) return false;
  const [east, north] = [median(ways.map(([x]) => x)), median(ways.map(([, y]) => y))];
  const off = median(ways.map(([x, y]) => Math.hypot(x - east, y - north)));
  return Math.hypot(east, north) <= widest && off <= spread;
}

/** The middle value; the upper one of two. */
const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1]!;

/** A system for each list that hangs together with one, read in the given system; null where no such choice fits them all. */
function spreadFrom(
  root: number,
  crs: System,
  lists: readonly List[],
  fits: Fits,
): ReadonlyMap<number, System> | null {
  const chosen = new Map<number, System>([[root, crs]]);
  for (const [i, own] of chosen)
    for (const j of lists.keys()) {
      if (j === i || fits(i, j).length === 0) continue;
      const allowed = fits(i, j).filter(([a]) => a === own);
      const before = chosen.get(j);
      if (before !== undefined) {
        if (!allowed.some(([, b]) => b === before)) return null;
      } else if (allowed.length > 0) chosen.set(j, allowed[0]![1]);
      else return null;
    }
  return chosen;
}

import type { FigureKind, FigureRow } from "../figure.js";
import { type HouseholdCells, type Households, unitKey } from "./household-cells.js";
import { smallCount } from "./small-count.js";

const kinds = ["old", "managed", "unknown"] as const satisfies FigureKind[];

/** Which units' figures are hidden: whole, or by kind of compound. */
export interface Suppression {
  readonly whole: ReadonlySet<string>;
  readonly byKind: ReadonlySet<string>;
}

/** The units to hide so that no count of 1 to 4 households is told: who was invited, who came, who stayed away. A small unit is hidden; of a
 * unit with a small kind all kinds are. Units that are shown less those beside them never leave one hidden unit alone, nor several that come
 * to fewer than five, nor so few that are of no unit below; the smallest others are hidden to that end, and where there are none what they
 * add up to.
 * @param units the figure at every level and of every kind, in one window or slice of time
 * @param parentOf key of a unit → key of what it counts to; absent for the city */
export function suppression(
  units: HouseholdCells,
  parentOf: ReadonlyMap<string, string>,
): Suppression {
  const children = new Map<string, string[]>();
  for (const key of units.keys()) {
    const parent = parentOf.get(key);
    if (parent === undefined) continue;
    const beside = children.get(parent);
    if (beside) beside.push(key);
    else children.set(parent, [key]);
  }
  const small = (key: string, of: readonly FigureKind[]): boolean => isFew([units.get(key)!], of);
  const all = [...units.keys()];
  const tree = { units, children, parentOf };
  const whole = closed(tree, new Set(all.filter((key) => small(key, ["all"]))), ["all"]);
  const byKind = new Set([...all.filter((key) => small(key, kinds)), ...whole]);
  return { whole, byKind: closed(tree, byKind, kinds) };
}

/** Hides what any of several hides. */
export const together = (all: readonly Suppression[]): Suppression => ({
  whole: new Set(all.flatMap(({ whole }) => [...whole])),
  byKind: new Set(all.flatMap(({ byKind }) => [...byKind])),
});

/** A figure of a unit as it may be published. */
export function suppressed(row: FigureRow, { whole, byKind }: Suppression): FigureRow {
  if (!(row.kind === "all" ? whole : byKind).has(unitKey(row.level, row.unit_id))) return row;
  return withheld(row);
}

/** A figure of which nothing is told. */
export function withheld(row: FigureRow): FigureRow {
  const nothing = { numerator: null, denominator: null, value: null, low: null, high: null };
  return { ...row, ...nothing, n: null, flag: "suppressed" };
}

interface Tree {
  readonly units: HouseholdCells;
  readonly children: ReadonlyMap<string, readonly string[]>;
  readonly parentOf: ReadonlyMap<string, string>;
}

function sumOf(
  units: readonly Households[],
  kind: FigureKind,
  part: "numerator" | "denominator",
): number {
  let total = 0;
  for (const unit of units) total += unit[kind]?.[part] ?? 0;
  return total;
}

/** Whether anybody of so few could be told apart: invited, come or stayed away, of any of the kinds. What is left over may be under nought. */
function isFew(units: readonly Households[], of: readonly FigureKind[]): boolean {
  for (const kind of of) {
    const came = sumOf(units, kind, "numerator");
    const invited = sumOf(units, kind, "denominator");
    if (isSmall(invited) || isSmall(came) || isSmall(invited - came)) return true;
  }
  return false;
}

const isSmall = (count: number): boolean => count !== 0 && Math.abs(count) < smallCount;

/** Of a unit's households those that are of no unit below it: theirs is no figure, but the difference tells it. Null where there are none. */
function restOf(
  { units, children }: Tree,
  parent: string,
  of: readonly FigureKind[],
): Households | null {
  const own = units.get(parent);
  if (!own) return null;
  const below = children.get(parent)!.map((key) => units.get(key)!);
  const rest: Record<string, Households[FigureKind]> = {};
  for (const kind of of) {
    const numerator = (own[kind]?.numerator ?? 0) - sumOf(below, kind, "numerator");
    const denominator = (own[kind]?.denominator ?? 0) - sumOf(below, kind, "denominator");
    if (numerator !== 0 || denominator !== 0) rest[kind] = { numerator, denominator };
  }
  return Object.keys(rest).length > 0 ? rest : null;
}

/** Hides more until nothing that is hidden is given away; parents are looked at in turn, again only when something of theirs was hidden since. */
function closed(
  tree: Tree,
  start: ReadonlySet<string>,
  of: readonly FigureKind[],
): ReadonlySet<string> {
  const { units, children, parentOf } = tree;
  const hidden = new Set(start);
  const size = (key: string): number => {
    const own = units.get(key)!;
    let total = 0;
    for (const kind of of) total += Math.abs(own[kind]?.denominator ?? 0);
    return total;
  };
  const families = new Map(
    [...children].map(([parent, below]) => [
      parent,
      { filled: below.filter((key) => size(key) > 0), rest: restOf(tree, parent, of) },
    ]),
  );
  const open = new Set(children.keys());
  const hide = (key: string): void => {
    hidden.add(key);
    const parent = parentOf.get(key);
    for (const one of [key, parent]) if (one !== undefined && children.has(one)) open.add(one);
  };
  while (open.size > 0)
    for (const [parent, { filled, rest }] of families) {
      if (!open.delete(parent)) continue;
      const concealed = filled.filter((key) => hidden.has(key));
      const isTold = units.has(parent) && !hidden.has(parent);
      const apart = concealed.map((key) => units.get(key)!);
      const isGivenAway = isTold
        ? (concealed.length === 1 && !rest) || isFew(rest ? [...apart, rest] : apart, of)
        : concealed.length === 0 && filled.length > 0;
      if (isGivenAway) hide(smallest(filled, hidden, size) ?? parent);
    }
  return hidden;
}

/** The smallest that is told; of those as small as each other the first by key. */
function smallest(
  keys: readonly string[],
  hidden: ReadonlySet<string>,
  size: (key: string) => number,
): string | null {
  let least: string | null = null;
  for (const key of keys) {
    if (hidden.has(key)) continue;
    const less = least === null ? -1 : size(key) - size(least);
    if (less < 0 || (less === 0 && key < least!)) least = key;
  }
  return least;
}

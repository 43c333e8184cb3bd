import type { FigureKind, FigureLevel, FigureRow } from "../figure.js";
import { smallCount } from "./small-count.js";

/** A unit's households of one figure, by kind of compound. */
type Households = Readonly<
  Partial<Record<FigureKind, Pick<FigureRow, "numerator" | "denominator">>>
>;

const kinds = ["old", "managed", "unknown"] as const satisfies FigureKind[];

/** Which units' figures are hidden: whole, or by kind of compound. */
export interface Suppression {
  readonly whole: ReadonlySet<string>;
  readonly byKind: ReadonlySet<string>;
}

/** Names a unit of a level: a compound's id may be another's elsewhere. */
export const unitKey = (level: FigureLevel, unit: string): string => `${level}|${unit}`;

/** The units to hide so that no count of 1 to 4 households is told: who was invited, who came, who stayed away. A small unit is hidden; of a
 * unit with a small kind all kinds are. Units that are shown less those beside them never leave one hidden unit alone, nor several that come
 * to fewer than five; the smallest others are hidden to that end, and where there are none what they add up to.
 * @param rows the figure at every level and of every kind, in one window
 * @param parentOf key of a unit → key of what it counts to; absent for the city */
export function suppression(
  rows: readonly FigureRow[],
  parentOf: ReadonlyMap<string, string>,
): Suppression {
  const units = new Map<string, Households>();
  for (const { level, unit_id: id, kind, numerator, denominator } of rows) {
    const key = unitKey(level, id);
    units.set(key, { ...units.get(key), [kind]: { numerator, denominator } });
  }
  const children = new Map<string, string[]>();
  for (const key of units.keys()) {
    const parent = parentOf.get(key);
    if (parent !== undefined) children.set(parent, [...(children.get(parent) ?? []), key]);
  }
  const small = (key: string, of: readonly FigureKind[]): boolean =>
    of.some((kind) => countsOf([units.get(key)!], kind).some(isSmall));
  const all = [...units.keys()];
  const tree = { units, children };
  const whole = closed(tree, new Set(all.filter((key) => small(key, ["all"]))), ["all"]);
  const byKind = new Set([...all.filter((key) => small(key, kinds)), ...whole]);
  return { whole, byKind: closed(tree, byKind, kinds) };
}

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
  readonly units: ReadonlyMap<string, Households>;
  readonly children: ReadonlyMap<string, readonly string[]>;
}

const isSmall = (count: number): boolean => count > 0 && count < smallCount;

/** Invited, came, stayed away, over units. */
function countsOf(units: readonly Households[], kind: FigureKind): readonly number[] {
  const sum = (part: "numerator" | "denominator"): number =>
    units.reduce((total, unit) => total + (unit[kind]?.[part] ?? 0), 0);
  const [came, invited] = [sum("numerator"), sum("denominator")];
  return [invited, came, invited - came];
}

function closed(
  { units, children }: Tree,
  start: ReadonlySet<string>,
  of: readonly FigureKind[],
): ReadonlySet<string> {
  const hidden = new Set(start);
  const size = (key: string): number =>
    of.reduce((total, kind) => total + (units.get(key)![kind]?.denominator ?? 0), 0);
  for (let grew = true; grew;) {
    grew = false;
    for (const [parent, below] of children) {
      const filled = below.filter((key) => size(key) > 0);
      const concealed = filled.filter((key) => hidden.has(key));
      const isTold = units.has(parent) && !hidden.has(parent);
      if (concealed.length === 0 && (isTold || filled.length === 0)) continue;
      const alone = isTold && (concealed.length === 1 || isFew(concealed, units, of));
      if (concealed.length > 0 && !alone) continue;
      const [next] = filled
        .filter((key) => !hidden.has(key))
        .toSorted((a, b) => size(a) - size(b) || (a < b ? -1 : 1));
      hidden.add(next ?? parent);
      grew = true;
    }
  }
  return hidden;
}

const isFew = (
  keys: readonly string[],
  units: Tree["units"],
  of: readonly FigureKind[],
): boolean => {
  const own = keys.map((key) => units.get(key)!);
  return of.some((kind) => countsOf(own, kind).some(isSmall));
};

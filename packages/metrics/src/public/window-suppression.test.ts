import fc from "fast-check";
import { expect, test } from "vitest";
import type { FigureKind, FigureLevel } from "../figure.js";
import { type HouseholdCells, type Households, unitKey } from "./household-cells.js";
import { windowSlices } from "./window-slices.js";
import { windowSuppression } from "./window-suppression.js";

const kinds = ["old", "managed", "unknown"] as const;
const quarters = ["2021Q4", "2022Q1", "2022Q2", "2022Q3", "2022Q4"] as const;
/** When a meeting was: a quarter, or all that is known is the year. */
const times = [...quarters, "2022"] as const;

/** Households that came and were invited to the meetings of one place, kind and time. */
interface Meeting {
  readonly came: number;
  readonly invited: number;
  readonly kind: (typeof kinds)[number];
  readonly time: (typeof times)[number];
  /** Township, and community in it; the last of these is none. */
  readonly township: number;
  readonly community: number;
}

const townships = 2;
const communities = 3;

const meeting: fc.Arbitrary<Meeting> = fc
  .record({
    came: fc.nat(9),
    more: fc.nat(9),
    kind: fc.constantFrom(...kinds),
    time: fc.constantFrom(...times),
    township: fc.nat(townships - 1),
    community: fc.nat(communities),
  })
  .map(({ more, ...rest }) => ({ ...rest, invited: rest.came + more }));

const windows = quarters.flatMap((first, i) =>
  quarters.slice(i).map((last) => (first === last ? first : `${first}..${last}`)),
);

const isIn = (window: string, { time }: Meeting): boolean => {
  const [from, to = from] = window.split("..");
  return time === "2022" ? from! <= "2022Q1" && to! >= "2022Q4" : from! <= time && time <= to!;
};

const units: readonly (readonly [FigureLevel, string, (one: Meeting) => boolean])[] = [
  ["city", "c", () => true],
  ...Array.from({ length: townships }, (_, t) => [t] as const).flatMap(([t]) => [
    ["township", `t${t}`, (one: Meeting) => one.township === t] as const,
    ...Array.from(
      { length: communities },
      (_each, m) =>
        [
          "community",
          `t${t}m${m}`,
          (one: Meeting) => one.township === t && one.community === m,
        ] as const,
    ),
  ]),
];
const parents = new Map(
  units.flatMap(([level, id]): readonly (readonly [string, string])[] =>
    level === "city"
      ? []
      : [
          [
            unitKey(level, id),
            level === "township" ? unitKey("city", "c") : unitKey("township", id.slice(0, 2)),
          ],
        ],
  ),
);

/** What nothing is told of but in sums: a place, kind and time, whether or not anybody met. */
const atoms: readonly Meeting[] = Array.from({ length: townships }, (_, township) =>
  Array.from({ length: communities + 1 }, (_each, community) =>
    kinds.flatMap((kind) =>
      times.map((time) => ({ came: 0, invited: 0, kind, time, township, community })),
    ),
  ),
).flat(2);

/** A sum that may be told: the meetings in it. */
interface Cell {
  readonly key: string;
  readonly kind: FigureKind;
  readonly window: string;
  readonly of: readonly Meeting[];
}

/** The atoms in each cell, in the order of `cellsOf`. */
const lines = windows.map((window) => cellsOf(atoms, window).map(({ of }) => lineOf(of)));

function lineOf(of: readonly Meeting[]): readonly number[] {
  const own = new Set(of);
  return atoms.map((atom) => (own.has(atom) ? 1 : 0));
}

function cellsOf(meetings: readonly Meeting[], window: string): readonly Cell[] {
  return units.flatMap(([level, id, holds]) =>
    (["all", ...kinds] as const).map((kind) => ({
      key: unitKey(level, id),
      kind,
      window,
      of: meetings.filter(
        (one) => isIn(window, one) && holds(one) && (kind === "all" || one.kind === kind),
      ),
    })),
  );
}

/** What may not be told while it is small: every cell, what a township has of no community, what a year has of no quarter. */
const secrets = [
  ...units.map(([, , holds]) => holds),
  ...Array.from(
    { length: townships },
    (_, t) =>
      ({ township, community }: Meeting) =>
        township === t && community === communities,
  ),
].flatMap((holds) =>
  (["all", ...kinds] as const).flatMap((kind) =>
    [...windows, null].map(
      (window) => (one: Meeting) =>
        holds(one) &&
        (kind === "all" || one.kind === kind) &&
        (window === null ? one.time === "2022" : isIn(window, one)),
    ),
  ),
);
const secretLines = secrets.map((holds) => lineOf(atoms.filter(holds)));

const sum = (of: readonly Meeting[], part: "came" | "invited"): number =>
  of.reduce((total, one) => total + one[part], 0);

function householdsIn(cells: readonly Cell[]): HouseholdCells {
  const found = new Map<string, Households>();
  for (const { key, kind, of } of cells)
    if (sum(of, "invited") > 0)
      found.set(key, {
        ...found.get(key),
        [kind]: { numerator: sum(of, "came"), denominator: sum(of, "invited") },
      });
  return found;
}

/** Vectors over the atoms (place, kind and time) that a reader of the told sums can work out. */
class Known {
  readonly #rows: { readonly lead: number; readonly line: readonly number[] }[] = [];

  #reduced(line: readonly number[]): readonly number[] {
    return this.#rows.reduce(
      (left, { lead, line: own }) =>
        left[lead] === 0 ? left : left.map((x, i) => x - left[lead]! * own[i]!),
      line,
    );
  }

  add(line: readonly number[]): void {
    const left = this.#reduced(line).map((x) => (Math.abs(x) < 1e-9 ? 0 : x));
    const lead = left.findIndex((x) => x !== 0);
    if (lead >= 0) this.#rows.push({ lead, line: left.map((x) => x / left[lead]!) });
  }

  tells(line: readonly number[]): boolean {
    return this.#reduced(line).every((x) => Math.abs(x) < 1e-9);
  }
}

test("no sums of any windows, levels and kinds that are told tell a small one", () => {
  let told = 0;
  fc.assert(
    fc.property(fc.array(meeting, { minLength: 4, maxLength: 60 }), (meetings) => {
      const cells = windows.map((window) => cellsOf(meetings, window));
      const households = new Map(windows.map((window, w) => [window, householdsIn(cells[w]!)]));
      const known = new Known();
      windows.forEach((window, w) => {
        expect(windowSlices(window).every((one) => households.has(one.window))).toBe(true);
        const { whole, byKind } = windowSuppression(window, households, parents);
        cells[w]!.forEach(({ key, kind, of }, c) => {
          if ((kind === "all" ? whole : byKind).has(key)) return;
          const line = lines[w]![c]!;
          if (sum(of, "invited") > 0) told += 1;
          // Of a sum of nought every part is nought.
          else line.forEach((x, i) => x === 1 && known.add(line.map((_, k) => (k === i ? 1 : 0))));
          known.add(line);
        });
      });
      const isSmall = (count: number): boolean => count > 0 && count < 5;
      secrets.forEach((holds, i) => {
        const of = meetings.filter(holds);
        const [came, invited] = [sum(of, "came"), sum(of, "invited")];
        if ([came, invited, invited - came].some(isSmall))
          expect(known.tells(secretLines[i]!), JSON.stringify(of)).toBe(false);
      });
    }),
    { seed: 5, numRuns: 40 },
  );
  // It would be no use to hide everything.
  expect(told).toBeGreaterThan(1000);
});

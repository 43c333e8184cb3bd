import { describe, expect, test } from "vitest";
import { agreement } from "./testing/agreement.js";
import { type Linked, linkedLists } from "./testing/strangers-lists.js";

const written = (all: readonly (readonly Linked[])[]): readonly string[] =>
  all.map((own) => own.map(({ listing: { list, name } }) => `${list} ${name}`).join(" = "));

/** Listings that were labelled before they were scored, the first list also before the rules of linking were read, with the least F1 and B-cubed. */
describe.each([
  ["strangers-lists-1.csv", "", 0.95, 0.97],
  ["strangers-lists-1.csv", "(WGS84)", 0.95, 0.97],
  ["strangers-lists-2.csv", "", 0.98, 0.99],
  ["strangers-lists-2.csv", "(WGS84)", 0.98, 0.99],
  ["strangers-lists-3.csv", "", 0.97, 0.98],
  ["strangers-lists-4.csv", "", 0.98, 0.99],
  ["strangers-lists-5.csv", "", 0.98, 0.99],
  ["strangers-lists-6.csv", "", 0.94, 0.96],
  ["strangers-lists-7.csv", "", 0.98, 0.985],
] as const)(
  "%s: a property site, a map and an office's roll%s",
  (fixture, label, leastF1, leastBCubed) => {
    const all = linkedLists(fixture, label);
    const { f1, bCubed, mixed, split } = agreement(
      all.map(({ listing }) => listing.compound),
      all.map(({ compound_id: id }, i) => id ?? `none ${i}`),
    );
    const listings = (groups: readonly (readonly number[])[]): readonly string[] =>
      written(groups.map((group) => group.map((i) => all[i]!)));

    test(`pairwise F1 ${f1.toFixed(4)}, B-cubed ${bCubed.toFixed(4)}, none joined wrongly`, () => {
      expect(listings(mixed)).toEqual([]);
      expect(f1, listings(split).join("\n")).toBeGreaterThanOrEqual(leastF1);
      expect(bCubed).toBeGreaterThanOrEqual(leastBCubed);
    });

    test("every listing is read", () => {
      expect(all.filter(({ compound_id: id }) => id === null)).toEqual([]);
    });
  },
);

test("agreement of two groupings: half of the pairs, 0.7333 of the elements", () => {
  const { f1, bCubed, mixed, split } = agreement([..."aaabb"], [..."xxyyy"]);
  expect(f1).toBe(0.5);
  expect(bCubed).toBeCloseTo(0.7333, 4);
  expect([mixed, split]).toEqual([[[2, 3, 4]], [[0, 1, 2]]]);
});

import { smallCount } from "@atlas/metrics";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hiddenCounts } from "./hidden-counts.js";

const consultation = (counts: object, place: object = {}) => ({
  community_id: "c1",
  township_id: "t1",
  unit_id: "u1",
  households_invited: null,
  households_participated: null,
  agree: null,
  against: null,
  abstain: null,
  satisfaction: null,
  satisfaction_n: null,
  ...place,
  ...counts,
});
const counts = [
  "households_invited",
  "households_participated",
  "agree",
  "against",
  "abstain",
  "satisfaction_n",
];
const hiddenAlone = (row: object) => [...hiddenCounts(counts, [consultation(row)])[0]!].toSorted();

describe("within a row", () => {
  test.each([
    [
      "few votes take the others with them",
      { agree: 30, against: 2, abstain: 9 },
      "abstain,against,agree",
    ],
    [
      "few who stayed away",
      { households_invited: 50, households_participated: 48 },
      "households_participated",
    ],
    [
      "few who stayed away, which the votes would tell",
      { households_invited: 50, households_participated: 48, agree: 40, against: 8, abstain: 0 },
      "abstain,against,agree,households_participated",
    ],
    [
      "few who came and did not vote",
      { households_invited: 90, households_participated: 48, agree: 30, against: 10, abstain: 5 },
      "abstain,against,agree",
    ],
    ["few who were content", { satisfaction: 0.1, satisfaction_n: 30 }, "satisfaction"],
    ["few who were not", { satisfaction: 0.9, satisfaction_n: 30 }, "satisfaction"],
    ["few answers", { satisfaction: 0.5, satisfaction_n: 4 }, "satisfaction,satisfaction_n"],
    ["nobody is not few", { agree: 30, against: 0, abstain: 0 }, ""],
    ["missing is not hidden", { households_invited: 3 }, "households_invited"],
  ])("%s", (_, row, hidden) => {
    expect(hiddenAlone(row).join(",")).toBe(hidden);
  });
});

describe("across rows", () => {
  test("the smallest other of its community is hidden too, elsewhere nothing", () => {
    const rows = [
      { compound_id: "a", community_id: "c1", township_id: "t1", unit_id: "u1", households: 3 },
      { compound_id: "b", community_id: "c1", township_id: "t1", unit_id: "u1", households: 80 },
      { compound_id: "c", community_id: "c1", township_id: "t1", unit_id: "u1", households: 40 },
      { compound_id: "d", community_id: "c2", township_id: "t1", unit_id: "u1", households: 9 },
    ];
    expect(hiddenCounts(["households"], rows).map(({ size }) => size)).toEqual([1, 0, 1, 0]);
  });

  test("alone in its community, one of its township is", () => {
    const rows = [
      { compound_id: "a", community_id: "c1", township_id: "t1", unit_id: "u1", households: 3 },
      { compound_id: "b", community_id: "c2", township_id: "t1", unit_id: "u1", households: 80 },
      { compound_id: "c", community_id: "c3", township_id: "t2", unit_id: "u1", households: 9 },
    ];
    expect(hiddenCounts(["households"], rows).map(({ size }) => size)).toEqual([1, 1, 0]);
  });

  test("no total of any place gives a small count away", () => {
    const place = fc.record({
      community_id: fc.constantFrom("c1", "c2", "c3", null),
      township_id: fc.constantFrom("t1", "t2"),
      unit_id: fc.constantFrom("u1", "u2"),
      households: fc.option(fc.nat(40)),
    });
    fc.assert(
      fc.property(fc.array(place, { maxLength: 12 }), (rows) => {
        const hidden = hiddenCounts(["households"], rows);
        rows.forEach(({ households: n }, i) => {
          if (n !== null && n > 0 && n < smallCount)
            expect(hidden[i]!.has("households")).toBe(true);
        });
        for (const level of ["community_id", "township_id", "unit_id"] as const)
          for (const key of new Set(rows.map((row) => row[level]))) {
            if (key === null) continue;
            const group = rows
              .map((row, i) => ({ row, i }))
              .filter(({ row }) => row[level] === key);
            const concealed = group.filter(({ i }) => hidden[i]!.has("households"));
            const open = group.filter(
              ({ row, i }) => (row.households ?? 0) > 0 && !hidden[i]!.has("households"),
            );
            const sum = concealed.reduce((total, { row }) => total + row.households!, 0);
            if (concealed.length > 0 && open.length > 0)
              expect(concealed.length > 1 && sum >= smallCount).toBe(true);
          }
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});

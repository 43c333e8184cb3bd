import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseName } from "./parse-name.js";
import { linkRecords } from "./link-records.js";
import type { LinkRecord } from "./score-pair.js";

/** Writings of a number, phase or annex that mean the same, invented here and not taken from the code under test. */
const numerals = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"];
const number = fc.integer({ min: 1, max: 12 });
const written = (n: number, way: number): string =>
  way === 0
    ? String(n)
    : way === 1
      ? numerals[n]!
      : String(n).replace(/\d/g, (d) => String.fromCodePoint(0xff10 + Number(d)));

interface Truth {
  readonly house: number;
  readonly annex: number;
  readonly phase: number;
  readonly zone: string;
}

const truth: fc.Arbitrary<Truth> = fc.record({
  house: number,
  annex: fc.constantFrom(0, 0, 1, 2),
  phase: fc.constantFrom(0, 0, 1, 2, 3),
  zone: fc.constantFrom("", "", "东", "西"),
});

const listed = fc.record({
  truth,
  proper: fc.boolean(),
  way: fc.constantFrom(0, 1, 2),
  before: fc.constantFrom("", "驷马桥", "成都市"),
  after: fc.constantFrom("", "院", "小区", "宿舍"),
  placed: fc.boolean(),
  list: fc.integer({ min: 0, max: 4 }),
});
type Listed = typeof listed extends fc.Arbitrary<infer T> ? T : never;

const nameOf = ({
  truth: { house, annex, phase, zone },
  proper,
  way,
  before,
  after,
}: Listed): string =>
  proper
    ? `${before}映溪花园${phase === 0 ? "" : `${written(phase, way)}期`}${zone === "" ? "" : `${zone}区`}`
    : `${before}星辉中路${written(house, way)}号${annex === 0 ? "" : `附${written(annex, way)}号`}${after}`;

const hardOf = ({ truth: { house, annex, phase, zone }, proper }: Listed): string =>
  proper ? `p${phase}${zone}` : `d${house}-${annex}`;

/** A door and a compound with a name of its own are one where the whole compound has that house number for its address. */
const isOne = (a: Listed, b: Listed): boolean =>
  a.proper === b.proper
    ? hardOf(a) === hardOf(b)
    : a.truth.house === b.truth.house &&
      [a, b].every(({ proper, truth: { annex, phase, zone } }) =>
        proper ? phase === 0 && zone === "" : annex === 0,
      );

const recordOf = (one: Listed, i: number): LinkRecord => ({
  id: `${nameOf(one)}|${i}`,
  names: [nameOf(one)],
  address: one.proper ? `星辉中路${one.truth.house}号` : null,
  unit_id: "510106",
  township_id: "510106030",
  community_id: "510106030005",
  lon: one.placed ? 104.07 : null,
  lat: one.placed ? 30.69 : null,
  households: 300,
  built_year: 1998,
  kind: "old",
  returns: new Set([`list ${one.list}-${i % 3}`]),
});

describe("linking listings", () => {
  test("never merges across a house number, annex, phase or zone, nor two rows of one return unless they say one name twice", () => {
    fc.assert(
      fc.property(fc.array(listed, { minLength: 2, maxLength: 24 }), (all) => {
        const records = all.map(recordOf);
        const listedAs = new Map(records.map(({ id }, i) => [id, all[i]!]));
        const bodies = new Map(records.map(({ id, names }) => [id, parseName(names[0]!).body]));
        const lists = new Map(records.map(({ id, returns }) => [id, [...returns][0]!]));
        for (const cluster of linkRecords(records).clusters) {
          for (const a of cluster)
            for (const b of cluster)
              expect([a, b, isOne(listedAs.get(a)!, listedAs.get(b)!)]).toEqual([a, b, true]);
          const said = cluster.map((id) => `${lists.get(id)} ${bodies.get(id)}`);
          expect(new Set(cluster.map((id) => lists.get(id))).size).toBe(new Set(said).size);
        }
      }),
      { seed: 20261125, numRuns: 300 },
    );
  });

  test("gives the same clusters and links for any order of the listings", () => {
    fc.assert(
      fc.property(
        fc
          .array(listed, { minLength: 2, maxLength: 20 })
          .map((all) => all.map(recordOf))
          .chain((records) =>
            fc.tuple(
              fc.constant(records),
              fc.shuffledSubarray(records, { minLength: records.length }),
            ),
          ),
        ([records, shuffled]) => {
          const [one, other] = [linkRecords(records), linkRecords(shuffled)];
          expect(other.clusters).toEqual(one.clusters);
          expect([...other.links].sort(byId)).toEqual([...one.links].sort(byId));
        },
      ),
      { seed: 20261126, numRuns: 200 },
    );
  });

  test("a person's word that two are apart is kept", () => {
    const records = ["甲", "乙"].map((list) => ({
      ...recordOf(
        {
          truth: { house: 6, annex: 0, phase: 0, zone: "" },
          proper: false,
          way: 0,
          before: "",
          after: "院",
          placed: true,
          list: 0,
        },
        0,
      ),
      id: list,
      returns: new Set([list]),
    }));
    expect(linkRecords(records).clusters).toEqual([["乙", "甲"]]);
    expect(linkRecords(records, () => true).clusters).toEqual([["乙"], ["甲"]]);
  });

  test("whole and part are not bridged by a third listing", () => {
    const base = recordOf(
      {
        truth: { house: 1, annex: 0, phase: 1, zone: "" },
        proper: true,
        way: 0,
        before: "",
        after: "",
        placed: true,
        list: 0,
      },
      0,
    );
    const records = ["映溪花园一期", "映溪花园", "映溪花园二期"].map((name) => ({
      ...base,
      id: name,
      names: [name],
      returns: new Set([name]),
    }));
    expect(linkRecords(records).clusters).toHaveLength(3);
  });
});

const byId = (a: readonly [string, unknown], b: readonly [string, unknown]): number =>
  a[0] < b[0] ? -1 : 1;

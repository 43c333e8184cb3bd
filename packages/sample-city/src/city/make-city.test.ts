import { divisionById, placeOf, units } from "@atlas/divisions";
import { describe, expect, test } from "vitest";
import { reference } from "../testing/written-city.js";
import { effects } from "./effects.js";
import { makeCity } from "./make-city.js";
import { makeCompounds, namedCompound } from "./make-compounds.js";

describe("at the size of Chengdu", () => {
  const compounds = makeCompounds(1, 1);

  test("20,3xx old and 7,1xx managed compounds, in all 23 units", () => {
    const of = (kind: string): number => compounds.filter((one) => one.kind === kind).length;
    expect(Math.floor(of("old") / 100)).toBe(203);
    expect(Math.floor(of("managed") / 100)).toBe(71);
    expect(new Set(compounds.map(({ unit_id: unit }) => unit)).size).toBe(23);
  });

  test("every compound stands in a real community, whose township and unit it names", () => {
    for (const compound of compounds) {
      const place = placeOf(compound.community_id);
      expect(place).toEqual({
        unit_id: compound.unit_id,
        township_id: compound.township_id,
        community_id: compound.community_id,
      });
    }
  });

  test("households are as the two populations are known to be", () => {
    const median = (kind: string): number => {
      const sizes = compounds
        .filter((one) => one.kind === kind)
        .map(({ households }) => households)
        .toSorted((a, b) => a - b);
      return sizes[Math.floor(sizes.length / 2)]!;
    };
    expect(median("old")).toBeGreaterThan(60);
    expect(median("old")).toBeLessThan(120);
    expect(median("managed")).toBeGreaterThan(780);
    expect(median("managed")).toBeLessThan(940);
  });

  test("one name is real; no two compounds of a community share a name", () => {
    expect(compounds.filter(({ name }) => name === namedCompound.name)).toHaveLength(1);
    const names = compounds.map(({ name, community_id: community }) => `${community}|${name}`);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe("scale", () => {
  test("a tenth has a tenth of the compounds", () => {
    const whole = makeCompounds(3, 1).length;
    expect(Math.abs(makeCompounds(3, 0.1).length - whole / 10)).toBeLessThanOrEqual(1);
  });
});

describe("the hundred demonstration sites", () => {
  const { sites, compounds } = makeCity({ seed: 1, scale: 0.1, reference });
  const compoundOf = new Map(compounds.map((compound) => [compound.compound_id, compound]));

  test("are 20 of 2021, 20 begun in March 2022, and 60 nominations without a batch", () => {
    expect(sites).toHaveLength(100);
    expect(new Set(sites.map(({ compound_id: id }) => id)).size).toBe(100);
    const batch = (number: number | null) => sites.filter((site) => site.batch === number);
    expect([batch(1).length, batch(2).length, batch(null).length]).toEqual([20, 20, 60]);
    expect(new Set(batch(1).map(({ designated_on: day }) => day!.slice(0, 4)))).toEqual(
      new Set(["2021"]),
    );
    expect(new Set(batch(2).map(({ designated_on: day }) => day!.slice(0, 7)))).toEqual(
      new Set(["2022-03"]),
    );
    expect(new Set(batch(2).map(({ status }) => status))).toEqual(new Set(["building"]));
    expect(new Set(batch(null).map(({ status }) => status))).toEqual(new Set(["planned"]));
    expect(batch(1).filter(({ status }) => status === "accepted").length).toBeGreaterThan(10);
  });

  test("the real one is of the first batch, stands in its community, and no acceptance is asserted of it", () => {
    const real = sites.filter(({ name }) => name === namedCompound.name);
    expect(real).toHaveLength(1);
    expect(real[0]).toMatchObject({ batch: 1, status: "building", accepted_on: null });
    expect(compoundOf.get(real[0]!.compound_id!)!.community_id).toBe(namedCompound.community);
    expect(divisionById(namedCompound.community)!.name).toContain("工人村社区");
  });
});

describe("effects that an analyst can find again", () => {
  const city = makeCity({ seed: 2, scale: 0.25, reference });
  const compoundOf = new Map(city.compounds.map((compound) => [compound.compound_id, compound]));
  const cases = units.flatMap((unit) => city.eventsOf(unit.division_id).consultations);
  const counted = cases.flatMap((row) => {
    const { households_invited: invited, households_participated: took } = row;
    if (invited === null || took === null || row.compound_id === null) return [];
    const rate = Math.min(0.999, Math.max(0.001, took / invited));
    return [
      { row, compound: compoundOf.get(row.compound_id)!, logit: Math.log(rate / (1 - rate)) },
    ];
  });
  const mean = (of: readonly { readonly logit: number }[]): number =>
    of.reduce((sum, { logit }) => sum + logit, 0) / of.length;

  test("old compounds take part less, by about the size that was built in", () => {
    const gaps = units.map((unit) => {
      const here = counted.filter(({ compound }) => compound.unit_id === unit.division_id);
      const of = (kind: string) => here.filter(({ compound }) => compound.kind === kind);
      return {
        gap: mean(of("old")) - mean(of("managed")),
        n: Math.min(of("managed").length, of("old").length),
      };
    });
    const weight = gaps.reduce((sum, { n }) => sum + n, 0);
    const gap = gaps.reduce((sum, { gap, n }) => sum + gap * n, 0) / weight;
    expect(gap).toBeGreaterThan(effects.oldLogit - 0.12);
    expect(gap).toBeLessThan(effects.oldLogit + 0.12);
  });

  test("a site rises after its batch, against itself before", () => {
    const rises = city.sites.flatMap(({ compound_id: id, designated_on: since }) => {
      const own = counted.filter(({ compound }) => compound.compound_id === id);
      const before = own.filter(({ row }) => since === null || row.step1_on! < since);
      const after = own.filter(({ row }) => since !== null && row.step1_on! >= since);
      return before.length === 0 || after.length === 0 ? [] : [mean(after) - mean(before)];
    });
    expect(rises.length).toBeGreaterThan(20);
    const rise = rises.reduce((sum, one) => sum + one, 0) / rises.length;
    expect(rise).toBeGreaterThan(effects.siteLogit - 0.2);
    expect(rise).toBeLessThan(effects.siteLogit + 0.2);
  });

  test("townships differ by more than chance: neighbours in one are alike", () => {
    const byTownship = new Map<string, { logit: number }[]>();
    for (const one of counted) {
      if (one.compound.kind !== "old") continue;
      const unit = effects.units[one.compound.unit_id]!.logit;
      const list = byTownship.get(one.compound.township_id) ?? [];
      list.push({ logit: one.logit - unit });
      byTownship.set(one.compound.township_id, list);
    }
    const means = [...byTownship.values()].filter((list) => list.length >= 60).map(mean);
    const centre = means.reduce((sum, one) => sum + one, 0) / means.length;
    const sd = Math.sqrt(
      means.reduce((sum, one) => sum + (one - centre) ** 2, 0) / (means.length - 1),
    );
    expect(means.length).toBeGreaterThan(40);
    expect(sd).toBeGreaterThan(effects.townshipSd * 0.7);
    expect(sd).toBeLessThan(effects.townshipSd * 1.6);
  });

  test("nothing adverse happens where the article names a place", () => {
    const named = new Set<string>(effects.namedTownships);
    for (const unit of units) {
      const { projects } = city.eventsOf(unit.division_id);
      for (const project of projects.filter(({ township_id: id }) => named.has(id!)))
        expect(project.consulted).toBe("linked");
    }
    for (const { row, compound } of counted)
      if (named.has(compound.township_id) && row.closed_on !== null && row.outcome === "agreed")
        expect(row.published_on === null || row.published_on >= row.closed_on).toBe(true);
    for (const council of city.councils.filter(({ township_id: id }) => named.has(id!)))
      expect(council.ordinary_members! / council.members!).toBeGreaterThanOrEqual(0.5);
  });
});

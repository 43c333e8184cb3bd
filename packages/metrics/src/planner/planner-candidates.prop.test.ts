import fc from "fast-check";
import { expect, test } from "vitest";
import { defaultMetricConfig } from "../definitions/metric-config.js";
import { type SmallCity, openSmallCity, places, smallDivisions } from "../testing/small-city.js";
import { plannerCandidates } from "./planner-candidates.js";

const asOf = "2022-12-31";
const config = defaultMetricConfig(asOf);
const window = "2021Q4..2022Q3";
const quarters = ["2021Q4", "2022Q1", "2022Q2", "2022Q3"];
/** The last unit, CD-GX, reports nothing. */
const submission = ["510104", "510105"].flatMap((unit_id) =>
  quarters.map((period) => ({ kind: "consultations" as const, unit_id, period })),
);

const yesNo = fc.constantFrom(true, false, null);
const compound = fc.record({
  spot: fc.nat(3),
  kind: fc.constantFrom("old" as const, "managed" as const, "unknown" as const),
  households: fc.option(fc.integer({ min: 0, max: 900 }), { freq: 5 }),
  positioned: fc.boolean(),
  placed: fc.boolean(),
  valid_to: fc.constantFrom(null, null, null, "2022-06-30"),
  self_governance: fc.constantFrom("none" as const, "owners_committee" as const, null),
  party_branch: yesNo,
  rules_published: yesNo,
});
const closing = fc.record({
  compound: fc.nat(7),
  on: fc.constantFrom("2021-06-01", "2021-10-01", "2022-09-30", "2022-10-01"),
  outcome: fc.constantFrom("agreed" as const, "withdrawn" as const),
});
const money = fc.option(fc.constantFrom(0, 1e5, 3e5), { freq: 4 });
const site = fc.record({
  compound: fc.nat(7),
  batch: fc.constantFrom(1, null),
  status: fc.constantFrom("planned" as const, "accepted" as const, "withdrawn" as const),
  budget_yuan: money,
  funded_yuan: money,
  positioned: fc.boolean(),
});
const project = fc.record({ compound: fc.nat(7), budget_yuan: money, funded_yuan: money });

const lonOf = (i: number): number => 104 + i / 100;
const lat = 30.6;

/** Great circle by the chord between two points on the sphere. */
function chordMeters(a: number, b: number): number {
  const at = (lon: number): readonly number[] => {
    const [x, y] = [(lon * Math.PI) / 180, (lat * Math.PI) / 180];
    return [Math.cos(y) * Math.cos(x), Math.cos(y) * Math.sin(x), Math.sin(y)];
  };
  const [p, q] = [at(a), at(b)];
  return 2 * 6_371_008.8 * Math.asin(Math.hypot(...p.map((part, i) => part - q[i]!)) / 2);
}

test("candidates and their columns are those that plain loops find", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(compound, { minLength: 8, maxLength: 8 }),
      fc.array(closing, { maxLength: 8 }),
      fc.array(site, { maxLength: 6 }),
      fc.array(project, { maxLength: 4 }),
      async (compounds, closings, sites, projects) => {
        const unitOf = (i: number): string => places.managers[compounds[i]!.spot]!;
        const communityOf = (i: number): string | null =>
          compounds[i]!.placed ? places.communities[compounds[i]!.spot]! : null;
        const city: SmallCity = {
          division: smallDivisions,
          submission,
          compound: compounds.map(({ spot, positioned, ...own }, i) => ({
            kind: own.kind,
            households: own.households,
            valid_to: own.valid_to,
            self_governance: own.self_governance,
            party_branch: own.party_branch,
            rules_published: own.rules_published,
            compound_id: `C${i}`,
            name: `小区${i}`,
            unit_id: unitOf(i),
            township_id: places.townships[spot]!,
            community_id: communityOf(i),
            lon: positioned ? lonOf(i) : null,
            lat: positioned ? lat : null,
          })),
          consultation: closings.map(({ compound: at, on, outcome }, i) => ({
            consultation_id: `T${i}`,
            compound_id: `C${at}`,
            unit_id: unitOf(at),
            outcome,
            closed_on: on,
            closed_precision: "day" as const,
          })),
          project: projects.map(({ compound: at, ...own }, i) => ({
            ...own,
            project_id: `G${i}`,
            compound_id: `C${at}`,
            unit_id: unitOf(at),
          })),
          pilot_site: sites.map(({ compound: at, positioned, ...own }, i) => ({
            ...own,
            site_id: `P${i}`,
            compound_id: `C${at}`,
            unit_id: unitOf(at),
            lon: positioned ? lonOf(at) + 0.003 : null,
            lat: positioned ? lat : null,
          })),
        };
        const database = await openSmallCity(city);
        const found = await plannerCandidates(database, config, window);
        await database.close();

        const stands = (i: number): boolean => compounds[i]!.valid_to === null;
        const all = compounds.map((_, i) => i);
        const inBatch = sites.filter(
          ({ batch, status }) => batch !== null && status !== "withdrawn",
        );
        const expected = all.filter((i) => stands(i) && !inBatch.some((one) => one.compound === i));
        expect(found.ids).toEqual(expected.map((i) => `C${i}`));
        const consulted = (i: number): boolean =>
          closings.some(
            ({ compound: at, on, outcome }) =>
              at === i && outcome === "agreed" && on >= "2021-10-01" && on <= "2022-09-30",
          );
        const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
        const households = (of: (i: number) => boolean): readonly number[] =>
          all.filter((i) => stands(i) && of(i)).flatMap((i) => compounds[i]!.households ?? []);
        const rate = (of: (unit: string) => boolean): number | null => {
          const homes = sum(households((i) => of(unitOf(i))));
          const count = inBatch.filter(({ compound: at }) => of(unitOf(at))).length;
          return homes > 0 ? (1e4 * count) / homes : null;
        };
        const near = (value: number, wanted: number | null | undefined, what: string): void => {
          if (wanted === null || wanted === undefined) expect(value, what).toBeNaN();
          else expect(value, what).toBeCloseTo(wanted, 6);
        };
        expected.forEach((i, row) => {
          const own = compounds[i]!;
          const silent = unitOf(i) === "CD-GX";
          const community = communityOf(i);
          const beside = households((j) => communityOf(j) === community);
          near(
            found.inputs.coverage_gap[row]!,
            silent || community === null || beside.length === 0
              ? null
              : sum(households((j) => communityOf(j) === community && !consulted(j))),
            `gap of ${i}`,
          );
          const signs = [
            own.party_branch,
            own.rules_published,
            own.self_governance === null ? null : own.self_governance !== "none",
            silent ? null : consulted(i),
          ].filter((sign): sign is boolean => sign !== null);
          near(
            found.inputs.readiness[row]!,
            signs.length < 2 ? null : signs.filter(Boolean).length / signs.length,
            `readiness of ${i}`,
          );
          const [here, whole] = [rate((unit) => unit === unitOf(i)), rate(() => true)];
          near(
            found.inputs.equity[row]!,
            here === null || whole === null ? null : whole - here,
            `equity of ${i}`,
          );
          const distances = inBatch
            .filter(({ positioned }) => positioned)
            .map(({ compound: at }) => chordMeters(lonOf(i), lonOf(at) + 0.003));
          near(
            found.inputs.spread[row]!,
            own.positioned && distances.length > 0 ? Math.min(...distances) : null,
            `spread of ${i}`,
          );
          const nominations = sites.filter(
            ({ compound: at, batch, status }) =>
              at === i && batch === null && status !== "withdrawn",
          );
          expect(found.nominated[row]).toBe(nominations.length > 0 ? 1 : 0);
          const asked = nominations.find(({ budget_yuan: budget }) => budget !== null)?.budget_yuan;
          const ofKind = sites.flatMap(({ compound: at, budget_yuan: budget }) =>
            compounds[at]!.kind === own.kind && budget !== null ? [budget] : [],
          );
          near(
            found.cost[row]!,
            asked ?? (ofKind.length > 0 ? sum(ofKind) / ofKind.length : null),
            `cost of ${i}`,
          );
          const funds = nominations.find(({ funded_yuan: funded }) => funded !== null)?.funded_yuan;
          const known = projects.filter(
            ({ compound: at, budget_yuan: budget, funded_yuan: funded }) =>
              at === i && funded !== null && budget !== null && budget > 0,
          );
          const ofProjects =
            known.length > 0
              ? sum(known.map((one) => one.funded_yuan!)) /
                sum(known.map((one) => one.budget_yuan!))
              : null;
          near(
            found.inputs.funding[row]!,
            asked && funds !== undefined && funds !== null ? funds / asked : ofProjects,
            `funding of ${i}`,
          );
        });
        expect(found.existing).toEqual(
          sites.flatMap((one, i) => {
            if (!inBatch.includes(one)) return [];
            const position = one.positioned
              ? { lon: lonOf(one.compound) + 0.003, lat }
              : { lon: Number.NaN, lat: Number.NaN };
            return [{ id: `P${i}`, ...position }];
          }),
        );
      },
    ),
    { seed: 20_221_231, numRuns: 25 },
  );
}, 60_000);

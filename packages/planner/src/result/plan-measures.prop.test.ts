import fc from "fast-check";
import { expect, test } from "vitest";
import { haversineMeters } from "../check/check-selection.js";
import { planMeasures } from "./plan-measures.js";

const place = fc.record({
  east: fc.integer({ min: 0, max: 30 }),
  north: fc.integer({ min: 0, max: 30 }),
  households: fc.option(fc.integer({ min: 0, max: 300 }), { freq: 5 }),
  unit: fc.constantFrom("a", "b", "c", ""),
  positioned: fc.boolean(),
});
const site = fc.record({ east: fc.integer({ min: 0, max: 30 }), north: fc.nat(30) });
const lonOf = (east: number): number => 104 + east / 1000;
const latOf = (north: number): number => 30.6 + north / 1000;

test("what a plan brings is what measuring every household against every site gives", () => {
  fc.assert(
    fc.property(
      fc.array(place, { minLength: 1, maxLength: 30 }),
      fc.array(site, { maxLength: 4 }),
      fc.array(fc.nat(29), { maxLength: 5 }),
      fc.constantFrom(150, 400, 900),
      (places, sites, picks, meters) => {
        const chosen = [...new Set(picks)].filter((k) => k < places.length);
        const number = (of: (one: (typeof places)[number]) => number | null): Float64Array =>
          Float64Array.from(places, (one) => of(one) ?? Number.NaN);
        const candidates = {
          ids: places.map((_, i) => `c${i}`),
          units: places.map(({ unit }) => unit),
          kinds: places.map(() => "old"),
          lon: number(({ east, positioned }) => (positioned ? lonOf(east) : null)),
          lat: number(({ north, positioned }) => (positioned ? latOf(north) : null)),
          households: number(({ households }) => households),
          cost: number(() => 1),
          nominated: new Uint8Array(places.length),
          inputs: {},
        };
        const existing = sites.map(({ east, north }, i) => ({
          id: `s${i}`,
          lon: lonOf(east),
          lat: latOf(north),
        }));
        const measured = planMeasures(candidates, existing, chosen, meters);

        const near = (i: number, lon: number, lat: number): boolean =>
          haversineMeters(candidates.lon[i]!, candidates.lat[i]!, lon, lat) < meters - 1e-6;
        const counted = places.flatMap(({ households, positioned, unit }, i) =>
          positioned && households !== null && households > 0
            ? [
                {
                  households,
                  unit,
                  old: existing.some(({ lon, lat }) => near(i, lon, lat)),
                  fresh: chosen.some(
                    (k) => places[k]!.positioned && near(i, candidates.lon[k]!, candidates.lat[k]!),
                  ),
                },
              ]
            : [],
        );
        const sum = (rows: readonly { readonly households: number }[]): number =>
          rows.reduce((total, row) => total + row.households, 0);
        const all = sum(counted);
        const reached = counted.filter(({ old, fresh }) => old || fresh);
        expect(measured.newly_covered).toBe(sum(counted.filter(({ old, fresh }) => fresh && !old)));
        expect(measured.reach_before ?? -1).toBeCloseTo(
          all === 0 ? -1 : sum(counted.filter(({ old }) => old)) / all,
        );
        expect(measured.reach_after ?? -1).toBeCloseTo(all === 0 ? -1 : sum(reached) / all);
        // Gini by its other definition: half the mean difference of any two households, over the mean.
        const rateOf = (unit: string): number =>
          sum(reached.filter((row) => row.unit === unit)) /
          sum(counted.filter((row) => row.unit === unit));
        const rates = counted.map((row) => ({ weight: row.households, rate: rateOf(row.unit) }));
        let [apart, mean] = [0, 0];
        for (const one of rates) {
          mean += (one.weight / all) * one.rate;
          for (const two of rates)
            apart += ((one.weight * two.weight) / all ** 2) * Math.abs(one.rate - two.rate);
        }
        if (reached.length === 0) expect(measured.gini).toBeNull();
        else expect(measured.gini).toBeCloseTo(apart / (2 * mean), 9);
      },
    ),
    { seed: 1, numRuns: 400 },
  );
});

import { daysOfPeriod } from "@atlas/schema";
import fc from "fast-check";
import { expect, test } from "vitest";
import { defaultMetricConfig } from "../definitions/metric-config.js";
import { randomCity } from "../testing/random-city.js";
import { openSmallCity } from "../testing/small-city.js";
import { figures } from "./figures.js";
import { returnsDue } from "./returns-due.js";
import { violations } from "./violations.js";

const config = defaultMetricConfig("2022-12-31");
const window = "2021Q3..2022Q4";

test("the list of a unit is as long as its figure counts, and each case is a project of the window against the rule", async () => {
  let seen = 0;
  await fc.assert(
    fc.asyncProperty(randomCity, async (city) => {
      const database = await openSmallCity(city);
      try {
        const query = {
          metric: "consult_first",
          level: "district",
          within: null,
          kind: "all",
          periods: [window],
        } as const;
        const counted = (await figures(database, query, config)).filter(
          ({ part, flag }) => part === "verdict=violated" && flag !== "not_reported",
        );
        for (const { unit_id: unit, numerator } of counted)
          expect(await violations(database, window, unit, config)).toHaveLength(numerator!);

        const ofKind = await figures(database, { ...query, kind: "old" }, config);
        for (const { unit_id: unit, numerator, part, flag } of ofKind)
          if (part === "verdict=violated" && flag !== "not_reported")
            expect(await violations(database, window, unit, config, "old")).toHaveLength(
              numerator!,
            );

        const all = await violations(database, window, null, config);
        const { first, last } = daysOfPeriod(window);
        for (const one of all) {
          seen += 1;
          const project = city.project.find(({ project_id: id }) => id === one.project_id)!;
          const consultation = city.consultation.find(
            ({ consultation_id: id }) => id === project.consultation_id,
          );
          expect(one.started_on).toBe(project.started_on);
          expect(one.started_on >= first && one.started_on <= last).toBe(true);
          if (one.reason === "not_held") expect(project.consulted).toBe("declared_none");
          else expect(project.consulted).toBe("linked");
          if (one.reason === "no_agreement")
            expect(["not_agreed", "withdrawn"]).toContain(consultation!.outcome);
          if (one.reason === "agreed_later") {
            expect(one.agreed_on).toBe(consultation!.step6_on);
            expect(one.agreed_on! > one.started_on).toBe(true);
          }
        }
        const days = all.map(({ started_on: day }) => day);
        expect(days).toEqual(days.toSorted().toReversed());
      } finally {
        await database.close();
      }
    }),
    { numRuns: 40, seed: 11 },
  );
  expect(seen).toBeGreaterThan(5);
});

test("returns due are those that the figure of completeness counts", async () => {
  await fc.assert(
    fc.asyncProperty(randomCity, async (city) => {
      const database = await openSmallCity(city);
      try {
        const due = await returnsDue(database, window, config);
        const query = {
          metric: "return_completeness",
          level: "district",
          within: null,
          kind: "all",
          periods: [window],
        } as const;
        for (const row of await figures(database, query, config)) {
          const own = due.filter(({ unit_id: unit }) => unit === row.unit_id);
          const counted =
            row.part === "late"
              ? own.filter(({ state }) => state === "late")
              : own.filter(({ state }) => state !== "missing");
          expect([counted.length, own.length]).toEqual([row.numerator, row.denominator]);
        }
      } finally {
        await database.close();
      }
    }),
    { numRuns: 10, seed: 12 },
  );
});

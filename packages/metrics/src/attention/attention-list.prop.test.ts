import { attentionRuleIds, attentionSeverities } from "@atlas/warehouse";
import fc from "fast-check";
import { expect, test } from "vitest";
import { returnsDue } from "../answers/returns-due.js";
import { violations } from "../answers/violations.js";
import { type MetricConfig, defaultMetricConfig } from "../definitions/metric-config.js";
import { NaiveAttention } from "../testing/naive-attention.js";
import { randomCity, randomProcessCity } from "../testing/random-city.js";
import { type SmallCity, openSmallCity } from "../testing/small-city.js";
import { attentionCases } from "./attention-cases.js";
import { type AttentionList, attentionList } from "./attention-list.js";
import { tableRules } from "./case-populations.js";

/** Limits short enough for a city of two years. */
const usual = defaultMetricConfig("2022-12-31");
const config: MetricConfig = {
  ...usual,
  attention: usual.attention.map((line) => {
    if (line.rule_id === "step_overdue") return { ...line, threshold: 4 * line.step! };
    if (line.rule_id === "stalled") return { ...line, threshold: 120 };
    return line.rule_id === "coverage_gap" ? { ...line, threshold: 2 } : line;
  }),
};
const window = "2021Q3..2022Q4";

async function withList(
  city: SmallCity,
  look: (list: AttentionList, database: Parameters<typeof attentionList>[0]) => Promise<void>,
  asOf = "2022-12-31",
): Promise<void> {
  const database = await openSmallCity(city);
  try {
    await look(await attentionList(database, window, { ...config, asOf }), database);
  } finally {
    await database.close();
  }
}

test("what the rules find in rows is what loops find, with the same cases, and each list of cases is that of its item", async () => {
  const seen = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(randomCity, randomProcessCity),
      fc.constantFrom("2022-12-31", "2022-08-15"),
      async (city, asOf) => {
        await withList(
          city,
          async ({ items }, database) => {
            const naive = new NaiveAttention(city).items(window, "2022Q3..2022Q4", {
              ...config,
              asOf,
            });
            const own = items.filter(({ rule }) =>
              (tableRules as readonly string[]).includes(rule),
            );
            const key = (id: string): string => id.split("@")[0]!;
            expect(own.map(({ id }) => key(id)).sort()).toEqual([...naive.keys()].sort());
            for (const item of own) {
              const { of, cases, days } = naive.get(key(item.id))!;
              seen.set(item.rule, (seen.get(item.rule) ?? 0) + 1);
              expect([item.count, item.of, item.longest_days]).toEqual([cases.length, of, days]);
              const { rule, step, unit_id } = item;
              const all = { rule, step, unit_id, window, community: null, most: 100, skip: 0 };
              const listed = await attentionCases(database, all, { ...config, asOf });
              expect(listed.map(({ case_id: id }) => id).sort()).toEqual(cases);
              for (const [community, count] of Object.entries(item.communities))
                expect(
                  await attentionCases(database, { ...all, community }, { ...config, asOf }),
                ).toHaveLength(count);
            }
          },
          asOf,
        );
      },
    ),
    { numRuns: 40, seed: 21 },
  );
  expect([...seen.keys()].sort()).toEqual([...tableRules].sort());
}, 120_000);

test("violations are those of the brief, returns those of the schedule, and the order is by severity, rule and size", async () => {
  let violated = 0;
  await fc.assert(
    fc.asyncProperty(randomCity, async (city) => {
      await withList(city, async ({ items }, database) => {
        const total = (rule: string): number =>
          items.filter((item) => item.rule === rule).reduce((sum, { count }) => sum + count, 0);
        const all = await violations(database, window, null, config);
        violated += all.length;
        expect(total("consult_first")).toBe(all.length);
        const due = await returnsDue(database, window, config);
        expect(total("return_missing")).toBe(due.filter(({ state }) => state === "missing").length);
        expect(total("return_late")).toBe(due.filter(({ state }) => state === "late").length);
        const places = items.map(
          ({ severity, rule }) =>
            100 * attentionSeverities.indexOf(severity) + attentionRuleIds.indexOf(rule),
        );
        expect(places).toEqual(places.toSorted((a, b) => a - b));
        expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
      });
    }),
    { numRuns: 12, seed: 22 },
  );
  expect(violated).toBeGreaterThan(5);
}, 60_000);

test("the evidence of an item does not change by time alone, and does when a case of it does", async () => {
  let held = 0;
  let moved = 0;
  await fc.assert(
    fc.asyncProperty(randomProcessCity, async (city) => {
      const evidence = async (one: SmallCity, asOf: string): Promise<Map<string, string>> => {
        const found = new Map<string, string>();
        await withList(
          one,
          async ({ items }) => {
            for (const { id, rule, evidence } of items)
              if (rule === "unpublished" || rule === "consult_first") found.set(id, evidence);
          },
          asOf,
        );
        return found;
      };
      const now = await evidence(city, "2023-06-30");
      const later = await evidence(city, "2023-09-30");
      for (const [id, seen] of now) expect(later.get(id)).toBe(seen);
      held += now.size;
      const published = city.consultation.map((c) => ({ ...c, published_on: null }));
      for (const [id, seen] of await evidence({ ...city, consultation: published }, "2023-06-30"))
        if (now.has(id) && now.get(id) !== seen) moved += 1;
    }),
    { numRuns: 4, seed: 23 },
  );
  expect(held).toBeGreaterThan(5);
  expect(moved).toBeGreaterThan(0);
}, 60_000);

import fc from "fast-check";
import { expect, test } from "vitest";
import { lies } from "../testing/naive-figures.js";
import { randomProcessCity } from "../testing/random-city.js";
import { openSmallCity } from "../testing/small-city.js";
import { listNames, listTopics } from "./list-topics.js";

const window = "2021Q4..2022Q3";

test("topics by list, townships without one and what is against one are those of the consultations", async () => {
  let [listed, bare] = [0, 0];
  await fc.assert(
    fc.asyncProperty(randomProcessCity, async (city) => {
      const database = await openSmallCity(city);
      try {
        const { topics, townships, against } = await listTopics(database, {
          window,
          within: null,
          kind: "all",
        });
        const closed = city.consultation.filter(
          (c) =>
            (c.outcome === "agreed" || c.outcome === "not_agreed") &&
            lies(c.closed_on, c.closed_precision, window) === "inside",
        );
        expect(topics.reduce((sum, { cases }) => sum + cases, 0)).toBe(closed.length);
        for (const { category, verdicts } of topics)
          for (const list of listNames)
            for (const verdict of ["listed", "not_listed", "no_list", "unclassified"] as const) {
              const own = closed.filter(
                (c) =>
                  (c.topic_category ?? null) === category &&
                  (c.lists?.[list] ?? "unclassified") === verdict,
              );
              expect(verdicts[list][verdict]).toBe(own.length);
            }
        const townshipOf = (c: (typeof closed)[number]): string | null | undefined =>
          (city.compound.find(({ compound_id: id }) => id === c.compound_id) ?? c).township_id;
        for (const township of townships.without) {
          bare += 1;
          const own = closed.filter((c) => townshipOf(c) === township);
          expect(own.length).toBeGreaterThan(0);
          for (const { lists } of own)
            for (const list of ["positive", "negative"] as const)
              expect([null, "no_list"]).toContain(lists?.[list] ?? null);
        }
        for (const { township_id: id, cases } of against) {
          const own = closed.filter(
            (c) => (townshipOf(c) ?? null) === id && c.lists?.negative === "listed",
          );
          expect(cases).toBe(own.length);
        }
        listed += topics.reduce((sum, { verdicts }) => sum + verdicts.positive.listed, 0);
      } finally {
        await database.close();
      }
    }),
    { numRuns: 15, seed: 41 },
  );
  expect(listed).toBeGreaterThan(10);
  expect(bare).toBeGreaterThan(0);
});

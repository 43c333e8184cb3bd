import { type FigureQuery, type FigureRow, type Summary, figureKey } from "@atlas/metrics";
import { expect, test } from "vitest";
import { KeptAnswers } from "./kept-answers.js";

const division = (
  division_id: string,
  level: "district" | "township",
  manager_id: string | null = null,
) => ({ division_id, level, manager_id, name: "", name_en: "", parent_id: null });
/** The last township lies in one district and is managed by another, as townships of the Hi-tech zone are. */
const summary: Pick<Summary, "answers" | "divisions"> = {
  answers: [],
  divisions: [
    division("510104", "district"),
    division("CD-GX", "district"),
    division("510104001000", "township", "510104"),
    division("510104002000", "township", "CD-GX"),
  ],
};
const query: FigureQuery = {
  metric: "coverage",
  level: "township",
  within: "510104",
  kind: "all",
  periods: ["2022Q4"],
};
const row = (unit_id: string): FigureRow => ({ unit_id }) as FigureRow;
const units = (rows: readonly FigureRow[] | undefined): readonly string[] | undefined =>
  rows?.map(({ unit_id }) => unit_id);
const answers = (most = 100): KeptAnswers => new KeptAnswers(summary, most, true);

test.each<[string, Partial<FigureQuery>, string | null]>([
  ["a district of all districts", { level: "district" }, null],
  ["many quarters of a district, too", { level: "district", periods: ["2022Q3", "2022Q4"] }, null],
  ["a district's townships of all townships", {}, null],
  ["a township of all townships", { within: "510104002000" }, null],
  ["days of a township of its manager's", { metric: "step_days", within: "510104002000" }, "CD-GX"],
  ["many quarters of a township", { within: "510104001000", periods: ["1", "2"] }, "510104"],
  ["a township's communities", { level: "community", within: "510104002000" }, "CD-GX"],
  ["a community", { level: "community", within: "510104001007" }, "510104"],
  ["compounds as they are", { level: "compound", within: "510104001007" }, "510104001007"],
])("what is asked for %s", (_, change, within) => {
  expect(answers().wider({ ...query, ...change })).toEqual({ ...query, ...change, within });
});

test("of an answer a question has its own rows, and the same ones each time", () => {
  const kept = answers();
  const all = ["510104001000", "510104002000"].map(row);
  kept.keep({ ...query, within: null }, all);
  expect(kept.of({ ...query, within: null })).toBe(all);
  expect(units(kept.of(query))).toEqual(["510104001000"]);
  expect(kept.of(query)).toBe(kept.of({ ...query }));
  expect(units(kept.of({ ...query, within: "CD-GX" }))).toEqual(["510104002000"]);
  expect(units(kept.of({ ...query, within: "510104002000" }))).toEqual(["510104002000"]);
  expect(kept.of({ ...query, kind: "old" })).toBeUndefined();

  const communities: FigureQuery = { ...query, level: "community" };
  kept.keep(communities, ["510104001001", "510104001002", "510104003001"].map(row));
  expect(units(kept.of({ ...communities, within: "510104001000" }))).toEqual([
    "510104001001",
    "510104001002",
  ]);
  expect(units(kept.of({ ...communities, within: "510104001002" }))).toEqual(["510104001002"]);
  expect(units(kept.of(communities))).toHaveLength(3);
});

test("the oldest answers go where rows are more than a number, but the last one never", () => {
  const kept = answers(3);
  const at = (period: string): FigureQuery => ({
    ...query,
    level: "city",
    within: null,
    periods: [period],
  });
  kept.keep(at("1"), [row("a"), row("b")]);
  kept.keep(at("2"), []);
  kept.keep(at("1"), [row("a"), row("b")]);
  expect([at("1"), at("2")].map((one) => kept.has(one))).toEqual([true, true]);
  kept.keep(at("3"), [row("c")]);
  expect(["1", "2", "3"].map((period) => kept.has(at(period)))).toEqual([true, false, true]);
  kept.keep(at("4"), ["d", "e", "f", "g"].map(row));
  expect(["1", "3", "4"].map((period) => kept.has(at(period)))).toEqual([false, false, true]);
});

test("what was computed in advance stays, and is not used where it may not be", () => {
  const asked = { ...query, within: null };
  const computed = { divisions: summary.divisions, answers: [{ query: asked, rows: [row("a")] }] };
  const kept = new KeptAnswers(computed, 1, true);
  kept.keep({ ...asked, kind: "old" }, ["b", "c"].map(row));
  expect(units(kept.of(asked))).toEqual(["a"]);
  expect(new KeptAnswers(computed, 1, false).has(asked), figureKey(asked)).toBe(false);
});

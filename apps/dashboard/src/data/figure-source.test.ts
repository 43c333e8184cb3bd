import type { FigureQuery, Summary } from "@atlas/metrics";
import { expect, test } from "vitest";
import { FigureSource } from "./figure-source.js";

const query: FigureQuery = {
  metric: "published",
  level: "city",
  within: null,
  kind: "all",
  periods: ["2022Q3"],
};
const summary = { as_of: "2022-12-31", answers: [{ query, rows: [] }] } as unknown as Summary;

test("what was computed in advance is answered without the engine", async () => {
  const source = new FigureSource(summary, () => Promise.reject(new Error("the engine was asked")));
  expect(source.known(query)).toEqual([]);
  await expect(source.ask(query)).resolves.toEqual([]);
});

test("a failed question is asked again", async () => {
  let asked = 0;
  const source = new FigureSource(summary, () => {
    asked += 1;
    return Promise.reject(new Error("not yet"));
  });
  const other = { ...query, periods: ["2022Q2"] };
  await expect(source.ask(other)).rejects.toThrow("not yet");
  await expect(source.ask(other)).rejects.toThrow("not yet");
  expect(asked).toBe(2);
});

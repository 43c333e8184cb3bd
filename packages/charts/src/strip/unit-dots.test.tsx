import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { RankingRow } from "../ranking/ranking-row.js";
import { UnitDots } from "./unit-dots.js";

const row = (id: string, value: number | null, flag: RankingRow["flag"] = "ok"): RankingRow => ({
  id,
  name: id,
  value,
  low: null,
  high: null,
  previous: null,
  n: 50,
  flag,
});
const draw = (rows: readonly RankingRow[], unit: "share" | "points" = "share"): string =>
  renderToStaticMarkup(
    <UnitDots
      rows={rows}
      unit={unit}
      whole={0.5}
      target={null}
      selectedId="b"
      markedIds={["d"]}
      words={{ title: "公开率", summary: "三点" }}
    />,
  );
const dots = (html: string): readonly (readonly string[])[] =>
  [...html.matchAll(/<circle cx="([\d.]+)%" cy="(\d+)"[^>]*data-unit="(\w)"/g)].map((found) =>
    found.slice(1),
  );

test("a unit is a dot at its value; one without a value is none", () => {
  expect(dots(draw([row("a", 0.2), row("b", 0.8), row("c", null, "thin")]))).toEqual([
    ["0", "34", "a"],
    ["100", "34", "b"],
  ]);
});

test("dots that would touch stand above each other", () => {
  const html = draw([row("a", 0.2), row("b", 0.205), row("c", 0.8)]);
  expect(dots(html).map(([, y]) => y)).toEqual(["34", "27", "34"]);
});

test("a small sample is hollow, the chosen unit is marked, and the axis has its unit", () => {
  const html = draw([row("a", 0.2, "small"), row("b", 0.8)]);
  expect(html).toMatch(/ac-hollow" data-unit="a"/);
  expect(html).toMatch(/data-unit="b" data-selected=""/);
  expect(html).toContain("80%");
  expect(draw([row("a", 20), row("b", 80)], "points")).not.toContain("%<");
});

test("marked units are outlined as the chosen one is", () => {
  const html = draw([row("b", 0.2), row("c", 0.5), row("d", 0.8)]);
  expect([...html.matchAll(/data-unit="(\w)" data-selected=""/g)].map(([, id]) => id)).toEqual([
    "b",
    "d",
  ]);
});

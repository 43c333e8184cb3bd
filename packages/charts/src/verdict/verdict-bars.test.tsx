import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { type VerdictBar, VerdictBars } from "./verdict-bars.js";

const words = {
  title: "议事会",
  summary: "判定",
  verdicts: {
    pass: "符合",
    fail: "违反",
    unknown: "不明",
    unsatisfiable: "规则无解",
    no_rule: "无规则",
  },
};
const draw = (...bars: readonly VerdictBar[]): string =>
  renderToStaticMarkup(<VerdictBars bars={bars} words={words} />);
const pieces = (html: string): readonly (readonly string[])[] =>
  [...html.matchAll(/<rect x="([\d.]+%)" width="([\d.]+%)"[^>]*data-verdict="(\w+)"/g)].map(
    (found) => found.slice(1),
  );

test("pieces are shares of all cases, one after another, in a fixed order", () => {
  const html = draw({ id: "a", name: "甲", counts: { unknown: 1, pass: 2, fail: 1 } });
  expect(pieces(html)).toEqual([
    ["0%", "50%", "pass"],
    ["50%", "25%", "fail"],
    ["75%", "25%", "unknown"],
  ]);
});

test("every verdict has a fill of its own, its word and its count", () => {
  const counts = { pass: 1, fail: 2, unknown: 3, unsatisfiable: 4, no_rule: 1234 };
  const html = draw({ id: "a", name: "甲", counts });
  const fills = [...html.matchAll(/class="ac-verdict" fill="([^"]+)" data-verdict/g)];
  expect(new Set(fills.map(([, fill]) => fill)).size).toBe(5);
  for (const text of ["符合 1", "违反 2", "不明 3", "规则无解 4", "无规则 1,234"])
    expect(html).toContain(text);
});

test("a verdict that no bar has is not in the legend; a bar of no cases says so", () => {
  const html = draw(
    { id: "a", name: "甲", counts: { pass: 3, fail: 0 } },
    { id: "b", name: "乙", counts: {} },
  );
  expect(html).not.toContain("违反");
  expect(html).toContain("n = 0");
  expect(pieces(html)).toHaveLength(1);
});

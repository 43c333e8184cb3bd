import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { convergenceLayout } from "./convergence-layout.js";
import { Convergence } from "./convergence.js";

const points = [
  { seconds: 0.1, objective: 8, bound: null },
  { seconds: 0.5, objective: 9, bound: 14 },
  { seconds: 2, objective: 9, bound: 10 },
  { seconds: 4, objective: 10, bound: 10 },
];
const ends = (path: string): readonly (readonly number[])[] =>
  [...path.matchAll(/[ML]([-\d.]+),([-\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);

test("the bound falls, the best known rises, and at gap zero they meet", () => {
  const { bound, objective, between } = convergenceLayout(points);
  const [upper, lower] = [ends(bound), ends(objective)];
  expect(upper[0]![0]).toBeCloseTo(12.5);
  expect(lower[0]).toEqual([2.5, 56]);
  expect(upper.at(-1)).toEqual(lower.at(-1));
  for (const line of [upper, lower.toReversed()])
    line.slice(1).forEach(([, y], i) => expect(y).toBeGreaterThanOrEqual(line[i]![1]!));
  expect(between.endsWith("Z")).toBe(true);
});

test("nothing is drawn of what is not known", () => {
  expect(convergenceLayout([])).toEqual({ bound: "", objective: "", between: "" });
  const { bound, between } = convergenceLayout(points.slice(0, 1));
  expect([bound, between]).toEqual(["", ""]);
});

test("it is named and summed up for who does not see it", () => {
  const words = {
    title: "收敛",
    summary: "差距 0",
    bound: "上界",
    objective: "当前最优",
    end: "4 s",
  };
  const html = renderToStaticMarkup(<Convergence points={points} words={words} />);
  expect(html).toContain('role="group"');
  expect(html).toContain("差距 0");
});

import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { IntervalMark } from "./interval-mark.js";
import { IntervalRanking } from "./interval-ranking.js";
import { rankingAxis } from "./ranking-axis.js";
import { type RankingRow, formalRanks, intervalState } from "./ranking-row.js";
import { nextIndex } from "./use-roving-rows.js";

const base: RankingRow = {
  id: "a",
  name: "金牛区",
  value: 0.5,
  low: 0.45,
  high: 0.55,
  previous: 0.42,
  n: 200,
  flag: "ok",
};
const mark = (row: Partial<RankingRow>): string =>
  renderToStaticMarkup(
    <IntervalMark row={{ ...base, ...row }} axis={rankingAxis([0.2, 0.6], 0.4)} target={0.4} />,
  );
const ranking = (rows: readonly RankingRow[], selectedId: string | null = null): string =>
  renderToStaticMarkup(
    <IntervalRanking
      rows={rows}
      target={0.4}
      domain={[0.2, 0.6]}
      selectedId={selectedId}
      words={{ title: "参与率", target: "目标", thin: "n<5", missing: "缺报" }}
      onSelect={() => {}}
    />,
  );

test("dot, band, tick and target stand where the scale says", () => {
  const svg = mark({});
  expect(svg).toMatch(/<circle cx="75%" r="4" class="ac-dot"/);
  expect(svg).toContain('<line x1="62.5%" x2="87.5%" class="ac-band"');
  expect(svg).toContain('<line x1="55%" x2="55%" y1="-4" y2="4" class="ac-previous"');
  expect(svg).toContain('<line x1="50%" x2="50%" y1="0" y2="100%" class="ac-target"');
});

test("the whole interval decides the colour, not the value", () => {
  expect(mark({})).toContain("ac-above");
  expect(mark({ low: 0.39 })).toContain("ac-spans");
  expect(mark({ value: 0.41, low: 0.3, high: 0.399 })).toContain("ac-below");
  expect(intervalState({ low: 0.4, high: 0.5 }, 0.4)).toBe("spans");
  expect(intervalState({ low: 0.5, high: 0.6 }, null)).toBe("spans");
  expect(mark({ state: "below" })).toContain("ac-below");
});

test("a small sample is a hollow dot on a dashed band with its n", () => {
  const svg = mark({ flag: "small" });
  expect(svg).toContain("ac-hollow");
  expect(svg).toContain('stroke-dasharray="3 2"');
  expect(ranking([{ ...base, flag: "small", n: 19 }])).toContain("n=19");
  expect(mark({})).not.toContain("ac-hollow");
  expect(mark({})).not.toContain("dasharray");
});

test.each([
  ["not_reported", "hMiss", "缺报"],
  ["thin", "hSup", "n&lt;5"],
  ["suppressed", "hSup", "n&lt;5"],
] as const)("%s is a pattern and a word, never a dot", (flag, pattern, word) => {
  const absent = { value: null, low: null, high: null, previous: null, flag };
  expect(mark(absent)).toContain(`fill="url(#${pattern})"`);
  expect(mark(absent)).not.toContain("<circle");
  expect(ranking([{ ...base, ...absent }])).toContain(`<span class="ac-why">${word}</span>`);
});

test("a partial figure keeps its dot over the hatch", () => {
  expect(mark({ flag: "partial" })).toContain('fill="url(#hPart)"');
  expect(mark({ flag: "partial" })).toContain("<circle");
});

test("formal ranks leave out small samples and what has no value", () => {
  const rows = [
    { ...base, id: "a" },
    { ...base, id: "b", flag: "small" as const },
    { ...base, id: "c" },
    { ...base, id: "d", value: null },
    { ...base, id: "e", rank: 9 },
  ];
  expect([...formalRanks(rows).values()]).toEqual([1, null, 2, null, 9]);
});

test("one row is reached by Tab: the selected one, else the first", () => {
  const rows = [base, { ...base, id: "b" }, { ...base, id: "c" }];
  const stops = (html: string): readonly (string | undefined)[] =>
    [...html.matchAll(/tabindex="0" data-unit="(\w+)"/g)].map(([, id]) => id);
  expect(stops(ranking(rows))).toEqual(["a"]);
  expect(stops(ranking(rows, "c"))).toEqual(["c"]);
  expect(stops(ranking(rows, "gone"))).toEqual(["a"]);
});

test("keys stop at the ends", () => {
  expect(nextIndex("ArrowDown", 2, 3)).toBe(2);
  expect(nextIndex("ArrowUp", 0, 3)).toBe(0);
  expect(nextIndex("End", 0, 3)).toBe(2);
  expect(nextIndex("x", 0, 3)).toBeNull();
});

test("no rows, no failure", () => {
  expect(ranking([])).toContain('role="listbox"');
});

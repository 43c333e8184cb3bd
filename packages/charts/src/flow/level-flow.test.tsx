import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { LevelFlow } from "./level-flow.js";

const html = renderToStaticMarkup(
  <LevelFlow
    levels={[
      ["a", "小区"],
      ["b", "社区"],
      ["c", "街镇"],
    ]}
    moves={[
      { from: null, to: "a", count: 10 },
      { from: null, to: "b", count: 2 },
      { from: "a", to: "b", count: 5 },
      { from: "a", to: "c", count: 1 },
      { from: "b", to: "a", count: 2 },
      { from: "b", to: "c", count: 1 },
    ]}
    ends={[
      { level: "a", fate: "adopted", count: 6 },
      { level: "b", fate: "open", count: 1 },
      { level: "b", fate: "adopted", count: 3 },
      { level: "c", fate: "open", count: 2 },
    ]}
    fates={[
      ["adopted", "采纳"],
      ["withdrawn", "撤回"],
      ["open", "办理中"],
    ]}
    words={{
      title: "流转",
      summary: "十二件",
      raised: (n) => `提出 ${n}`,
      risen: (n) => `上报来 ${n}`,
      back: (n) => `退回来 ${n}`,
      onward: (to, n, share) => `去${to} ${n} ${share}`,
      move: (from, to, n, share) => `${from}→${to} ${n} ${share}`,
    }}
  />,
);

test("a ribbon goes up and says how many of those who came; what comes down is told, not drawn", () => {
  const ribbons = [...html.matchAll(/data-flow="(\w) (\w)" data-value="(\d+)"/g)].map((found) =>
    found.slice(1).join(""),
  );
  expect(ribbons).toEqual(["ac1", "ab5", "bc1"]);
  expect(html).toContain("小区→社区 5 41.7%");
  expect(html).toContain("退回来 2");
  expect(html).toContain("去社区 5 41.7%");
});

test("a column is what came to it: its ribbons and its ends fill it whole", () => {
  const heightOf = (pattern: RegExp): number =>
    [...html.matchAll(pattern)].reduce((sum, [, height]) => sum + Number(height), 0);
  const column = heightOf(/<g data-level="b"><rect [^>]*height="([\d.]+)" class="ac-flow-level"/g);
  // Of seven that came to b, four ended there; one went up and two down.
  const ends = heightOf(/height="([\d.]+)" class="ac-flow-end"[^>]*data-end="b /g);
  expect(ends / column).toBeCloseTo(4 / 7, 6);
});

test("what became of cases keeps its fill and its place in the bar where another fate has no case", () => {
  const ends = [...html.matchAll(/class="ac-flow-end" fill="([^"]+)" data-end="b (\w+)"/g)];
  expect(ends.map((found) => found[2])).toEqual(["adopted", "open"]);
  const legend = [...html.matchAll(/data-fate="(\w+)">.*?class="ac-verdict" fill="([^"]+)"/g)];
  expect(legend.map((found) => found[1])).toEqual(["adopted", "open"]);
  expect(legend.map((found) => found[2])).toEqual(ends.map((found) => found[1]));
  // The third fill is the open ones', though nothing was withdrawn.
  expect(legend[1]![2]).toBe("var(--line-3)");
});

test("every ribbon can be reached by keyboard and speaks", () => {
  const ribbons = [...html.matchAll(/<path [^>]*class="ac-ribbon"[^>]*>/g)].map(([tag]) => tag);
  expect(ribbons).toHaveLength(3);
  for (const tag of ribbons) expect(tag).toMatch(/tabindex="0" aria-label="[^"]+%"/i);
});

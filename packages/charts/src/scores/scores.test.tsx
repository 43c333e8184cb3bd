import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { RankShift, type RankShiftRow } from "./rank-shift.js";
import { ScoreBar } from "./score-bar.js";

test("a score is a bar from zero with its peers' median; none is a pattern and no bar", () => {
  const html = renderToStaticMarkup(<ScoreBar value={62.5} median={40} flag="ok" />);
  expect(html).toMatch(/width="62.5%" height="10" class="ac-score-bar"/);
  expect(html).toMatch(/x1="40%"[^>]*ac-score-median/);
  const none = renderToStaticMarkup(<ScoreBar value={null} median={40} flag="thin" />);
  expect(none).toContain("url(#hSup)");
  expect(none).not.toContain("ac-score-bar");
  expect(
    renderToStaticMarkup(<ScoreBar value={null} median={null} flag="not_reported" />),
  ).toContain("url(#hMiss)");
});

const place = (low: number, high: number, tier: number) => ({
  low,
  middle: (low + high) / 2,
  high,
  tier,
});
const draw = (...rows: readonly RankShiftRow[]): string =>
  renderToStaticMarkup(
    <RankShift
      rows={rows}
      ranks={11}
      words={{ title: "档次", summary: "三单位", tier: (tier) => `第 ${tier} 档`, none: "无指数" }}
    />,
  );

test("a rank interval lies between the first rank and the last, before over after", () => {
  const html = draw({ id: "a", name: "甲", before: place(1, 6, 1), after: place(6, 11, 2) });
  expect(html).toMatch(/ac-shift-before"><line x1="0%" x2="50%"/);
  expect(html).toMatch(/ac-shift-after"><line x1="50%" x2="100%"/);
  expect(html).toContain("第 1 档 → 第 2 档");
  expect(html).toContain("data-moved");
});

test("a unit that stays is not marked; one without an index says so", () => {
  const html = draw(
    { id: "a", name: "甲", before: place(1, 2, 1), after: place(1, 3, 1) },
    { id: "b", name: "乙", before: null, after: null },
  );
  expect(html).not.toContain("data-moved");
  expect(html).toContain("无指数");
});

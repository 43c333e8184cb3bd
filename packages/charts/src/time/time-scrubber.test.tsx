import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { scrubberHeights, scrubberLayout } from "./scrubber-layout.js";
import { TimeScrubber } from "./time-scrubber.js";

const quarters = [
  { period: "2021Q4", count: 50, reporting: false },
  { period: "2022Q1", count: 100, reporting: false },
  { period: "2022Q2", count: 0, reporting: false },
  { period: "2022Q3", count: 200, reporting: true },
];
const render = (first: number, last: number, given = quarters): string =>
  renderToStaticMarkup(
    <TimeScrubber
      quarters={given}
      first={first}
      last={last}
      words={{ title: "协商场次", reporting: "报送中", first: "起", last: "止" }}
      onChange={() => {}}
    />,
  );

test("bars stand on zero, in proportion", () => {
  const bars = scrubberLayout(quarters);
  for (const bar of bars) expect(bar.y + bar.height).toBeCloseTo(scrubberHeights.base);
  expect(bars.map(({ height }) => height)).toEqual([11, 22, 0, 44]);
  expect(bars.map(({ middle }) => middle)).toEqual([12.5, 37.5, 62.5, 87.5]);
});

test("counts stand over the first and the highest complete quarter; years at their first quarter", () => {
  const bars = scrubberLayout(quarters);
  expect(bars.map(({ counted }) => counted)).toEqual([true, true, false, false]);
  expect(bars.map(({ label }) => label)).toEqual(["2021 Q4", "2022 Q1", "Q2", "Q3"]);
});

test("chosen solid, others soft, still reporting hatched and named", () => {
  const html = render(1, 3);
  const fill = (period: string): string =>
    new RegExp(`data-quarter="${period}".*?ac-quarter-bar[^>]*fill="([^"]+)"`).exec(html)![1]!;
  expect(fill("2021Q4")).toBe("var(--data-soft)");
  expect(fill("2022Q1")).toBe("var(--data)");
  expect(fill("2022Q3")).toBe("url(#hPart)");
  expect(html).toContain("报送中");
});

test("a quarter that was not reported has a hatched strip instead of a bar, and no count", () => {
  const given = quarters.map((quarter, i) => (i === 0 ? { ...quarter, count: null } : quarter));
  expect(scrubberLayout(given).map(({ counted }) => counted)).toEqual([false, true, false, false]);
  const html = renderToStaticMarkup(
    <TimeScrubber
      quarters={given}
      first={0}
      last={1}
      words={{ title: "协商场次", reporting: "报送中" }}
      onChange={() => {}}
    />,
  );
  expect(html.match(/ac-quarter-missing" fill="url\(#hMiss\)"/g)).toHaveLength(1);
});

test("the handles are sliders at the edges of the window", () => {
  const html = render(1, 2);
  expect(html).toMatch(
    /left:25%" role="slider"[^>]*aria-label="起"[^>]*aria-valuenow="1" aria-valuetext="2022Q1"/,
  );
  expect(html).toMatch(
    /left:75%" role="slider"[^>]*aria-label="止"[^>]*aria-valuenow="2" aria-valuetext="2022Q2"/,
  );
});

test("no quarters, no failure", () => {
  expect(render(0, 0, [])).not.toMatch(/NaN|Infinity/);
});

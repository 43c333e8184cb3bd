import fc from "fast-check";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { histogramBins } from "./histogram-bins.js";
import { LegendHistogram } from "./legend-histogram.js";

const breaks = [0.3, 0.35, 0.4, 0.45, 0.5];
const domain = [0.2, 0.6] as const;
const legend = (shares: readonly number[], marker: number | null = null): string =>
  renderToStaticMarkup(
    <LegendHistogram
      breaks={breaks}
      domain={domain}
      target={0.4}
      bins={shares.length > 0 ? histogramBins(shares, domain) : []}
      marker={marker}
      patterns={[{ pattern: "hMiss", label: "未报送" }]}
      words={{ title: "参与率", summary: "六级。" }}
    />,
  );

test("bins lose no compound, and put a share on an edge into the bin it begins", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (shares) => {
      const bins = histogramBins(shares, domain);
      expect(bins).toHaveLength(32);
      expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(shares.length);
    }),
  );
  for (const edge of breaks) {
    const bin = histogramBins([edge], domain).find(({ count }) => count === 1)!;
    expect(bin.from).toBeCloseTo(edge, 9);
  }
});

test("six classes fill the ramp between the breaks", () => {
  const html = legend([]);
  const classes = [
    ...html.matchAll(/x="([\d.]+)%" y="3" width="([\d.]+)%"[^>]*data-class="(\d)"/g),
  ];
  expect(classes.map(([, , , index]) => index)).toEqual(["1", "2", "3", "4", "5", "6"]);
  expect(classes.map(([, x]) => Math.round(Number(x) * 10) / 10)).toEqual([
    0, 25, 37.5, 50, 62.5, 75,
  ]);
  const widths = classes.map(([, , width]) => Number(width));
  expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(100, 6);
});

test("only the target's break is emphasised, and its line stands there", () => {
  const html = legend([0.41]);
  expect(html.split("ac-axis-target").length - 1).toBe(1);
  expect(html).toMatch(/ac-axis-target">40<\/text>/);
  expect(html).toMatch(/<line x1="50%" x2="50%" y2="46" class="ac-target"/);
});

test("a bar has the colour of its class, and the tallest the whole height", () => {
  const html = legend([0.405, 0.405, 0.55]);
  expect(html).toMatch(/height="34" class="ac-class" data-count="2" fill="var\(--seq-4\)"/);
  expect(html).toMatch(/height="17" class="ac-class" data-count="1" fill="var\(--seq-6\)"/);
});

test("points at the hovered unit and names the patterns", () => {
  expect(legend([], 0.5)).toContain('<svg x="75%"');
  expect(legend([])).toContain("url(#hMiss)");
  expect(legend([])).toContain("未报送");
});

import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { BulletBar } from "./bullet-bar.js";
import { Delta } from "./delta.js";
import { SiteCells } from "./site-cells.js";
import { sparklineLayout } from "./sparkline-layout.js";
import { UnitStrip } from "./unit-strip.js";

const count = (html: string, part: string): number => html.split(part).length - 1;

test("a bullet bar starts at zero and ends at the share", () => {
  const svg = renderToStaticMarkup(<BulletBar value={0.613} target={0.7} />);
  expect(svg).toContain('<rect x="0" y="3" width="61.3%"');
  expect(svg).toContain('<line x1="70%" x2="70%"');
});

test("a bullet bar without a value is hatched, not zero", () => {
  const svg = renderToStaticMarkup(<BulletBar value={null} target={0.7} />);
  expect(svg).toContain("url(#hMiss)");
  expect(svg).not.toContain("data-value");
});

const points = (values: readonly (number | null)[]) =>
  values.map((value) => ({ value, low: value && value - 0.1, high: value && value + 0.1 }));

test("a sparkline keeps its target in range and its gaps", () => {
  const { line, targetY, last } = sparklineLayout(points([0.2, 0.3, null, 0.35]), 0.5);
  expect(count(line, "M")).toBe(2);
  expect(targetY).toBe(3);
  expect(last!.x).toBeCloseTo(97);
  // Range 0.1..0.5 over 19..3 px: 0.35 stands five eighths of the way up.
  expect(last!.y).toBeCloseTo(19 - 16 * (0.25 / 0.4));
});

test.each([[[]], [[null, null]], [[0.4]], [[0.4, 0.4]]])(
  "a sparkline of %j has no NaN",
  (values) => {
    expect(JSON.stringify(sparklineLayout(points(values), null))).not.toMatch(/NaN|Infinity/);
  },
);

test("site cells: one a site, in the group and state it has", () => {
  const html = renderToStaticMarkup(
    <SiteCells
      groups={[
        { key: "1", label: "2021", cells: ["accepted", "accepted", "building"] },
        { key: "n", label: "提名", cells: ["planned", "planned"] },
      ]}
    />,
  );
  expect(count(html, 'data-site="accepted"')).toBe(2);
  expect(count(html, 'data-site="building"')).toBe(1);
  expect(count(html, 'data-site="planned"')).toBe(2);
  expect(html).toMatch(/data-group="1" data-count="3".*data-group="n" data-count="2"/);
});

test("site cells of mere counts add up to the total", () => {
  const html = renderToStaticMarkup(
    <SiteCells accepted={18} building={22} nominated={55} total={100} />,
  );
  expect(count(html, "data-site=")).toBe(100);
  expect(count(html, 'data-site="planned"')).toBe(60);
});

test("unit strip: a pattern for what is missing", () => {
  const units = (["reported", "partial", "missing", "reported"] as const).map((state, i) => ({
    id: String(i),
    name: `区 ${i}`,
    state,
  }));
  const html = renderToStaticMarkup(<UnitStrip units={units} />);
  expect(count(html, "data-cell=")).toBe(4);
  expect(count(html, 'fill="var(--data)"')).toBe(2);
  expect(html).toContain('data-state="partial" fill="url(#hPart)"');
  expect(html).toContain('data-state="missing" fill="url(#hMiss)"');
});

const words = { up: (n: string) => `up ${n}`, down: (n: string) => `down ${n}`, unchanged: "same" };
const delta = (change: number | null, better?: "lower"): string =>
  renderToStaticMarkup(<Delta change={change} words={words} {...(better && { better })} />);

test("a change has a direction, a size and a colour by what is good", () => {
  expect(delta(0.021)).toContain("▲ 2.1");
  expect(delta(0.021)).toContain("ac-delta-good");
  expect(delta(-0.006)).toContain("▼ 0.6");
  expect(delta(-0.006)).toContain("ac-delta-poor");
  expect(delta(-0.006, "lower")).toContain("ac-delta-good");
  expect(delta(-0.0004)).toContain("same");
  expect(delta(null)).toBe("");
});

import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { type FunnelStep, funnelLayout } from "./funnel-layout.js";
import { StepFunnel } from "./step-funnel.js";

const words = { title: "七步", cases: "场次", kept: "留存", days: "中位天" };
const render = (steps: readonly FunnelStep[]): string =>
  renderToStaticMarkup(<StepFunnel steps={steps} words={words} />);

test("bars share a zero, and the lost part ends where the bar before ends", () => {
  const bars = funnelLayout([{ count: 200 }, { count: 180 }, { count: 90 }]);
  expect(bars.map(({ length }) => length)).toEqual([1, 0.9, 0.45]);
  bars.slice(1).forEach((bar, i) => expect(bar.length + bar.lost).toBeCloseTo(bars[i]!.length));
});

test("under 85 % kept is red, 85 % is not", () => {
  const [, kept, lost] = funnelLayout([{ count: 1000 }, { count: 850 }, { count: 722 }]);
  expect(kept).toMatchObject({ kept: 0.85, leaking: false });
  expect(lost!.leaking).toBe(true);
});

test("nobody in a step is not a share of nobody", () => {
  const bars = funnelLayout([{ count: 5 }, { count: 0 }, { count: 0 }]);
  expect(bars.map(({ kept }) => kept)).toEqual([null, 0, null]);
  expect(funnelLayout([{ count: 0 }])[0]!.length).toBe(0);
});

test("a row holds count, share kept, median and quartiles; an unreached quartile stays open", () => {
  const html = render([
    { name: "建组织", count: 8214, days: null },
    { name: "搭平台", count: 6000, days: [2, 4.5, null] },
    { name: "定规则", count: 600, days: [null, null, null] },
  ]);
  expect(html).toContain('<td class="ac-kept ac-leaking" data-kept="0.7304601899196493">73%</td>');
  expect(html).toContain('<td class="ac-days">4.5</td><td class="ac-quartiles">2–…</td>');
  expect(html).toContain('<td class="ac-days">–</td><td class="ac-quartiles">–</td>');
  expect(html).toContain(">8,214<");
  expect(html.match(/<rect x="0" width="/g)).toHaveLength(3);
  expect(html.match(/class="ac-inside"/g)).toHaveLength(2);
});

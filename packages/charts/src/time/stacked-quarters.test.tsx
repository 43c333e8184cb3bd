import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { StackedQuarters } from "./stacked-quarters.js";

const html = renderToStaticMarkup(
  <StackedQuarters
    quarters={[
      { period: "2022Q1", reporting: false, counts: [6, 2] },
      { period: "2022Q2", reporting: false, counts: null },
      { period: "2022Q3", reporting: false, counts: [0, 0] },
      { period: "2022Q4", reporting: true, counts: [3, 1] },
    ]}
    series={[
      { id: "satisfied", name: "先协商", tone: "data" },
      { id: "violated", name: "违反", tone: "bad" },
    ]}
    words={{ title: "按季度", summary: "四个季度", missing: "缺报" }}
  />,
);

const quarter = (period: string): string =>
  new RegExp(`<g data-quarter="${period}">.*?</g>`).exec(html)![0];

test("pieces are as high as their counts, from one scale", () => {
  const heights = (period: string): readonly number[] =>
    [...quarter(period).matchAll(/height="([\d.]+)"[^>]*data-value/g)].map(([, tall]) =>
      Number(tall),
    );
  const [six, two] = heights("2022Q1");
  expect(six! / two!).toBeCloseTo(3, 6);
  expect(heights("2022Q4")[0]! / six!).toBeCloseTo(1 / 2, 6);
});

test("a quarter that nothing was reported for is a patch with its word, and one of noughts is not", () => {
  expect(quarter("2022Q2")).toContain('fill="url(#hMiss)"');
  expect(quarter("2022Q2")).not.toContain("data-value");
  expect(quarter("2022Q3")).not.toContain("hMiss");
  expect(html).toContain("缺报");
});

test("a quarter still reported shows its breaches apart, hatched", () => {
  expect(quarter("2022Q4")).toMatch(/fill="url\(#hPart\)" data-series="satisfied"/);
  expect(quarter("2022Q4")).toMatch(/fill="url\(#hFail\)" data-series="violated"/);
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { type ViewState, defaultView, rankedMetrics, readView, writeView } from "./view-state.js";

const quarter = fc
  .tuple(fc.integer({ min: 2019, max: 2030 }), fc.integer({ min: 1, max: 4 }))
  .map(([y, q]) => `${y}Q${q}`);
const view: fc.Arbitrary<ViewState> = fc.record({
  metric: fc.constantFrom(...rankedMetrics),
  kind: fc.constantFrom("all" as const, "old" as const, "managed" as const),
  window: fc.option(
    fc.tuple(quarter, quarter).map(([a, b]) => (a < b ? `${a}..${b}` : b)),
    { nil: null },
  ),
  within: fc.constantFrom(null, "510106", "CD-GX"),
  selected: fc.constantFrom(null, "510106030000", "CD-TF"),
  language: fc.constantFrom("zh" as const, "en" as const),
  theme: fc.constantFrom("light" as const, "dark" as const),
  map: fc.record({
    zoom: fc.integer({ min: 600, max: 1700 }).map((v) => v / 100),
    lat: fc.integer({ min: 300_000, max: 310_000 }).map((v) => v / 10_000),
    lon: fc.integer({ min: 1_030_000, max: 1_050_000 }).map((v) => v / 10_000),
  }),
});

test("a view survives its URL", () => {
  fc.assert(
    fc.property(view, (state) => {
      expect(readView(writeView(state))).toEqual({ view: state, dropped: [] });
    }),
  );
});

test("nonsense is dropped and named, the rest is kept", () => {
  const { view: read, dropped } = readView(
    "?metric=__proto__&kind=old&window=2022Q5&constructor=1&map=NaN/1/2",
  );
  expect(read).toEqual({ ...defaultView, kind: "old" });
  expect(dropped).toEqual(["metric", "window", "constructor", "map"]);
});

import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type ViewState,
  briefVersions,
  comparisons,
  defaultView,
  fitView,
  rankedMetrics,
  readView,
  sortOrders,
  systems,
  workspaces,
  writeView,
} from "./view-state.js";

const quarter = fc
  .tuple(fc.integer({ min: 2019, max: 2030 }), fc.integer({ min: 1, max: 4 }))
  .map(([y, q]) => `${y}Q${q}`);
const view: fc.Arbitrary<ViewState> = fc.record({
  workspace: fc.constantFrom(...workspaces),
  metric: fc.constantFrom(...rankedMetrics),
  kind: fc.constantFrom("all" as const, "old" as const, "managed" as const),
  level: fc.constantFrom("district" as const, "township" as const),
  sort: fc.constantFrom(...sortOrders),
  system: fc.constantFrom(null, ...systems),
  compare: fc.constantFrom(...comparisons),
  window: fc.option(
    fc.tuple(quarter, quarter).map(([a, b]) => (a < b ? `${a}..${b}` : b)),
    { nil: null },
  ),
  within: fc.constantFrom(null, "510106", "CD-GX"),
  selected: fc.constantFrom(null, "510106030000", "CD-TF", "P0144c9f23839469b"),
  language: fc.constantFrom("zh" as const, "en" as const),
  theme: fc.constantFrom("light" as const, "dark" as const),
  weights: fc.constantFrom(null, "c.1:2.5,e.e01:0"),
  audience: fc.constantFrom(...briefVersions),
  brief: fc.constantFrom(null, ...briefVersions),
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

test("what the warehouse does not hold is dropped and named", () => {
  const known = { quarters: ["2022Q1", "2022Q2"], places: new Set(["510106"]) };
  const asked = { ...defaultView, window: "2022Q2..2030Q1", within: "510199", selected: "510106" };
  expect(fitView(asked, known)).toEqual({
    view: { ...defaultView, selected: "510106" },
    dropped: ["window", "within"],
  });
  const sound = { ...defaultView, window: "2022Q1", within: "510106" };
  expect(fitView(sound, known)).toEqual({ view: sound, dropped: [] });
});

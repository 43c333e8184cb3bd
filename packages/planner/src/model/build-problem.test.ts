import { expect, test } from "vitest";
import { parseScenario } from "../scenario/parse-scenario.js";
import { testInputs } from "../testing/random-case.js";
import { buildProblem } from "./build-problem.js";
import type { Candidates, ExistingSite } from "./candidates.js";

const candidates: Candidates = {
  ids: ["a", "b", "c", "d"],
  units: ["u1", "u1", "u2", "u2"],
  kinds: ["old", "managed", "old", "unknown"],
  lon: Float64Array.of(104, 104.1, Number.NaN, 104.3),
  lat: Float64Array.of(30.6, 30.6, 30.6, 30.6),
  households: Float64Array.of(100, 200, 300, Number.NaN),
  cost: Float64Array.of(1, 2, 3, Number.NaN),
  nominated: Uint8Array.of(1, 0, 1, 0),
  inputs: {
    need: Float64Array.of(0, 0.5, 1, Number.NaN),
    ready: Float64Array.of(2, 1, 5, -1),
  },
};
const build = (
  given: object,
  existing: readonly ExistingSite[] = [{ id: "s", lon: 104.1, lat: 30.6 }],
) => {
  const { scenario, issues } = parseScenario({ size: 1, weights: { need: 3, ready: 1 }, ...given });
  expect(issues).toEqual([]);
  return buildProblem(scenario, candidates, testInputs, existing);
};

test("a score is the weighted mean of parts between worst and best; a missing value has a part of its own", () => {
  const { problem } = build({});
  // need: 1 is worst, 0 best, .25 missing; ready: 0 worst, 2 best
  expect([...problem.scores]).toEqual([
    0.75 * 1 + 0.25 * 1,
    0.75 * 0.5 + 0.25 * 0.5,
    0.25,
    0.75 * 0.25,
  ]);
});

test("bars what cannot be judged or stands too near, and says so", () => {
  const { problem, issues } = build({ budget_yuan: 3, exclude: ["a"] });
  expect([...problem.barred]).toEqual([1, 2, 3, 4]);
  expect(issues.map(({ code, severity, value }) => [code, severity, value])).toEqual([
    ["no_position", "warning", 1],
    ["no_cost", "warning", 1],
    ["too_few_candidates", "error", 1],
  ]);
});

test("names what does not fit the candidates, and keeps the rest", () => {
  const { problem, issues } = build({
    size: 2,
    include: ["z", "b"],
    districts: { u9: { min: 1 }, u2: { max: 1 } },
    weights: { need: 1, beauty: 1 },
    space_from_existing: false,
  });
  expect(issues.map(({ code, path }) => `${code} ${path}`)).toEqual([
    "unknown_id /include/0",
    "no_position /spacing_meters",
    "unknown_district /districts/u9",
    "unknown_input /weights/beauty",
  ]);
  expect([...problem.included]).toEqual([1]);
  expect(problem.rules.map(({ path }) => path)).toEqual(["/size", "/districts/u2"]);
  expect(problem.scores[0]).toBe(1);
});

test("existing sites without a position bar nobody, and each field that looks at them says so", () => {
  const placed = { id: "s", lon: 104.1, lat: 30.6 };
  const nowhere = { id: "t", lon: Number.NaN, lat: Number.NaN };
  const toldOf = (given: object) =>
    build(given, [nowhere, placed]).issues.flatMap(({ code, path, severity, value }) =>
      code === "existing_no_position" ? [[path, severity, value]] : [],
    );
  expect(toldOf({})).toEqual([["/space_from_existing", "warning", 1]]);
  expect(toldOf({ mode: "coverage" })).toEqual([
    ["/space_from_existing", "warning", 1],
    ["/catchment_meters", "warning", 1],
  ]);
  expect(toldOf({ mode: "coverage", space_from_existing: false })).toEqual([
    ["/catchment_meters", "warning", 1],
  ]);
  expect(toldOf({ space_from_existing: false })).toEqual([]);
  expect(toldOf({ spacing_meters: 0 })).toEqual([]);
  expect(build({}, [nowhere, placed]).problem).toEqual(build({}, [placed]).problem);
  expect(build({ mode: "coverage" }, [nowhere, placed]).problem).toEqual(
    build({ mode: "coverage" }, [placed]).problem,
  );
});

test.each([
  [{ kinds: ["old"] }, ["a", "c"]],
  [{ units: ["u2"] }, ["c", "d"]],
  [{ nominated_only: true }, ["a", "c"]],
  [{ min_households: 150 }, ["b", "c"]],
  [{ ids: ["d", "a"] }, ["a", "d"]],
])("filters candidates by %j", (filter, expected) => {
  expect(build({ candidates: filter, spacing_meters: 0 }).problem.ids).toEqual(expected);
});

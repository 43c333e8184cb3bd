import fc from "fast-check";
import { expect, test } from "vitest";
import { parseScenario } from "./parse-scenario.js";

const faults = (input: unknown): readonly string[] =>
  parseScenario(input).issues.map(({ code, path }) => `${code} ${path}`);

test("writes every default down", () => {
  const { scenario, issues } = parseScenario({});
  expect(issues).toEqual([]);
  expect(scenario).toEqual({
    version: 1,
    name: "",
    mode: "score",
    size: 20,
    candidates: { ids: [], kinds: [], units: [], nominated_only: false, min_households: 0 },
    weights: { coverage_gap: 0.3, readiness: 0.3, equity: 0.2, spread: 0.1, funding: 0.1 },
    districts: {},
    mix: { old: { min: null, max: null }, managed: { min: null, max: null } },
    spacing_meters: 800,
    budget_yuan: null,
    include: [],
    exclude: [],
    space_from_existing: true,
    catchment_meters: 500,
    representative: {
      covariates: { households: 1, old: 1, readiness: 1, coverage_gap: 1, spread: 1 },
    },
    lottery: { within: 0.05, pool: 100, lots: 1000 },
    seed: 1,
    effort: { gap: 0, rounds: 120, seconds: 60 },
  });
});

test.each([
  [7, ["not_an_object "]],
  [{ size: 0 }, ["out_of_range /size"]],
  [{ size: 2.5 }, ["wrong_type /size"]],
  [{ mode: "guess" }, ["not_allowed /mode"]],
  [{ version: 2 }, ["not_allowed /version"]],
  [{ spacing_meters: -1 }, ["out_of_range /spacing_meters"]],
  [{ weights: { readiness: -1 } }, ["out_of_range /weights/readiness", "weights_zero /weights"]],
  [{ weights: { readiness: 0 } }, ["weights_zero /weights"]],
  [{ districts: { "510104": { min: 3, max: 1 } } }, ["min_above_max /districts/510104"]],
  [{ mix: { old: { min: 3, max: 1 } } }, ["min_above_max /mix/old"]],
  [{ include: ["a", 3, "a"] }, ["wrong_type /include/1"]],
  [{ include: ["a"], exclude: ["b", "a"] }, ["included_and_excluded /include/0"]],
  [{ size: 1, include: ["a", "b"] }, ["too_many_included /include"]],
  [{ "a/b~": 1 }, ["unknown_field /a~1b~0"]],
  [{ candidates: { kinds: ["old", "new"] } }, ["not_allowed /candidates/kinds/1"]],
  [JSON.parse('{"__proto__":{"size":3}}'), ["unknown_field /__proto__"]],
])("names what is wrong in %j", (input, expected) => {
  expect(faults(input)).toEqual(expected);
});

test("keeps the rest of a scenario with a bad field", () => {
  const { scenario } = parseScenario({
    size: -3,
    spacing_meters: 900,
    include: ["a", null],
    districts: { d1: { min: 1, max: "x" }, d2: { max: 4 } },
  });
  expect(scenario.size).toBe(20);
  expect(scenario.spacing_meters).toBe(900);
  expect(scenario.include).toEqual(["a"]);
  expect(scenario.districts).toEqual({ d1: { min: 1, max: null }, d2: { min: null, max: 4 } });
});

test("whatever is given, what comes out is a scenario without faults, and reading it again changes nothing", () => {
  const name = fc.constantFrom("size", "weights", "mix", "include", "districts", "effort", "x");
  fc.assert(
    fc.property(fc.oneof(fc.anything(), fc.dictionary(name, fc.jsonValue())), (input) => {
      const { scenario } = parseScenario(input);
      expect(parseScenario(scenario)).toEqual({ scenario, issues: [] });
    }),
    { seed: 1, numRuns: 500 },
  );
});

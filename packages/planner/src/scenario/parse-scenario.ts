import { type FieldSchema, scenarioSchema, usualCovariates } from "./scenario-schema.js";
import { type ScenarioIssue, pointTo, scenarioError } from "./scenario-issue.js";
import type { CountRange, Scenario } from "./scenario.js";

/** A scenario with every default written down, and what could not be taken. */
export interface ParsedScenario {
  readonly scenario: Scenario;
  readonly issues: readonly ScenarioIssue[];
}

/**
 * Reads a scenario. A bad field is an issue at its path and gets its default; the rest is kept. Nothing is thrown.
 * @param input what `JSON.parse` gave
 * @example
 * parseScenario({ size: 5, spacing_meters: -1 }).issues; // one: out_of_range at /spacing_meters
 */
export function parseScenario(input: unknown): ParsedScenario {
  const issues: ScenarioIssue[] = [];
  const read = readField(scenarioSchema, input, "", issues) as Scenario;
  return { scenario: crossChecked(read, issues), issues };
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const typeOf = (value: unknown): string =>
  value === null
    ? "null"
    : Array.isArray(value)
      ? "array"
      : Number.isInteger(value)
        ? "integer"
        : typeof value;

function readField(
  schema: FieldSchema,
  given: unknown,
  path: string,
  issues: ScenarioIssue[],
): unknown {
  const fallBack = (): unknown => {
    const usual = "default" in schema ? schema.default : schema.properties && {};
    return usual === undefined ? undefined : readField(schema, usual, path, []);
  };
  const refuse = (issue: ScenarioIssue): unknown => {
    issues.push(issue);
    return fallBack();
  };
  const types = [schema.type].flat();
  const type = typeOf(given);
  if (!types.includes(type) && !(type === "integer" && types.includes("number")))
    return refuse(
      scenarioError(
        path === "" ? "not_an_object" : "wrong_type",
        path,
        given,
        `${shown(given)}: 应为 ${types.join("/")}`,
        `${shown(given)}: expected ${types.join(" or ")}`,
      ),
    );
  if (schema.enum && !schema.enum.includes(given))
    return refuse(
      scenarioError(
        "not_allowed",
        path,
        given,
        `${shown(given)}: 应为 ${schema.enum.join("、")}`,
        `${shown(given)}: expected ${schema.enum.join(", ")}`,
      ),
    );
  const size = typeof given === "number" ? given : null;
  const [least, most] = [schema.minimum ?? -Infinity, schema.maximum ?? Infinity];
  if (size !== null && !(size >= least && size <= most))
    return refuse(
      scenarioError(
        "out_of_range",
        path,
        given,
        `${size}: 应在 ${least} 至 ${most} 之间`,
        `${size}: expected ${least} to ${most}`,
      ),
    );
  if (typeof given === "string" && given.length > (schema.maxLength ?? Infinity))
    return refuse(
      scenarioError(
        "out_of_range",
        path,
        given,
        `长 ${given.length}: 至多 ${schema.maxLength} 字符`,
        `${given.length} characters: expected at most ${schema.maxLength}`,
      ),
    );
  if (Array.isArray(given)) return readItems(schema, given, path, issues);
  return isObject(given) ? readProperties(schema, given, path, issues) : given;
}

/** Items that cannot be taken are left out, and those said twice are taken once. */
function readItems(
  { items }: FieldSchema,
  given: readonly unknown[],
  path: string,
  issues: ScenarioIssue[],
): readonly unknown[] {
  const kept = given.filter((item, i) => {
    const before = issues.length;
    readField(items!, item, pointTo(path, i), issues);
    return issues.length === before;
  });
  return [...new Set(kept)];
}

function readProperties(
  { properties = {}, additionalProperties }: FieldSchema,
  given: Readonly<Record<string, unknown>>,
  path: string,
  issues: ScenarioIssue[],
): Readonly<Record<string, unknown>> {
  const found: [string, unknown][] = [];
  for (const [name, schema] of Object.entries(properties)) {
    const own = Object.hasOwn(given, name) ? given[name] : schema.default;
    found.push([name, readField(schema, own, pointTo(path, name), issues)]);
  }
  for (const [name, value] of Object.entries(given)) {
    if (Object.hasOwn(properties, name)) continue;
    const at = pointTo(path, name);
    if (typeof additionalProperties === "object") {
      const before = issues.length;
      const read = readField(additionalProperties, value, at, issues);
      if (issues.length === before || isObject(read)) found.push([name, read]);
    } else if (name !== "$schema" || path !== "")
      issues.push(
        scenarioError("unknown_field", at, value, `没有字段 ${name}`, `there is no field ${name}`),
      );
  }
  return Object.fromEntries(found);
}

/** What no field can be blamed for alone. */
function crossChecked(read: Scenario, issues: ScenarioIssue[]): Scenario {
  const inOrder = (range: CountRange, path: string): CountRange => {
    const { min, max } = range;
    if (min === null || max === null || min <= max) return range;
    issues.push(
      scenarioError(
        "min_above_max",
        path,
        range,
        `至少 ${min} 大于至多 ${max}; 此项不作限制`,
        `at least ${min} is above at most ${max}; this range is left out`,
      ),
    );
    return { min: null, max: null };
  };
  const both = read.include.filter((id) => read.exclude.includes(id));
  for (const id of both)
    issues.push(
      scenarioError(
        "included_and_excluded",
        pointTo("/include", read.include.indexOf(id)),
        id,
        `${id} 既必选又不选; 两项都不采用`,
        `${id} is both to be chosen and not; neither is taken`,
      ),
    );
  const include = read.include.filter((id) => !both.includes(id));
  if (include.length > read.size)
    issues.push(
      scenarioError(
        "too_many_included",
        "/include",
        include.length,
        `必选 ${include.length} 个, 多于 ${read.size} 个`,
        `${include.length} must be chosen, more than the ${read.size} to choose`,
      ),
    );
  const notZero = (
    weights: Scenario["weights"],
    path: string,
    usual: Scenario["weights"],
  ): Scenario["weights"] => {
    if (Object.values(weights).some((weight) => weight > 0)) return weights;
    issues.push(
      scenarioError(
        "weights_zero",
        path,
        weights,
        "权重全为零; 改用缺省权重",
        "all weights are zero; the default weights are taken",
      ),
    );
    return usual;
  };
  return {
    ...read,
    weights: notZero(
      read.weights,
      "/weights",
      scenarioSchema.properties.weights.default as Scenario["weights"],
    ),
    representative: {
      covariates: notZero(
        read.representative.covariates,
        "/representative/covariates",
        usualCovariates,
      ),
    },
    districts: Object.fromEntries(
      Object.entries(read.districts).map(([unit, range]) => [
        unit,
        inOrder(range, pointTo("/districts", unit)),
      ]),
    ),
    mix: {
      old: inOrder(read.mix.old, "/mix/old"),
      managed: inOrder(read.mix.managed, "/mix/managed"),
    },
    include: include.length > read.size ? include.slice(0, read.size) : include,
    exclude: read.exclude.filter((id) => !both.includes(id)),
  };
}

const shown = (value: unknown): string => {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
};

import { readFileSync } from "node:fs";
import { tableNames } from "@atlas/schema";
import { expect, test } from "vitest";
import {
  defaultConfiguration,
  defaultMetricConfig,
  definitionIn,
  metricConfig,
  windowDueDays,
} from "./metric-config.js";
import { metricDefinitions } from "./metric-definitions.js";

const csv = (name: string): readonly (readonly string[])[] =>
  readFileSync(new URL(`../../../../data/reference/${name}`, import.meta.url), "utf8")
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(","));

test("the schedule is that of data/reference/return-schedule.csv", () => {
  expect(
    defaultMetricConfig("2022-12-31").schedule.map((row) => [
      row.kind,
      row.frequency,
      String(row.dueDays),
      row.firstPeriod,
    ]),
  ).toEqual(csv("return-schedule.csv"));
});

test("targets are those of data/reference/targets.csv", () => {
  const targets = Object.fromEntries(
    csv("targets.csv").map(([metric, value]) => [metric!, Number(value)]),
  );
  const defined = Object.values(metricDefinitions).flatMap(({ id, target }) =>
    target === null ? [] : [[id, target] as const],
  );
  expect(Object.fromEntries(defined)).toEqual(targets);
  expect(defaultMetricConfig("2022-12-31").plannedSites).toBe(targets["pilot_progress"]);
});

test("rules of councils are those of data/reference/council-rules.csv", () => {
  const text = (value: string | boolean | null): string =>
    value === null ? "" : value === true ? "yes" : value === false ? "no" : value;
  const quoted = (value: string): string => (value.includes(",") ? `"${value}"` : value);
  const lines = defaultConfiguration.council_rules!.map((rule) =>
    Object.values(rule).map(text).map(quoted).join(","),
  );
  const url = new URL("../../../../data/reference/council-rules.csv", import.meta.url);
  expect(readFileSync(url, "utf8").trim().split("\n").slice(1)).toEqual(lines);
});

test("elements of the index are those of data/reference/elements.csv", () => {
  expect(
    defaultConfiguration.index_elements!.map((line) =>
      Object.values(line).map((value) => String(value ?? "")),
    ),
  ).toEqual(csv("elements.csv"));
});

test("thresholds of the attention list are those of data/reference/attention-rules.csv", () => {
  expect(
    defaultConfiguration.attention_rules!.map((line) =>
      Object.values(line).map((value) => String(value ?? "")),
    ),
  ).toEqual(csv("attention-rules.csv"));
});

test("an edited target is that of the definition shown; one taken out is none", () => {
  const config = metricConfig("2022-12-31", {
    schedule: defaultConfiguration.schedule,
    targets: { coverage: 0.55, pilot_progress: 120 },
  });
  expect(definitionIn(config, "coverage")).toEqual({ ...metricDefinitions.coverage, target: 0.55 });
  expect(definitionIn(config, "participation").target).toBeNull();
  expect(config.plannedSites).toBe(120);
});

test("the default window ends by the days that the schedule gives consultations", () => {
  const [line] = defaultConfiguration.schedule.filter(({ kind }) => kind === "consultations");
  const schedule = [{ ...line!, due_days: 40 }];
  expect(windowDueDays(metricConfig("2022-12-31", { ...defaultConfiguration, schedule }))).toBe(40);
});

test.each(Object.entries(metricDefinitions))(
  "%s is defined whole, in both languages",
  (id, definition) => {
    expect(definition.id).toBe(id);
    const { name, definition: whole, numerator, denominator, n, source, parts } = definition;
    for (const text of [
      name,
      whole,
      numerator,
      denominator,
      n,
      source,
      ...parts.map(({ meaning }) => meaning),
    ]) {
      expect(text.zh).toMatch(/[\u4e00-\u9fff]|csv/);
      expect(text.en).toMatch(/^[\x20-\x7e]+$/);
    }
    expect([...definition.breaks].sort((a, b) => a - b)).toEqual(definition.breaks);
    for (const table of definition.tables) expect(tableNames).toContain(table);
  },
);

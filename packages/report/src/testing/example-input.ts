import { type AttentionItem, type FigureRow, defaultMetricConfig } from "@atlas/metrics";
import type { BriefInput } from "../brief/brief-input.js";

const period = "2022Q3";

/** A figure of the city in the window, with what matters to a test. */
export const figure = (given: Partial<FigureRow> & Pick<FigureRow, "metric">): FigureRow => ({
  part: null,
  level: "city",
  unit_id: "510100",
  kind: "all",
  period,
  numerator: null,
  denominator: null,
  value: null,
  low: null,
  high: null,
  n: null,
  flag: "ok",
  ...given,
});

const share = (
  metric: FigureRow["metric"],
  numerator: number,
  denominator: number,
  [low, high]: readonly [number, number],
  more: Partial<FigureRow> = {},
): FigureRow =>
  figure({
    metric,
    numerator,
    denominator,
    value: numerator / denominator,
    low,
    high,
    n: denominator,
    ...more,
  });

const district = (
  unit_id: string,
  value: number | null,
  low: number | null,
  high: number | null,
  more: Partial<FigureRow> = {},
): FigureRow =>
  figure({
    metric: "participation",
    level: "district",
    unit_id,
    value,
    low,
    high,
    n: 200,
    ...more,
  });

const steps = [100, 96, 90, 85, 70, 60, 30];

/** An item that each of the example's fills in. */
const item: AttentionItem = {
  id: "",
  rule: "stalled",
  step: null,
  metric: null,
  severity: "high",
  unit_id: "",
  district_id: null,
  window: "2022Q3",
  is_default_window: true,
  count: 1,
  of: null,
  longest_days: null,
  communities: {},
  change: null,
  sample: null,
  evidence: "",
};

/** A city of six districts: one of each group, and one more above the target. */
export const exampleInput: BriefInput = {
  language: "zh",
  unit: { division_id: "510100", name: "成都市", name_en: "Chengdu", level: "city" },
  period,
  previous: "2022Q2",
  quarters: ["2022Q2", "2022Q3"],
  stillReporting: false,
  version: "feb529c0549edf4c",
  synthetic: true,
  forPublic: false,
  config: defaultMetricConfig("2022-12-31"),
  divisions: [
    ["510104", "锦江区", "Jinjiang"],
    ["510105", "青羊区", "Qingyang"],
    ["510106", "金牛区", "Jinniu"],
    ["510121", "金堂县", "Jintang"],
    ["510131", "蒲江县", "Pujiang"],
    ["510185", "简阳市", "Jianyang"],
  ].map(([id, name, en]) => ({
    division_id: id!,
    name: name!,
    name_en: en!,
    level: "district" as const,
  })),
  figures: [
    share("participation", 4200, 10_000, [0.41, 0.43], { n: 300 }),
    share("participation", 3800, 10_000, [0.37, 0.39], { n: 280, period: "2022Q2" }),
    share("coverage", 159, 1000, [0.14, 0.18]),
    share("coverage", 162, 1000, [0.14, 0.19], { period: "2022Q2" }),
    share("consult_first", 94, 100, [0.88, 0.97]),
    figure({ metric: "consult_first", part: "verdict=satisfied", numerator: 94, n: 102 }),
    figure({ metric: "consult_first", part: "verdict=violated", numerator: 6, n: 102 }),
    figure({ metric: "consult_first", part: "verdict=undetermined", numerator: 2, n: 102 }),
    share("published", 80, 100, [0.71, 0.87]),
    share("published", 90, 100, [0.88, 0.94], { period: "2022Q2" }),
    figure({ metric: "published", part: "on_time", numerator: 65, denominator: 100, n: 100 }),
    figure({ metric: "pilot_progress", numerator: 40, denominator: 100, value: 40, n: 40 }),
    figure({ metric: "pilot_progress", part: "status=accepted", numerator: 16, value: 16 }),
    figure({ metric: "pilot_progress", part: "status=building", numerator: 24, value: 24 }),
    figure({ metric: "pilot_progress", part: "status=planned", numerator: 0, value: 0 }),
    figure({ metric: "pilot_progress", part: "nominated", numerator: 60, value: 60 }),
    figure({ metric: "pilot_progress", part: "batch=1", numerator: 40, value: 40 }),
    figure({
      metric: "participation",
      part: "left_out=counts_missing",
      numerator: 50,
      denominator: 350,
    }),
    figure({
      metric: "return_completeness",
      numerator: 14,
      denominator: 18,
      value: 14 / 18,
      n: 18,
    }),
    ...steps.map((numerator, i) =>
      figure({
        metric: "step_reached",
        part: `step=${i + 1}`,
        numerator,
        denominator: 100,
        n: 100,
      }),
    ),
    ...[4, 5, 6, 9, 14, 31].flatMap((median, i) =>
      [median - 2, median, median === 31 ? null : median + 5].map((value, q) =>
        figure({ metric: "step_days", part: `step=${i + 2};q=${[25, 50, 75][q]}`, value, n: 60 }),
      ),
    ),
    district("510104", 0.5, 0.46, 0.54),
    district("510105", 0.41, 0.38, 0.44),
    district("510106", 0.6, 0.55, 0.65),
    district("510121", 0.25, 0.2, 0.3, { n: 73 }),
    district("510131", 0.33, 0.2, 0.46, { n: 16, flag: "small" }),
    district("510185", null, null, null, { n: null, flag: "not_reported" }),
    district("510104", 0.44, 0.4, 0.48, { period: "2022Q2" }),
  ],
  due: [
    ...(["consultations", "projects"] as const).map((kind) => ({
      unit_id: "510185",
      kind,
      period,
      due_on: "2022-10-15",
      received_on: null,
      state: "missing" as const,
    })),
    {
      unit_id: "510121",
      kind: "projects",
      period,
      due_on: "2022-10-15",
      received_on: "2022-10-23",
      state: "late",
    },
  ],
  violations: [
    {
      project_id: "T1",
      name: null,
      category: null,
      compound_id: null,
      unit_id: "510104",
      township_id: null,
      compound: "<b>&青石巷6号院",
      started_on: "2022-09-01",
      started_precision: "month",
      agreed_on: "2022-10-04",
      agreed_precision: "day",
      reason: "agreed_later",
    },
    {
      project_id: "T2",
      name: null,
      category: null,
      compound_id: null,
      unit_id: null,
      township_id: null,
      compound: null,
      started_on: "2022-07-01",
      started_precision: "quarter",
      agreed_on: null,
      agreed_precision: null,
      reason: "not_held",
    },
  ],
  attention: [
    { ...item, id: "stalled:510104", rule: "stalled", unit_id: "510104", count: 3, window: null },
    { ...item, id: "stalled:510105", rule: "stalled", unit_id: "510105", count: 1, window: null },
    { ...item, id: "council:510182", rule: "council", unit_id: "510182", count: 2 },
    {
      ...item,
      id: "sudden_change/coverage:510106",
      rule: "sudden_change",
      unit_id: "510106",
      metric: "coverage",
      change: {
        now: 0.512,
        before: 0.302,
        low: 0.09,
        high: 0.321,
        adjusted_p: 0.029,
        before_window: "2022Q2",
      },
    },
  ],
  books: {
    returns: 16,
    rejected: 1,
    rowsRead: 1200,
    rowsQuarantined: 7,
    cellsRepaired: 300,
    issues: [
      { code: "date_completed", severity: "info", issues: 250 },
      { code: "number_outlier", severity: "warning", issues: 12 },
    ],
  },
};

/** The example with its figures changed. */
export const withFigures = (change: (row: FigureRow) => FigureRow): BriefInput => ({
  ...exampleInput,
  figures: exampleInput.figures.map(change),
});

import { clusterRatioInterval } from "@atlas/stats";
import { expect, test } from "vitest";
import { defaultMetricConfig } from "../definitions/metric-config.js";
import type { FigureQuery, FigureRow, MetricId } from "../figure.js";
import { type SmallCity, openSmallCity, places, smallDivisions } from "../testing/small-city.js";
import { compoundHistograms } from "./compound-histograms.js";
import { compoundPlaces } from "./compound-places.js";
import { compoundState, compoundStates } from "./compound-states.js";
import { figures } from "./figures.js";
import { makeSummary } from "./make-summary.js";

const asOf = "2022-12-31";
const config = defaultMetricConfig(asOf);
const window = "2021Q4..2022Q3";
const spot = (i: number) => ({
  unit_id: places.managers[i]!,
  township_id: places.townships[i]!,
  community_id: places.communities[i]!,
});
const quarters = ["2021Q4", "2022Q1", "2022Q2", "2022Q3"];
const reports = (units: readonly string[], periods = quarters): SmallCity["submission"] =>
  units.flatMap((unit_id) =>
    periods.flatMap((period) =>
      (["consultations", "projects"] as const).map((kind) => ({ kind, unit_id, period })),
    ),
  );
const nobody: SmallCity = {
  division: smallDivisions,
  compound: [],
  consultation: [],
  project: [],
  pilot_site: [],
  submission: reports(places.units),
};
const closed = (
  i: number,
  more: Partial<SmallCity["consultation"][number]> = {},
): SmallCity["consultation"][number] => ({
  consultation_id: `H${i}`,
  ...spot(0),
  outcome: "agreed",
  closed_on: "2022-02-01",
  closed_precision: "day",
  households_invited: 10,
  households_participated: 4,
  ...more,
});

async function ask(
  city: Partial<SmallCity>,
  metric: MetricId,
  more: Partial<FigureQuery> = {},
): Promise<readonly FigureRow[]> {
  const database = await openSmallCity({ ...nobody, ...city });
  const query: FigureQuery = {
    metric,
    level: "city",
    within: null,
    kind: "all",
    periods: [window],
    ...more,
  };
  try {
    return await figures(database, query, config);
  } finally {
    await database.close();
  }
}
const main = (rows: readonly FigureRow[]): FigureRow => rows.find(({ part }) => part === null)!;
const part = (rows: readonly FigureRow[], name: string): FigureRow | undefined =>
  rows.find((row) => row.part === name);

test("one cluster has a rate and no interval", async () => {
  const same = [1, 2, 3, 4, 5].map((i) => closed(i));
  expect(main(await ask({ consultation: same }, "participation"))).toMatchObject({
    numerator: 20,
    denominator: 50,
    value: 0.4,
    low: null,
    high: null,
    n: 5,
    flag: "small",
  });
});

test("without compounds each community is a cluster", async () => {
  const pairs = [
    [1, 0],
    [9, 1],
    [4, 2],
    [5, 3],
    [2, 0],
  ] as const;
  const consultation = pairs.map(([y, i], number) =>
    closed(number, { ...spot(i), households_participated: y }),
  );
  const row = main(await ask({ consultation }, "participation"));
  // Clusters 1 + 2, 9, 4, 5 of 20, 10, 10, 10.
  const sums = { clusters: 4, y: 21, x: 50, yy: 131, xy: 240, xx: 700 };
  expect({ low: row.low, high: row.high }).toEqual(clusterRatioInterval(sums));
});

test("fewer than five are counted and not judged; fewer than thirty are small", async () => {
  const few = [1, 2, 3, 4].map((i) => closed(i));
  expect(main(await ask({ consultation: few }, "participation"))).toMatchObject({
    numerator: 16,
    denominator: 40,
    value: null,
    low: null,
    n: 4,
    flag: "thin",
  });
  const many = Array.from({ length: 30 }, (_, i) => closed(i));
  expect(main(await ask({ consultation: many }, "participation")).flag).toBe("ok");
});

test("nothing of nothing has no value", async () => {
  expect(main(await ask({}, "coverage"))).toMatchObject({
    numerator: 0,
    denominator: 0,
    value: null,
    flag: "thin",
  });
});

test("a unit that did not report is left out of both sides, and its share of compounds is given", async () => {
  const compound = [0, 0, 0, 2].map((i, n) => ({
    compound_id: `C${n}`,
    ...spot(i),
    kind: "old" as const,
  }));
  const city = { compound, submission: reports(["510104", "CD-GX"]) };
  const rows = await ask(city, "coverage");
  expect(main(rows)).toMatchObject({ denominator: 3 });
  expect(part(rows, "left_out=not_reported")).toMatchObject({ numerator: 1, denominator: 4 });
  const districts = await ask(city, "coverage", { level: "district" });
  expect(districts.find((row) => row.unit_id === "510105")).toMatchObject({
    numerator: null,
    denominator: null,
    value: null,
    n: null,
    flag: "not_reported",
  });
});

test("a window that is half reported, or not yet due, is partial", async () => {
  const consultation = [1, 2, 3, 4, 5].map((i) => closed(i));
  const half = [...reports(places.units.slice(1)), ...reports(["510104"], ["2022Q1"])];
  expect(main(await ask({ consultation, submission: half }, "participation")).flag).toBe("partial");
  const late = reports(places.units, ["2022Q4"]);
  const own = consultation.map((c) => ({ ...c, closed_on: "2022-11-01" }));
  const rows = await ask({ consultation: own, submission: late }, "participation", {
    periods: ["2022Q4"],
  });
  expect(main(rows)).toMatchObject({ n: 5, flag: "partial" });
});

test("a year's return speaks of its four quarters", async () => {
  const consultation = [1, 2, 3, 4, 5].map((i) => closed(i));
  const submission = reports(places.units, ["2022"]);
  const rows = await ask({ consultation, submission }, "participation", { periods: ["2022Q1"] });
  expect(main(rows)).toMatchObject({ n: 5, flag: "small" });
});

test("a date that may lie on either side of the edge is counted in neither, and its number is given", async () => {
  const consultation = [1, 2, 3, 4, 5].map((i) => closed(i));
  const coarse = closed(6, { closed_on: "2022-01-01", closed_precision: "year" });
  const month = closed(7, { closed_on: "2022-09-01", closed_precision: "month" });
  const rows = await ask({ consultation: [...consultation, coarse, month] }, "published");
  expect(main(rows).denominator).toBe(6);
  expect(part(rows, "left_out=straddling")).toMatchObject({ numerator: 1, denominator: 7 });
});

test("a publication known to the month is on time only if its last day is", async () => {
  const consultation = [1, 2, 3, 4, 5].map((i) =>
    closed(i, {
      closed_on: i < 3 ? "2022-02-20" : "2022-02-01",
      published_on: "2022-02-01",
      published_precision: "month",
    }),
  );
  const rows = await ask({ consultation }, "published");
  expect(part(rows, "on_time")).toMatchObject({ numerator: 2, denominator: 5 });
});

test("counts that are not both given are left out and told", async () => {
  const consultation = [1, 2, 3, 4, 5, 6].map((i) =>
    closed(i, i === 6 ? { households_invited: null } : {}),
  );
  const rows = await ask({ consultation }, "participation");
  expect(main(rows).n).toBe(5);
  expect(part(rows, "left_out=counts_missing")).toMatchObject({ numerator: 1, denominator: 6 });
});

test("an open case is open until the last day its unit's returns speak of, and no longer", async () => {
  const begun = (i: number, step1: string, step2: string | null) => ({
    consultation_id: `H${i}`,
    ...spot(0),
    outcome: "open",
    step1_on: step1,
    step1_precision: "day",
    step2_on: step2,
    step2_precision: step2 === null ? null : "day",
  });
  const ended = [1, 2, 3].map((i) => begun(i, "2022-01-01", "2022-02-10"));
  const open = [4, 5, 6, 7, 8].map((i) => begun(i, "2022-09-01", null));
  const rows = await ask({ consultation: [...ended, ...open] }, "step_days");
  // Seen until 30 September: 29 days, so all who were still watched at 40 days had got there. Until the end of the year nobody could say.
  expect(part(rows, "step=2;q=50")).toMatchObject({ value: 40, numerator: 3, denominator: 8 });
});

test("dates in reverse, and dates not known to the day, tell no duration", async () => {
  const step = (i: number, two: string, precision: string) => ({
    consultation_id: `H${i}`,
    ...spot(0),
    outcome: "open",
    step1_on: "2022-03-10",
    step1_precision: "day",
    step2_on: two,
    step2_precision: precision,
  });
  const good = [1, 2, 3, 4, 5].map((i) => step(i, "2022-03-20", "day"));
  const consultation = [...good, step(6, "2022-03-01", "day"), step(7, "2022-04-01", "month")];
  const rows = await ask({ consultation }, "step_days");
  expect(part(rows, "step=2;q=50")).toMatchObject({ value: 10, n: 5 });
  expect(part(rows, "step=2;left_out=dates")).toMatchObject({ numerator: 2, denominator: 7 });
});

test("agreement is judged by the days that dates may mean", async () => {
  const consultation = [
    closed(1, { step6_on: "2022-03-01", step6_precision: "month" }),
    closed(2, { step6_on: "2022-04-05", step6_precision: "day" }),
    closed(3, { outcome: "not_agreed" }),
  ];
  const starts = ["2022-04-01", "2022-03-31", "2022-03-15", "2022-04-05"];
  const link = [1, 1, 1, 2];
  const project = [
    ...starts.map((started_on, i) => ({
      project_id: `P${i}`,
      ...spot(0),
      consulted: "linked" as const,
      consultation_id: `H${link[i]}`,
      started_on,
      started_precision: "day",
    })),
    {
      project_id: "P5",
      ...spot(0),
      consulted: "linked" as const,
      consultation_id: "H2",
      started_on: "2022-04-04",
      started_precision: "day",
    },
    {
      project_id: "P6",
      ...spot(0),
      consulted: "linked" as const,
      consultation_id: "H3",
      started_on: "2022-04-04",
      started_precision: "day",
    },
    {
      project_id: "P7",
      ...spot(0),
      consulted: "declared_none" as const,
      started_on: "2022-04-04",
      started_precision: "day",
    },
    { project_id: "P8", ...spot(0), consulted: "unknown" as const },
  ];
  const rows = await ask({ consultation, project }, "consult_first");
  expect(main(rows)).toMatchObject({ numerator: 3, denominator: 6 });
  expect(part(rows, "verdict=violated")).toMatchObject({ numerator: 3, denominator: 7 });
  expect(part(rows, "verdict=undetermined")).toMatchObject({ numerator: 1 });
  expect(part(rows, "verdict=pending")).toMatchObject({ numerator: 1, denominator: null });
});

test("sites count in a batch and not withdrawn, of the plan's hundred at the city only", async () => {
  const site = (
    i: number,
    batch: number | null,
    status: "planned" | "building" | "accepted" | "withdrawn",
  ) => ({ site_id: `S${i}`, ...spot(i % 3), batch, status });
  const pilot_site = [
    site(0, 1, "accepted"),
    site(1, 1, "withdrawn"),
    site(2, 2, "building"),
    site(3, null, "planned"),
  ];
  const rows = await ask({ pilot_site }, "pilot_progress");
  expect(rows.map((row) => [row.part, row.numerator])).toEqual([
    [null, 2],
    ["status=planned", 0],
    ["status=building", 1],
    ["status=accepted", 1],
    ["status=withdrawn", 1],
    ["nominated", 1],
    ["batch=1", 1],
    ["batch=2", 1],
  ]);
  expect(main(rows).denominator).toBe(100);
  const districts = await ask({ pilot_site }, "pilot_progress", { level: "district" });
  expect(
    districts.filter((row) => row.part === null).map((row) => [row.value, row.denominator]),
  ).toEqual([
    [1, null],
    [1, null],
    [0, null],
  ]);
  const one = await ask({ pilot_site }, "pilot_progress", { level: "district", within: "510104" });
  expect(one).toEqual(districts.filter(({ unit_id }) => unit_id === "510104"));
  expect(part(one, "batch=2")).toMatchObject({ numerator: 0 });
});

test("returns are counted when due, late ones apart", async () => {
  const submission: SmallCity["submission"] = [
    { kind: "consultations", unit_id: "510104", period: "2022Q3", received_on: "2022-10-15" },
    { kind: "projects", unit_id: "510104", period: "2022Q3", received_on: "2022-10-16" },
    { kind: "proposals", unit_id: "510104", period: "2022Q3", status: "rejected" },
  ];
  const rows = await ask({ submission }, "return_completeness", {
    level: "district",
    within: "510104",
    periods: ["2022Q3"],
  });
  expect(rows.map((row) => [row.unit_id, row.part, row.numerator, row.denominator])).toEqual([
    ["510104", null, 2, 3],
    ["510104", "late", 1, 3],
  ]);
  // Nothing of the fourth quarter is due on its last day.
  const none = await ask({ submission }, "return_completeness", { periods: ["2022Q4"] });
  expect(main(none)).toMatchObject({ denominator: 0, value: null });
});

test("a township counts with the unit that manages it, not with its statutory parent", async () => {
  const at = async (within: string) =>
    (await ask({}, "coverage", { level: "township", within })).map((row) => row.unit_id);
  expect(await at("CD-GX")).toEqual(["510109001000"]);
  expect(await at("510109")).toEqual([]);
});

test("compounds are asked one by one; a level that a figure does not have gives no rows", async () => {
  const compound = [{ compound_id: "C0", ...spot(0), kind: "old" as const }];
  const consultation = [1, 2, 3, 4, 5].map((i) => closed(i, { compound_id: "C0" }));
  const [row] = await ask({ compound, consultation }, "participation", { level: "compound" });
  expect(row).toMatchObject({ unit_id: "C0", numerator: 20, n: 5 });
  expect(await ask({ compound }, "coverage", { level: "compound" })).toEqual([]);
});

test("text from outside is a value and nothing else", async () => {
  const within = "x' OR '1'='1";
  expect(
    await ask({ consultation: [closed(1)] }, "participation", { level: "township", within }),
  ).toEqual([]);
});

test("points and their histogram: compounds standing, with what was consulted on in the window", async () => {
  const compound = [0, 1, 2].map((i) => ({
    compound_id: `C${i}`,
    name: `小区 ${i}`,
    ...spot(0),
    kind: "old" as const,
    households: i === 1 ? null : 100 + i,
    lon: 104 + i / 100,
    lat: 30.6,
    valid_to: i === 2 ? "2022-01-01" : null,
  }));
  const consultation = [
    closed(1, { compound_id: "C0" }),
    closed(2, { compound_id: "C0", households_participated: 10 }),
  ];
  const unplaced = { compound_id: "C00", ...spot(0), kind: "old" as const };
  const database = await openSmallCity({
    ...nobody,
    compound: [unplaced, ...compound.toReversed()],
    consultation,
  });
  const { columns } = await compoundPlaces(database);
  expect(columns["name"]).toEqual(compound.map(({ name }) => name));
  expect(Array.from(columns["lon"]!)).toEqual([104, 104.01, 104.02]);
  expect(Array.from(columns["kind"]!)).toEqual([0, 0, 0]);
  expect(Array.from(columns["households"]!)).toEqual(
    compound.map(({ households }) => households ?? -1),
  );
  const { absent, standing, consulted } = compoundState;
  expect([...(await compoundStates(database, window))]).toEqual([consulted, standing, absent]);
  expect([...(await compoundStates(database, "2021Q3"))]).toEqual([standing, standing, standing]);
  const one = { counts: [0, 0, 0, 0, 0, 0, 0, 1, 0, 0], compounds: 1 };
  for (const [level, unit] of [
    ["city", null],
    ["district", places.units[0]],
    ["township", places.townships[0]],
    ["community", places.communities[0]],
  ] as const)
    expect(await compoundHistograms(database, { window, kind: "all", level }, 10), level).toEqual(
      new Map([[unit, one]]),
    );
  await database.close();
});

test("a summary says the same every time, and its answers are the engine's", async () => {
  const city = {
    ...nobody,
    consultation: [1, 2, 3, 4, 5].map((i) => closed(i)),
    submission: reports(places.units),
  };
  const facts = { version: "v", asOf, synthetic: true, englishName: (id: string) => id };
  const [one, two] = [await openSmallCity(city), await openSmallCity(city)];
  const summary = await makeSummary(one, facts);
  expect(JSON.stringify(await makeSummary(two, facts))).toBe(JSON.stringify(summary));
  expect([summary.window, summary.previous]).toEqual([window, "2020Q4..2021Q3"]);
  expect(summary.quarters).toEqual(
    [...quarters, "2022Q4"].map((period) => ({
      period,
      state: period === "2022Q4" ? "reporting" : "due",
    })),
  );
  for (const { query, rows } of summary.answers)
    expect(await figures(one, query, config)).toEqual(rows);
  await one.close();
  await two.close();
});

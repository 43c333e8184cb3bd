import { createTableSql, tableNames, tables } from "@atlas/schema";
import type { Database } from "@atlas/warehouse";
import { openDuckDb } from "@atlas/warehouse/node";
import { expect, test } from "vitest";
import { figuresMany } from "../answers/figures.js";
import { metricConfig } from "../definitions/metric-config.js";
import { publicFigures } from "./public-figures.js";

const units = ["510104", "510105", "510106", "510107"] as const;

/** The ledger of each unit that has consultations, for a quarter. */
const report = (database: Database, quarter: string) =>
  database.query(
    `INSERT INTO submission BY NAME (SELECT unit_id || ? AS submission_id, 'f.csv' AS file, '[]' AS units, '' AS sha256, 'consultations' AS kind, unit_id, ? AS period,
       'accepted' AS status, true AS synthetic, '{}' AS reader, 0 AS rows_read, 0 AS rows_accepted, 0 AS rows_merged, 0 AS rows_superseded, 0 AS rows_quarantined,
       0 AS rows_structural, 0 AS cells_read, 0 AS cells_used, 0 AS cells_repaired, 0 AS cells_unread, 0 AS cells_kept, 0 AS cells_superseded,
       0 AS cells_quarantined, 0 AS cells_structural FROM (SELECT DISTINCT unit_id FROM consultation))`,
    [quarter, quarter],
  );

/** Four units with ten consultations each; the first invited four households in all, each of the others more than the one before. */
async function smallCity() {
  const database = await openDuckDb(null);
  for (const name of tableNames) await database.query(createTableSql(tables[name]));
  await database.query(
    "INSERT INTO division (division_id, name, level) VALUES ('510100', '成都市', 'city')",
  );
  for (const [u, unit] of units.entries()) {
    await database.query(
      `INSERT INTO division (division_id, name, level, parent_id, manager_id) VALUES (?, ?, 'district', '510100', ?)`,
      [unit, unit, unit],
    );
    for (let i = 0; i < 10; i += 1)
      await database.query(
        `INSERT INTO consultation (consultation_id, unit_id, outcome, closed_on, closed_precision, households_invited, households_participated)
         VALUES (?, ?, 'agreed', DATE '2022-02-01', 'day', ?, ?)`,
        [`${unit}-${i}`, unit, u === 0 ? (i < 4 ? 1 : 0) : 40 * u, u === 0 ? 0 : 20 * u],
      );
  }
  await report(database, "2022Q1");
  return database;
}

test("an index that would tell a hidden participation rate is hidden whole, and no other", async () => {
  const database = await smallCity();
  const config = metricConfig("2022-12-31");
  const ask = (metric: "index" | "participation") =>
    ({ metric, level: "district", within: null, kind: "all", periods: ["2022Q1"] }) as const;
  const [index, participation] = await figuresMany(
    database,
    [ask("index"), ask("participation")],
    config,
  );
  const flagged = async (rows: typeof index): Promise<ReadonlySet<string>> =>
    new Set(
      (await publicFigures(database, rows!, config))
        .filter(({ part, flag }) => part === null && flag === "suppressed")
        .map(({ unit_id }) => unit_id),
    );
  const hidden = await flagged(participation);
  expect(hidden.has(units[0])).toBe(true);
  expect(hidden.size).toBeLessThan(units.length);
  expect(await flagged(index)).toEqual(hidden);
  const element = (rows: typeof index) =>
    rows!.filter(({ part, value }) => part === "element=e01" && value !== null).length;
  expect(element(index)).toBe(units.length);
  expect(element(await publicFigures(database, index!, config))).toBe(units.length - hidden.size);
  await database.close();
});

test("a window's sum is hidden where a quarter of it is, and told where none is", async () => {
  const database = await smallCity();
  await database.query(
    `INSERT INTO consultation BY NAME (SELECT replace(consultation_id, '-', '-later-') AS consultation_id, unit_id, outcome,
       DATE '2022-05-01' AS closed_on, closed_precision, 100 AS households_invited, 50 AS households_participated FROM consultation)`,
  );
  await report(database, "2022Q2");
  const config = metricConfig("2022-12-31");
  const hiddenIn = async (period: string): Promise<readonly string[]> => {
    const [rows] = await figuresMany(
      database,
      [
        {
          metric: "participation",
          level: "district",
          within: null,
          kind: "all",
          periods: [period],
        },
      ],
      config,
    );
    return (await publicFigures(database, rows!, config))
      .filter(({ part, flag }) => part === null && flag === "suppressed")
      .map(({ unit_id }) => unit_id);
  };
  const [first, second] = units;
  expect(await hiddenIn("2022Q1")).toEqual([first, second]);
  expect(await hiddenIn("2022Q2")).toEqual([]);
  expect(await hiddenIn("2022Q1..2022Q2")).toEqual([first, second]);
  await database.close();
});

test("who was reached in one quarter alone is not told by a longer window less the other", async () => {
  const database = await openDuckDb(null);
  for (const name of tableNames) await database.query(createTableSql(tables[name]));
  await database.query(
    `INSERT INTO division (division_id, name, level, parent_id, manager_id) VALUES
       ('510100', '成都市', 'city', NULL, NULL), ('510104', '锦江区', 'district', '510100', '510104')`,
  );
  // The great compound met in both quarters, the middling one in the first, the small one, of three households, in the second with another.
  const meetings = {
    great: [900, "2022-02-01", "2022-05-01"],
    middling: [90, "2022-02-01"],
    another: [80, "2022-05-01"],
    small: [3, "2022-05-01"],
    none: [500],
  } as const;
  for (const [id, [households, ...days]] of Object.entries(meetings)) {
    await database.query(
      `INSERT INTO compound (compound_id, name, aliases, unit_id, kind, households, valid_from, valid_to)
       VALUES (?, ?, [], '510104', 'old', ?, DATE '2021-01-01', DATE '9999-12-31')`,
      [id, id, households],
    );
    for (const [i, day] of days.entries())
      await database.query(
        `INSERT INTO consultation (consultation_id, compound_id, unit_id, outcome, closed_on, closed_precision)
         VALUES (?, ?, '510104', 'agreed', CAST(? AS DATE), 'day')`,
        [`${id}-${i}`, id, day],
      );
  }
  for (const quarter of ["2022Q1", "2022Q2"]) await report(database, quarter);
  const config = metricConfig("2022-12-31");
  const told = async (period: string) => {
    const [rows] = await figuresMany(
      database,
      [{ metric: "reach", level: "district", within: null, kind: "all", periods: [period] }],
      config,
    );
    const figure = (of: typeof rows) => {
      const { numerator, flag } = of!.find(({ part }) => part === null)!;
      return { numerator, suppressed: flag === "suppressed" };
    };
    return [figure(rows), figure(await publicFigures(database, rows!, config))];
  };
  const same = (numerator: number) =>
    Array.from({ length: 2 }, () => ({ numerator, suppressed: false }));
  expect(await told("2022Q1")).toEqual(same(990));
  expect(await told("2022Q2")).toEqual(same(983));
  expect(await told("2022Q1..2022Q2")).toEqual([
    { numerator: 1073, suppressed: false },
    { numerator: null, suppressed: true },
  ]);
  await database.close();
});

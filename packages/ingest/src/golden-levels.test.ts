import { readFileSync } from "node:fs";
import {
  type FigureKind,
  type FigureLevel,
  type FigureRow,
  type MetricId,
  figuresMany,
  metricConfig,
} from "@atlas/metrics";
import { openWarehouse } from "@atlas/warehouse/node";
import { expect, test } from "vitest";
import { goldenWarehouse } from "./testing/golden-warehouse.js";

/** What `data/golden/oracle_levels.py` found: the figure itself, and under the name of a part its numerator (or the quartile). */
interface Expected {
  readonly window: string;
  readonly rows: readonly ({
    readonly metric: MetricId;
    readonly level: FigureLevel;
    readonly unit_id: string;
    readonly kind: FigureKind;
  } & Readonly<Record<string, number | null | string>>)[];
}

const expected = JSON.parse(
  readFileSync(new URL("../../../data/golden/expected-levels.json", import.meta.url), "utf8"),
) as Expected;

const root = await goldenWarehouse();

test("figures of proposals, councils and the index are those that plain Python found in the Parquet files", async () => {
  const { database, manifest } = await openWarehouse(root);
  // The golden city has no council where the committed rules hold, so they are made to hold for the whole city.
  const council_rules = manifest.configuration!.council_rules!.map((rule) => ({
    ...rule,
    jurisdiction_id: "510100",
  }));
  expect(council_rules.length).toBe(5);
  const config = metricConfig(manifest.as_of, { ...manifest.configuration!, council_rules });
  const compared: Record<string, number> = {};
  const queries = expected.rows.map(({ metric, level, kind }) => ({
    metric,
    level,
    within: null,
    kind,
    periods: [expected.window],
  }));
  const answers = await figuresMany(database, queries, config);
  expected.rows.forEach((row, i) => {
    const own = answers[i]!.filter(({ unit_id }) => unit_id === row.unit_id);
    expect(own.length).toBeGreaterThan(0);
    if (own[0]!.flag === "not_reported") return;
    compared[row.metric] = (compared[row.metric] ?? 0) + compareRow(row, own);
  });
  for (const metric of new Set(expected.rows.map((row) => row.metric)))
    expect(compared[metric], metric).toBeGreaterThan(50);
  await database.close();
});

/** @returns how many numbers were compared */
function compareRow(row: Expected["rows"][number], own: readonly FigureRow[]): number {
  const where = `${row.metric} ${row.level} ${row.unit_id} ${row.kind}`;
  let compared = 0;
  const whole = own.find(({ part }) => part === null);
  if (whole !== undefined) {
    const { numerator, denominator, n } = whole;
    // An index is a number of points, of nothing.
    if (row.metric === "index") {
      expect(n, where).toBe(row["n"]);
      if (whole.value === null) expect(row["value"], where).toBeNull();
    } else
      expect([numerator, denominator, n], where).toEqual([
        row["numerator"],
        row["denominator"],
        row["n"],
      ]);
    for (const column of ["value", "low", "high"] as const) {
      const found = whole[column];
      if (found !== null && row[column] !== undefined)
        expect(found, where).toBeCloseTo(row[column] as number, 8);
    }
    compared += 1;
  }
  for (const figure of own) {
    const given = row[figure.part ?? ""];
    if (given === undefined) continue;
    if (row.metric === "index") {
      if (given === null) expect(figure.value, `${where} ${figure.part}`).toBeNull();
      else expect(figure.value, `${where} ${figure.part}`).toBeCloseTo(given as number, 8);
      compared += 1;
      continue;
    }
    const quantile = /q=\d+$/.test(figure.part!);
    expect(quantile ? figure.value : figure.numerator, `${where} ${figure.part}`).toBe(given);
    if (quantile) expect(figure.n, where).toBe(row[figure.part!.replace(/q=\d+$/, "n")]);
    compared += 1;
  }
  return compared;
}

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type FigureKind,
  type FigureLevel,
  type FigureRow,
  type MetricId,
  defaultWindow,
  figures,
  metricConfig,
  metricDefinitions,
  quartersOf,
  windowDueDays,
} from "@atlas/metrics";
import { AppError } from "@atlas/schema";
import { verifyWarehouse } from "@atlas/warehouse/node";
import { toParquet } from "../export/to-parquet.js";
import { print, say, toCsv, toTable } from "../output.js";
import { openGiven, requireWarehouse } from "../require-warehouse.js";

/** `atlas verify`: 4 when the warehouse does not verify. */
export async function verify(root: string, options: { readonly json?: boolean }): Promise<number> {
  const result = await verifyWarehouse(requireWarehouse(root));
  if (options.json) print(`${JSON.stringify(result)}\n`);
  else {
    for (const failure of result.failures) say(`✗ ${failure}`);
    say(
      result.ok
        ? `✓ ${result.checks} 项检查全部通过 · all ${result.checks} checks passed`
        : `${result.failures.length} / ${result.checks} 项未通过: 请重新拷贝整个文件夹, 或用 atlas ingest 重做 · checks failed; copy the whole folder again, or make it again with atlas ingest`,
    );
  }
  return result.ok ? 0 : 4;
}

/** `atlas query`: reads the tables and nothing else; no statement may write, or reach a file or an address. */
export async function query(
  root: string,
  sql: string,
  options: { readonly json?: boolean },
): Promise<number> {
  const { database } = await openGiven(root);
  try {
    await database.query("SET enable_external_access = false");
    await database.query("SET lock_configuration = true");
    const rows = await database.query<Record<string, unknown>>(sql);
    print(options.json ? `${JSON.stringify(rows)}\n` : toTable(rows));
  } finally {
    await database.close();
  }
  return 0;
}

/** Options as they were typed. */
export interface MetricsCommand {
  readonly level: string;
  readonly period: string;
  readonly metric?: string;
  readonly kind: string;
  readonly format?: string;
  readonly json?: boolean;
}

const levels: readonly string[] = [
  "city",
  "district",
  "township",
  "community",
  "compound",
] satisfies FigureLevel[];
const kinds: readonly string[] = ["all", "old", "managed", "unknown"] satisfies FigureKind[];

/** `atlas metrics` */
export async function metrics(root: string, options: MetricsCommand): Promise<number> {
  const oneOf = <T extends string>(name: string, value: string, allowed: readonly string[]): T => {
    if (!allowed.includes(value))
      throw new AppError("usage", `atlas: --${name} ${value}; expected ${allowed.join(", ")}`);
    return value as T;
  };
  const level = oneOf<FigureLevel>("level", options.level, levels);
  const kind = oneOf<FigureKind>("kind", options.kind, kinds);
  const format = oneOf<"csv" | "json" | "parquet">(
    "format",
    options.json ? "json" : (options.format ?? "csv"),
    ["csv", "json", "parquet"],
  );
  const wanted =
    options.metric === undefined
      ? (Object.keys(metricDefinitions) as MetricId[])
      : [oneOf<MetricId>("metric", options.metric, Object.keys(metricDefinitions))];
  const { database, manifest } = await openGiven(root);
  try {
    const config = metricConfig(manifest.as_of, manifest.configuration);
    const period =
      options.period === "trailing4"
        ? defaultWindow(manifest.as_of, windowDueDays(config))
        : options.period;
    quartersOf(period);
    const rows = [];
    for (const metric of wanted) {
      if (!metricDefinitions[metric].levels.includes(level) && options.metric === undefined)
        continue;
      rows.push(
        ...(await figures(
          database,
          { metric, level, within: null, kind, periods: [period] },
          config,
        )),
      );
    }
    if (format === "parquet") await printParquet(rows);
    else print(format === "json" ? `${JSON.stringify(rows)}\n` : toCsv(rows));
  } finally {
    await database.close();
  }
  return 0;
}

/** Columns of a figure, as `FigureRow` has them; a table of no figures has them too. */
const figureColumns = [
  ...(["metric", "part", "level", "unit_id", "kind", "period"] as const).map(
    (name) => ({ name, type: "text" }) as const,
  ),
  ...(["numerator", "denominator", "value", "low", "high", "n"] as const).map(
    (name) => ({ name, type: "double" }) as const,
  ),
  { name: "flag", type: "text" } as const,
] satisfies readonly { readonly name: keyof FigureRow; readonly type: "text" | "double" }[];

/** Parquet goes to standard output as the other formats do; it is made in a scratch folder, since its end is written last. */
async function printParquet(rows: readonly FigureRow[]): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), "atlas-metrics-"));
  try {
    const path = join(scratch, "figures.parquet");
    await toParquet(
      { name: "figure" },
      figureColumns,
      rows.map((row) => ({ ...row })),
      path,
      false,
    );
    process.stdout.write(readFileSync(path));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

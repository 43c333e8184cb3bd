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
  publicFigures,
  quartersOf,
  windowDueDays,
} from "@atlas/metrics";
import { AppError, toCsv } from "@atlas/schema";
import { writeParquet } from "@atlas/warehouse/node";
import { figureTable } from "../export/figure-table.js";
import { syntheticNote } from "../export/synthetic-mark.js";
import { print, say } from "../output.js";
import { whileWaiting } from "../progress.js";
import { openGiven } from "../require-warehouse.js";

/** Options as they were typed. */
export interface MetricsCommand {
  readonly level: string;
  readonly period: string;
  readonly metric?: string;
  readonly kind: string;
  readonly format?: string;
  readonly public?: boolean;
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

const figureNames = figureTable.columns.map(({ name }) => name);

/** `atlas metrics` */
export async function metrics(root: string, options: MetricsCommand): Promise<number> {
  const oneOf = <T extends string>(name: string, value: string, allowed: readonly string[]): T => {
    if (!allowed.includes(value))
      throw new AppError(
        "usage",
        `atlas: --${name} ${value}; 应为 · expected ${allowed.join(", ")}`,
      );
    return value as T;
  };
  const level = oneOf<FigureLevel>("level", options.level, levels);
  const kind = oneOf<FigureKind>("kind", options.kind, kinds);
  const format = oneOf<"csv" | "json" | "parquet">(
    "format",
    options.format ?? (options.json ? "json" : "csv"),
    ["csv", "json", "parquet"],
  );
  if (options.json && format !== "json")
    throw new AppError(
      "usage",
      `atlas: --format ${format} 与 --json 只能用一个, 或用 --format json · with --json; expected one of them, or --format json`,
    );
  const wanted =
    options.metric === undefined
      ? (Object.keys(metricDefinitions) as MetricId[])
      : [oneOf<MetricId>("metric", options.metric, Object.keys(metricDefinitions))];
  if (options.metric !== undefined && !metricDefinitions[wanted[0]!].levels.includes(level))
    throw new AppError(
      "usage",
      `atlas: --level ${level}: 指标 ${options.metric} 没有这一层级, 应为 · for ${options.metric}; expected ${metricDefinitions[wanted[0]!].levels.join(", ")}`,
    );
  const { database, manifest } = await openGiven(root);
  try {
    const config = metricConfig(manifest.as_of, manifest.configuration);
    const period =
      options.period === "trailing4"
        ? defaultWindow(manifest.as_of, windowDueDays(config))
        : options.period;
    quartersOf(period);
    const rows = await whileWaiting("指标 metrics", async () => {
      const found: FigureRow[] = [];
      for (const metric of wanted) {
        if (!metricDefinitions[metric].levels.includes(level)) continue;
        const query = { metric, level, within: null, kind, periods: [period] };
        found.push(...(await figures(database, query, config)));
      }
      return options.public ? publicFigures(database, found, config) : found;
    });
    if (manifest.synthetic) say(syntheticNote);
    if (format === "parquet") await printParquet(rows, manifest.synthetic);
    else print(format === "json" ? `${JSON.stringify(rows)}\n` : toCsv(figureNames, rows));
  } finally {
    await database.close();
  }
  return 0;
}

/** Parquet goes to standard output as the other formats do; it is made in a scratch folder, since its end is written last. */
async function printParquet(rows: readonly FigureRow[], synthetic: boolean): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), "atlas-metrics-"));
  try {
    const path = join(scratch, "figures.parquet");
    const plain = rows.map((row) => ({ ...row }));
    await writeParquet(figureTable, plain, path, { synthetic });
    process.stdout.write(readFileSync(path));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

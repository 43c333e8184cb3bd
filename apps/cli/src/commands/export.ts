import { copyFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { AppError, type Column, type TableName, tableNames, tables, toCsv } from "@atlas/schema";
import { longestCellText, writeWorkbook } from "@atlas/spreadsheet";
import { type OpenWarehouse, writeParquet } from "@atlas/warehouse/node";
import { toGeoJson } from "../export/geojson.js";
import type { ExportRow } from "../export/export-row.js";
import { publicColumns, publicRows, publicTables } from "../export/public-rows.js";
import { syntheticNote, withSyntheticMark } from "../export/synthetic-mark.js";
import { print, say } from "../output.js";
import { given } from "../paths.js";
import { whileWaiting } from "../progress.js";
import { openGiven } from "../require-warehouse.js";
import { withOutput } from "../write-output.js";

/** Options as they were typed. */
export interface ExportCommand {
  readonly table: string;
  readonly format: string;
  readonly out: string;
  readonly public?: boolean;
  readonly json?: boolean;
}

const formats = ["geoparquet", "parquet", "geojson", "csv", "xlsx"] as const;
type Format = (typeof formats)[number];

/** Rows that a sheet holds, its heading apart. */
const mostSheetRows = 1_048_575;

/** `atlas export`: one table as a file. Text that a spreadsheet program would run as a formula stays text. */
export async function exportTable(root: string, options: ExportCommand): Promise<number> {
  const table = tableOf(options.table);
  const format = formatOf(options.format, table);
  if (options.public && !publicTables.has(table))
    throw new AppError(
      "usage",
      `atlas: --table ${table} 不可公开, 账册中有各单位原文; 应为 · with --public: the books hold what offices wrote; expected ${[...publicTables].join(", ")}`,
    );
  const warehouse = await openGiven(root);
  const out = given(options.out);
  try {
    const rows = await whileWaiting("导出 export", () =>
      write(warehouse, table, format, out, options.public ?? false),
    );
    const { synthetic } = warehouse.manifest;
    const result = {
      table,
      format,
      rows,
      public: options.public ?? false,
      synthetic,
      out: options.out,
    };
    if (synthetic) say(syntheticNote);
    if (options.json) print(`${JSON.stringify(result)}\n`);
    else say(`${table}: ${rows} 行, 已写入 ${options.out} · ${rows} rows written`);
    return 0;
  } finally {
    await warehouse.database.close();
  }
}

function tableOf(text: string): TableName {
  if ((tableNames as readonly string[]).includes(text)) return text as TableName;
  throw new AppError("usage", `atlas: --table ${text}; 应为 · expected ${tableNames.join(", ")}`);
}

function formatOf(text: string, table: TableName): Format {
  if (!(formats as readonly string[]).includes(text))
    throw new AppError("usage", `atlas: --format ${text}; 应为 · expected ${formats.join(", ")}`);
  const columns: readonly Column[] = tables[table].columns;
  if (text === "geojson" && !columns.some(({ name }) => name === "lon"))
    throw new AppError(
      "usage",
      `atlas: --format geojson: ${table} 没有坐标, 应为有坐标的表 · for ${table}; expected a table with positions: ${tableNames.filter((name) => (tables[name].columns as readonly Column[]).some((column) => column.name === "lon")).join(", ")}`,
    );
  if (text === "geoparquet" && !columns.some(({ type }) => type === "blob"))
    throw new AppError(
      "usage",
      `atlas: --format geoparquet: ${table} 没有几何, 请用 --table compound 或 --format parquet · for ${table}; expected --table compound, or --format parquet`,
    );
  return text as Format;
}

async function write(
  { database, manifest, folder }: OpenWarehouse,
  table: TableName,
  format: Format,
  out: string,
  isPublic: boolean,
): Promise<number> {
  if (!isPublic && (format === "parquet" || format === "geoparquet")) {
    await withOutput(out, (part) => copyFileSync(join(folder, `${table}.parquet`), part));
    return manifest.tables[table].rows;
  }
  const keys = (tables[table].columns as readonly Column[])
    .filter(({ key }) => key)
    .map(({ name }) => `"${name}"`);
  const stored = await database.query<ExportRow>(
    `SELECT * FROM "${table}" ORDER BY ${keys.length > 0 ? keys.join(", ") : "ALL"}`,
  );
  const rows = isPublic ? publicRows(table, stored) : stored;
  const all: readonly Column[] = tables[table].columns;
  const columns = isPublic ? publicColumns(table) : all;
  if (format === "parquet" || format === "geoparquet") {
    const kept = columns.filter(({ type }) => format === "geoparquet" || type !== "blob");
    await withOutput(out, (part) =>
      writeParquet({ ...tables[table], columns: kept }, rows, part, manifest),
    );
    return rows.length;
  }
  const texts = columns.filter(({ type }) => type !== "blob");
  const marked = manifest.synthetic ? withSyntheticMark(texts, rows) : { columns: texts, rows };
  await withOutput(out, (part) => writeFileSync(part, textOf(table, format, marked)));
  return rows.length;
}

function textOf(
  table: TableName,
  format: Exclude<Format, "parquet" | "geoparquet">,
  { columns, rows }: { readonly columns: readonly Column[]; readonly rows: readonly ExportRow[] },
): string | Uint8Array {
  if (format === "xlsx") return sheetBytes(table, columns, rows);
  if (format === "geojson") return `${JSON.stringify(toGeoJson(rows))}\n`;
  // The mark tells spreadsheet programs that this is UTF-8.
  return `\ufeff${toCsv(
    columns.map(({ name }) => name),
    rows,
  )}`;
}

function sheetBytes(
  table: TableName,
  columns: readonly Column[],
  rows: readonly ExportRow[],
): Uint8Array {
  if (rows.length > mostSheetRows)
    throw new AppError(
      "usage",
      `atlas: ${table} 有 ${rows.length} 行, xlsx 最多 ${mostSheetRows} 行, 请用 --format csv 或 parquet · has ${rows.length} rows; expected at most ${mostSheetRows} for xlsx; use --format csv or parquet`,
    );
  const cell = (value: unknown): string | number | null => {
    if (value === null || value === undefined) return null;
    if (typeof value === "number") return value;
    const text = typeof value === "object" ? JSON.stringify(value) : String(value);
    if (text.length > longestCellText)
      throw new AppError(
        "usage",
        `atlas: ${table} 有一格 ${text.length} 字, xlsx 最多 ${longestCellText} 字, 请用 --format csv 或 parquet · has a text of ${text.length} characters; expected at most ${longestCellText} for xlsx; use --format csv or parquet`,
      );
    return text;
  };
  return writeWorkbook([
    {
      name: table,
      rows: [
        columns.map(({ name }) => name),
        ...rows.map((row) => columns.map(({ name }) => cell(row[name]))),
      ],
      headerRow: 1,
    },
  ]);
}

import { mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Column, type Table, sqlType } from "@atlas/schema";
import { openDuckDb } from "@atlas/warehouse/node";
import { asUsage, openOutput } from "../write-output.js";
import type { ExportRow } from "./public-rows.js";

const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/** Writes rows as Parquet (zstd), with a WKB point and GeoParquet 1.1 metadata where `geo` is asked for.
 * @param rows with `lon` and `lat` in WGS-84 where `geo` */
export async function toParquet(
  table: Pick<Table, "name">,
  columns: readonly Pick<Column, "name" | "type">[],
  rows: readonly ExportRow[],
  out: string,
  geo: boolean,
): Promise<void> {
  const part = openOutput(out);
  const scratch = mkdtempSync(join(tmpdir(), "atlas-export-"));
  const lines = join(scratch, "rows.ndjson");
  const database = await openDuckDb(null);
  try {
    const geometry = geo ? { geometry_hex: "VARCHAR" } : {};
    const types = {
      ...Object.fromEntries(columns.map(({ name, type }) => [name, sqlType(type)])),
      ...geometry,
    };
    writeFileSync(
      lines,
      rows
        .map((row) => JSON.stringify(geo ? { ...row, geometry_hex: pointHex(row) } : row))
        .join("\n"),
    );
    const names = columns.map(({ name }) => `"${name}"`).join(", ");
    const selected = geo ? `${names}, unhex(geometry_hex) AS geometry` : names;
    const declared = Object.entries(types).map(([name, type]) => `"${name}": ${text(type)}`);
    await database.connection.run(
      `COPY (SELECT ${selected} FROM read_json(${text(lines)}, format = 'newline_delimited', maximum_object_size = 67108864,
       columns = {${declared.join(", ")}})) TO ${text(part)} (FORMAT parquet, COMPRESSION zstd${geo ? `, KV_METADATA {geo: ${text(geoMetadata(rows))}}` : ""})`,
    );
    renameSync(part, out);
  } catch (cause) {
    rmSync(part, { force: true });
    throw asUsage(`${out} (${table.name})`, cause);
  } finally {
    await database.close();
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Little-endian WKB of the row's point in hexadecimal; null without a position. */
function pointHex({ lon, lat }: ExportRow): string | null {
  if (typeof lon !== "number" || typeof lat !== "number") return null;
  const bytes = Buffer.alloc(21);
  bytes.writeUInt8(1, 0);
  bytes.writeUInt32LE(1, 1);
  bytes.writeDoubleLE(lon, 5);
  bytes.writeDoubleLE(lat, 13);
  return bytes.toString("hex").toUpperCase();
}

/** @see https://geoparquet.org/releases/v1.1.0/ : without `crs` it is OGC:CRS84. */
function geoMetadata(rows: readonly ExportRow[]): string {
  const points = rows.filter(({ lon, lat }) => typeof lon === "number" && typeof lat === "number");
  const bounds = (name: "lon" | "lat"): readonly [number, number] =>
    points.reduce<readonly [number, number]>(
      ([low, high], row) => [
        Math.min(low, row[name] as number),
        Math.max(high, row[name] as number),
      ],
      [Infinity, -Infinity],
    );
  const [west, east] = bounds("lon");
  const [south, north] = bounds("lat");
  return JSON.stringify({
    version: "1.1.0",
    primary_column: "geometry",
    columns: {
      geometry: {
        encoding: "WKB",
        geometry_types: points.length === 0 ? [] : ["Point"],
        ...(points.length === 0 ? {} : { bbox: [west, south, east, north] }),
      },
    },
  });
}

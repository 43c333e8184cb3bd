import {
  type FileMetaData,
  type ParquetParsers,
  parquetMetadata,
  parquetReadObjects,
} from "hyparquet";
import { compressors } from "hyparquet-compressors";
import type { Json, JsonRecord } from "./json.js";
import { fromFeature, sheetOf } from "./read-json.js";
import type { TextSheet } from "./file-reading.js";
import { LimitExceeded, readLimits } from "./zip-parts.js";

/** Rows of a Parquet file as records; a GeoParquet column of points becomes `lon` and `lat`.
 * @throws LimitExceeded, or Error when the bytes are no Parquet file */
export async function readParquet(bytes: Uint8Array): Promise<TextSheet> {
  const file = new Uint8Array(bytes).buffer;
  const metadata = parquetMetadata(file);
  hold(metadata);
  const rows: readonly Record<string, unknown>[] = await parquetReadObjects({
    file,
    metadata,
    compressors,
    parsers,
  });
  const geo = metadata.key_value_metadata?.find(({ key }) => key === "geo")?.value;
  const titles = [...marksOf(metadata), ...(geo === undefined ? [] : [crsOf(geo)])];
  return sheetOf("", rows.map(recordOf), titles.join("  "));
}

/** Says no before anything is unpacked. */
function hold({ num_rows: rows, row_groups: groups, schema }: FileMetaData): void {
  const sizes = groups.map(({ total_byte_size: size }) => Number(size));
  const unpacked = sizes.reduce((total, size) => total + size, 0);
  const columns = schema.length - 1;
  for (const [limit, found, most] of [
    ["rows", Number(rows), readLimits.rows],
    ["columns", columns, readLimits.columns],
    ["cells", Number(rows) * columns, readLimits.cells],
    ["unpacked bytes", unpacked, readLimits.bytes],
  ] as const)
    if (found > most) throw new LimitExceeded(limit, String(found));
}

const isoText = (milliseconds: number): string => {
  const [day, time] = new Date(milliseconds).toISOString().split("T") as [string, string];
  return time.startsWith("00:00:00.000") ? day : `${day} ${time.slice(0, 8)}`;
};

/** Days and times as the text that another format would hold. */
const parsers: Partial<ParquetParsers> = {
  dateFromDays: (days) => isoText(days * 86_400_000),
  timestampFromMilliseconds: (count) => isoText(Number(count)),
  timestampFromMicroseconds: (count) => isoText(Number(count / 1000n)),
  timestampFromNanoseconds: (count) => isoText(Number(count / 1_000_000n)),
  jsonFromBytes: (bytes) => new TextDecoder().decode(bytes),
};

function recordOf(row: Record<string, unknown>): JsonRecord {
  const properties = Object.entries(row).map(([name, value]) => [name, jsonOf(value)] as const);
  const point = properties.find(([, value]) => isPoint(value));
  if (!point) return Object.fromEntries(properties);
  const others = properties.filter((property) => property !== point);
  return fromFeature({ properties: Object.fromEntries(others), geometry: point[1] });
}

const isPoint = (value: Json): boolean =>
  typeof value === "object" && value !== null && "type" in value && value.type === "Point";

function jsonOf(value: unknown): Json {
  if (value === null || value === undefined) return null;
  if (typeof value === "bigint") return String(value);
  if (value instanceof Uint8Array) return null;
  if (Array.isArray(value)) return value.map(jsonOf);
  if (typeof value === "object")
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, jsonOf(inner)]));
  return value as string | number | boolean;
}

/** What the writer says of the file in short words; the books of other programs are not for readers. */
const marksOf = ({ key_value_metadata: marks = [] }: FileMetaData): readonly string[] =>
  marks.flatMap(({ key, value }) =>
    value === undefined || value.length > 200 || /^[[{]/.test(value) || key === "ARROW:schema"
      ? []
      : [`${key}: ${value}`],
  );

/** GeoParquet 1.1: coordinates are OGC:CRS84, which is WGS-84, unless the column says otherwise. */
function crsOf(geo: string): string {
  const { columns, primary_column: primary } = JSON.parse(geo) as {
    readonly columns: Readonly<Record<string, { readonly crs?: { readonly id?: unknown } | null }>>;
    readonly primary_column: string;
  };
  const { crs } = columns[primary] ?? {};
  return `crs: ${crs === undefined ? "WGS-84" : JSON.stringify(crs?.id ?? "unknown")}`;
}

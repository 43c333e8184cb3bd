import {
  DuckDBBlobValue,
  type DuckDBConnection,
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBInstance,
  DuckDBListValue,
  DuckDBStructValue,
  type DuckDBValue,
} from "@duckdb/node-api";
import type { ColumnResult, Database, SqlParameter, SqlValue } from "../database.js";
import { QueryError } from "../query-error.js";

/** Opens DuckDB in this process: a file read-only, or an empty database in memory. Extensions are never fetched. */
export async function openDuckDb(
  path: string | null,
): Promise<Database & { readonly connection: DuckDBConnection }> {
  const instance = await DuckDBInstance.create(path ?? ":memory:", {
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    ...(path === null ? {} : { access_mode: "READ_ONLY" }),
  });
  const connection = await instance.connect();
  const read = async (sql: string, parameters: readonly SqlParameter[]) => {
    try {
      return await connection.runAndReadAll(sql, [...parameters]);
    } catch (cause) {
      throw new QueryError(sql, cause);
    }
  };
  return {
    connection,
    query: async <R>(sql: string, parameters: readonly SqlParameter[] = []) => {
      const reader = await read(sql, parameters);
      const names = reader.columnNames();
      return reader.getRows().map((row) => {
        const record: Record<string, unknown> = {};
        for (const [i, name] of names.entries()) record[name] = plain(row[i]!);
        return record;
      }) as R[];
    },
    queryColumns: async (sql, parameters = []): Promise<ColumnResult> => {
      const reader = await read(sql, parameters);
      const columns = Object.entries(reader.getColumnsObject()).map(
        ([name, values]) => [name, packed(values.map(plain))] as const,
      );
      return { rowCount: reader.currentRowCount, columns: Object.fromEntries(columns) };
    },
    close: async () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

function packed(values: readonly SqlValue[]): ArrayLike<SqlValue> {
  return values.every((value) => typeof value === "number") ? Float64Array.from(values) : values;
}

function plain(value: DuckDBValue): SqlValue {
  if (typeof value === "bigint") return Number(value);
  if (value === null || typeof value !== "object") return value;
  if (value instanceof DuckDBDateValue) return value.toString();
  if (value instanceof DuckDBDecimalValue) return value.toDouble();
  if (value instanceof DuckDBListValue) return value.items.map(plain);
  if (value instanceof DuckDBStructValue) {
    return Object.fromEntries(
      Object.entries(value.entries).map(([name, inner]) => [name, plain(inner)]),
    );
  }
  if (value instanceof DuckDBBlobValue) return value.bytes;
  return String(value);
}

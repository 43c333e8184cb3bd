import { AppError } from "@atlas/schema";
import {
  type AsyncDuckDBConnection,
  AsyncDuckDB,
  DuckDBAccessMode,
  DuckDBDataProtocol,
  VoidLogger,
} from "@duckdb/duckdb-wasm";
import type { ColumnResult, Database, SqlParameter, SqlValue } from "../database.js";
import { QueryError } from "../query-error.js";
import { type ArrowTable, columnsOfArrow, rowsOfArrow } from "./arrow-values.js";
import { StatementCache } from "./statement-cache.js";

/** Where the page finds the engine and the data; everything is on its own origin. */
export interface BrowserDatabaseOptions {
  /** URL of `duckdb-eh.wasm`. */
  readonly moduleUrl: string;
  /** URL of `duckdb-browser-eh.worker.js`. */
  readonly workerUrl: string;
  /** Absolute URL of `atlas.duckdb`; the server must answer ranges. */
  readonly databaseUrl: string;
}

/** Starts DuckDB in a worker and attaches the warehouse read-only over HTTP ranges. About 2 s on two cores.
 * @throws AppError `database_failed` with the engine's words. */
export async function openBrowserDatabase(options: BrowserDatabaseOptions): Promise<Database> {
  const worker = new Worker(options.workerUrl);
  try {
    const engine = new AsyncDuckDB(new VoidLogger(), worker);
    await engine.instantiate(options.moduleUrl);
    await engine.open({
      filesystem: {
        reliableHeadRequests: true,
        allowFullHTTPReads: true,
        forceFullHTTPReads: false,
      },
      query: { castBigIntToDouble: true, castDecimalToDouble: true },
      accessMode: DuckDBAccessMode.READ_WRITE,
    });
    const connection = await engine.connect();
    // Before anything else: a failed fetch of an extension corrupts the instance.
    await connection.query("SET autoload_known_extensions=false");
    await connection.query("SET autoinstall_known_extensions=false");
    await engine.registerFileURL(
      "atlas.duckdb",
      options.databaseUrl,
      DuckDBDataProtocol.HTTP,
      false,
    );
    await connection.query("ATTACH 'atlas.duckdb' AS atlas (READ_ONLY)");
    await connection.query("USE atlas");
    return adapt(connection, engine);
  } catch (cause) {
    worker.terminate();
    const words = cause instanceof Error ? cause.message : String(cause);
    throw new AppError(
      "database_failed",
      `warehouse: DuckDB did not start: ${words}`,
      { url: options.databaseUrl },
      cause,
    );
  }
}

function adapt(connection: AsyncDuckDBConnection, engine: AsyncDuckDB): Database {
  const statements = new StatementCache(connection);
  const run = async (sql: string, parameters: readonly SqlParameter[]): Promise<ArrowTable> => {
    try {
      return await (parameters.length === 0
        ? connection.query(sql)
        : statements.query(sql, parameters));
    } catch (cause) {
      throw new QueryError(sql, cause);
    }
  };
  return {
    query: async <R = Readonly<Record<string, SqlValue>>>(
      sql: string,
      parameters: readonly SqlParameter[] = [],
    ) => rowsOfArrow(await run(sql, parameters)) as unknown as readonly R[],
    queryColumns: async (sql, parameters = []): Promise<ColumnResult> =>
      columnsOfArrow(await run(sql, parameters)),
    close: async () => {
      await connection.close();
      await engine.terminate();
    },
  };
}

import type { AsyncDuckDBConnection } from "@duckdb/duckdb-wasm";
import type { SqlParameter } from "../database.js";
import type { ArrowTable } from "./arrow-values.js";

type Statement = Awaited<ReturnType<AsyncDuckDBConnection["prepare"]>>;

/** Statements kept; a page asks the same few shapes with other parameters. */
const keptStatements = 32;

/** Runs statements with parameters, each prepared once: preparing one and closing it are two more turns of the worker, and the page between
 * them may be busy painting. */
export class StatementCache {
  readonly #kept = new Map<string, Promise<Statement>>();

  constructor(private readonly connection: AsyncDuckDBConnection) {}

  async query(sql: string, parameters: readonly SqlParameter[]): Promise<ArrowTable> {
    const statement = this.#kept.get(sql) ?? this.connection.prepare(sql);
    // The last used is the last in line to go.
    this.#kept.delete(sql);
    this.#kept.set(sql, statement);
    this.#closeOldest();
    try {
      return await (await statement).query(...parameters);
    } catch (cause) {
      if (this.#kept.get(sql) === statement) this.#kept.delete(sql);
      close(statement);
      throw cause;
    }
  }

  #closeOldest(): void {
    for (const [sql, statement] of this.#kept) {
      if (this.#kept.size <= keptStatements) break;
      this.#kept.delete(sql);
      close(statement);
    }
  }
}

/** Without waiting: the worker takes it in its turn, after what runs it. */
const close = (statement: Promise<Statement>): void =>
  void statement.then((one) => one.close()).catch(() => undefined);

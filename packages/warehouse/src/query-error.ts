import { AppError } from "@atlas/schema";

/** A query that the engine refused: keeps the SQL and the engine's own words. */
export class QueryError extends AppError {
  constructor(sql: string, cause: unknown) {
    const words = cause instanceof Error ? cause.message : String(cause);
    super("query_failed", `warehouse: 查询失败 · query failed: ${words}`, { sql }, cause);
    this.name = "QueryError";
  }
}

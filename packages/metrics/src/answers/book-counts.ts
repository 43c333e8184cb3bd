import type { Code } from "@atlas/schema";
import type { Database } from "@atlas/warehouse";
import { sql } from "../compile/sql.js";
import { quartersOf } from "../reporting/window.js";

/** How often an issue was found. */
export interface IssueCount {
  readonly code: string;
  readonly severity: Code<"severity">;
  readonly issues: number;
}

/** What the books say of the returns of a window. */
export interface BookCounts {
  /** Returns that stand or that a newer one replaced. */
  readonly returns: number;
  /** Returns that could not be read, of whatever period: an unread one may not say its own. */
  readonly rejected: number;
  readonly rowsRead: number;
  readonly rowsQuarantined: number;
  readonly cellsRepaired: number;
  /** The most frequent first, then by code. */
  readonly issues: readonly IssueCount[];
}

/** Counts what reading the returns of a window brought up: returns of its quarters and of the years that end in it.
 * @param unit one of the 23, or null for all
 * @throws AppError `period_invalid` for a window that is none */
export async function bookCounts(
  database: Database,
  window: string,
  unit: string | null,
): Promise<BookCounts> {
  const quarters = quartersOf(window);
  const years = quarters.filter((quarter) => quarter.endsWith("Q4")).map((q) => q.slice(0, 4));
  const periods = JSON.stringify([...quarters, ...years]);
  const own = sql`(CAST(${unit} AS VARCHAR) IS NULL OR s.unit_id = ${unit})`;
  const inWindow = sql`s.status IN ('accepted', 'superseded') AND s.period IN (SELECT unnest(CAST(${periods} AS VARCHAR[]))) AND ${own}`;
  const totals = sql`SELECT CAST(count(*) FILTER (${inWindow}) AS DOUBLE) AS returns,
      CAST(count(*) FILTER (s.status = 'rejected' AND ${own}) AS DOUBLE) AS rejected,
      CAST(coalesce(sum(s.rows_read) FILTER (${inWindow}), 0) AS DOUBLE) AS "rowsRead",
      CAST(coalesce(sum(s.rows_quarantined) FILTER (${inWindow}), 0) AS DOUBLE) AS "rowsQuarantined",
      CAST(coalesce(sum(s.cells_repaired) FILTER (${inWindow}), 0) AS DOUBLE) AS "cellsRepaired"
    FROM submission s`;
  const found = sql`SELECT i.code, i.severity, CAST(count(*) AS DOUBLE) AS issues
    FROM issue i JOIN submission s USING (submission_id) WHERE ${inWindow} GROUP BY ALL ORDER BY 3 DESC, 1`;
  const [[total], issues] = await Promise.all([
    database.query<Omit<BookCounts, "issues">>(totals.text, totals.parameters),
    database.query<IssueCount>(found.text, found.parameters),
  ]);
  return { ...total!, issues };
}

import { daysOfPeriod } from "@atlas/schema";
import type { Database } from "@atlas/warehouse";
import { type Sql, sql } from "../compile/sql.js";
import type { MetricConfig } from "../definitions/metric-config.js";
import type { FigureKind } from "../figure.js";
import { makeReady } from "./figure-context.js";

/** A project that was started before it was consulted on: a case that `consult_first` counts under `verdict=violated`. */
export interface Violation {
  readonly project_id: string;
  readonly name: string | null;
  readonly category: string | null;
  readonly compound_id: string | null;
  readonly unit_id: string | null;
  readonly township_id: string | null;
  /** Name of its compound; null where none was decided. */
  readonly compound: string | null;
  /** First day that the start may mean, `YYYY-MM-DD`, with its precision. */
  readonly started_on: string;
  readonly started_precision: string | null;
  /** First day that the agreement may mean; null where there was none. */
  readonly agreed_on: string | null;
  readonly agreed_precision: string | null;
  /** `not_held`: the return says that no consultation was held; `no_agreement`: it ended without one; `agreed_later`: agreement came after the start. */
  readonly reason: "not_held" | "no_agreement" | "agreed_later";
}

/** Why a violated project `p` is one, by its consultation `c`. */
export const violationReason: Sql = sql`CASE WHEN p.consulted = 'declared_none' THEN 'not_held'
  WHEN c.outcome <> 'agreed' THEN 'no_agreement' ELSE 'agreed_later' END`;

/** Projects started in a window against the rule, under a division and of a kind of compound if one is given; the latest start first, then by id. A unit that did not
 * report in the window is not left out here as the city's figure leaves it out.
 * @throws AppError `period_invalid` for a window that is none */
export async function violations(
  database: Database,
  window: string,
  within: string | null,
  config: MetricConfig,
  kind: FigureKind = "all",
): Promise<readonly Violation[]> {
  await makeReady(database);
  const { first, last } = daysOfPeriod(window);
  const { text, parameters } =
    sql`SELECT f.project_id, p.name, p.category, p.compound_id, f.unit_id, f.township_id, k.name AS compound,
      CAST(p.started_on AS VARCHAR) AS started_on, p.started_precision,
      CAST(CASE WHEN c.outcome = 'agreed' THEN c.step6_on END AS VARCHAR) AS agreed_on,
      CASE WHEN c.outcome = 'agreed' THEN c.step6_precision END AS agreed_precision,
      ${violationReason} AS reason
    FROM figure_project f JOIN project p USING (project_id)
    LEFT JOIN consultation c ON c.consultation_id = p.consultation_id
    LEFT JOIN compound k ON k.compound_id = p.compound_id
    WHERE f.verdict = 'violated' AND f.first_day >= greatest(CAST(${first} AS DATE), CAST(${config.consultFirstSince} AS DATE))
      AND f.last_day <= CAST(${last} AS DATE)
      AND (CAST(${within} AS VARCHAR) IS NULL OR f.unit_id = ${within} OR f.township_id = ${within} OR f.community_id = ${within})
      AND (CAST(${kind} AS VARCHAR) = 'all' OR f.kind = ${kind})
    ORDER BY f.first_day DESC, f.project_id`;
  return database.query<Violation>(text, parameters);
}

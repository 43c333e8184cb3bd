import type { Code } from "@atlas/schema";
import type { Database } from "@atlas/warehouse";
import { sql } from "../compile/sql.js";

/** A demonstration site as its returns tell of it. */
export interface SiteRecord {
  readonly site_id: string;
  readonly compound_id: string | null;
  readonly name: string | null;
  readonly unit_id: string | null;
  readonly township_id: string | null;
  /** Null: nominated, in no batch yet. */
  readonly batch: number | null;
  readonly year: number | null;
  readonly status: Code<"site_status">;
  /** First day that the date may mean, `YYYY-MM-DD`, with its precision. */
  readonly designated_on: string | null;
  readonly designated_precision: string | null;
  readonly accepted_on: string | null;
  readonly accepted_precision: string | null;
  /** Yuan. */
  readonly budget_yuan: number | null;
  readonly funded_yuan: number | null;
}

/** Demonstration sites under a division, or of the city: by batch (nominations last), unit and id. They stand as at the as-of date, whatever the window. */
export function siteRecords(
  database: Database,
  within: string | null,
): Promise<readonly SiteRecord[]> {
  const { text, parameters } = sql`SELECT site_id, compound_id, name, unit_id, township_id,
      CAST(batch AS DOUBLE) AS batch, CAST("year" AS DOUBLE) AS "year", status,
      CAST(designated_on AS VARCHAR) AS designated_on, designated_precision,
      CAST(accepted_on AS VARCHAR) AS accepted_on, accepted_precision, budget_yuan, funded_yuan
    FROM pilot_site
    WHERE CAST(${within} AS VARCHAR) IS NULL OR unit_id = ${within} OR township_id = ${within} OR community_id = ${within}
    ORDER BY batch NULLS LAST, unit_id, site_id`;
  return database.query<SiteRecord>(text, parameters);
}

import { daysOfPeriod } from "@atlas/schema";
import type { FigureKind } from "../figure.js";
import { type Sql, joinSql, sql } from "./sql.js";

/** Cases that a list is made of: of a window, a place and a kind of compound. */
export interface CaseScope {
  /** `2022Q4` or `2021Q4..2022Q3`. */
  readonly window: string;
  /** A division, or null for the city. */
  readonly within: string | null;
  readonly kind: FigureKind;
}

/** Condition on a fact table `f`: its days lie in the window for certain, its place under the division, its kind as asked. A unit that did not
 * report is not left out here, as the city's figure leaves it out.
 * @throws AppError `period_invalid` for a window that is none */
export function caseScopeSql({ window, within, kind }: CaseScope): Sql {
  const { first, last } = daysOfPeriod(window);
  const conditions = [
    sql`f.first_day >= CAST(${first} AS DATE) AND f.last_day <= CAST(${last} AS DATE)`,
  ];
  if (within !== null)
    conditions.push(
      sql`(f.unit_id = ${within} OR f.township_id = ${within} OR f.community_id = ${within})`,
    );
  if (kind !== "all") conditions.push(sql`f.kind = ${kind}`);
  return joinSql(conditions, sql` AND `);
}

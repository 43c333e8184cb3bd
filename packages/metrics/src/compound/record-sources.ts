import type { Code, Row, TableName } from "@atlas/schema";
import type { Database } from "@atlas/warehouse";
import { type Sql, joinSql, sql } from "../compile/sql.js";

/** What was noticed or changed on the way from a cell to the warehouse. */
export type SourceChange = Pick<
  Row<"issue">,
  "code" | "raw" | "value" | "message_zh" | "message_en"
> & { readonly severity: Code<"severity"> };

/** A cell of a return that a column of the record was read from. */
export interface SourceCell {
  /** Column of the warehouse. */
  readonly column_name: string;
  /** Heading in the return. */
  readonly source_column: string;
  /** Text of the cell as it stood; null where the row has none under that heading. */
  readonly raw: string | null;
  readonly changes: readonly SourceChange[];
}

/** A decision that a row belongs to a compound. */
export interface RowLink {
  readonly zone: Code<"link_zone">;
  readonly decided_by: Code<"decided_by"> | null;
  /** 0 to 1. */
  readonly score: number | null;
}

/** A row of a return that a record came from. */
export interface RecordSource {
  readonly submission_id: string;
  /** Path of the file as it was given. */
  readonly file: string;
  readonly sheet: string;
  /** As a person sees it in the file, from 1. */
  readonly row: number;
  readonly state: Code<"row_state">;
  readonly status: Code<"submission_status">;
  readonly period: string | null;
  readonly declared_on: string | null;
  readonly received_on: string | null;
  /** How the row was linked to its compound; null where it has no link. */
  readonly link: RowLink | null;
  /** In the order of the names of the warehouse's columns. */
  readonly cells: readonly SourceCell[];
  /** What concerns the row as a whole, or a cell that no column was read from. */
  readonly changes: readonly SourceChange[];
}

interface SourceRow extends Omit<RecordSource, "cells" | "changes" | "link"> {
  readonly zone: Code<"link_zone"> | null;
  readonly decided_by: Code<"decided_by"> | null;
  readonly score: number | null;
  /** JSON: heading → text. */
  readonly cells: string;
}

interface ColumnMap {
  readonly submission_id: string;
  readonly sheet: string;
  readonly row: number | null;
  readonly column_name: string;
  readonly source_column: string;
}

interface IssueRow extends SourceChange {
  readonly submission_id: string;
  readonly sheet: string | null;
  readonly row: number;
  readonly column: string | null;
}

/** Where a record came from: each row of a return that tells of it, those in force before those replaced, the newest first.
 * @param table that the record is in
 * @param id of the record */
export async function recordSources(
  database: Database,
  table: TableName,
  id: string,
): Promise<readonly RecordSource[]> {
  const rows = await sourceRows(database, table, id);
  if (rows.length === 0) return [];
  const [maps, issues] = await Promise.all([
    columnMaps(database, table, id, rows),
    issuesOf(database, rows),
  ]);
  return rows.map(({ zone, decided_by, score, ...row }) => {
    const isHere = (other: { readonly submission_id: string; readonly sheet: string | null }) =>
      other.submission_id === row.submission_id && (other.sheet ?? "") === row.sheet;
    const own = issues.filter((issue) => isHere(issue) && issue.row === row.row);
    const texts = JSON.parse(row.cells) as Readonly<Record<string, string>>;
    const columns = maps.filter((map) => isHere(map) && (map.row ?? row.row) === row.row);
    const named = new Set(columns.map(({ source_column }) => source_column));
    return {
      ...row,
      link: zone === null ? null : { zone, decided_by, score },
      cells: columns.map(({ column_name, source_column }) => ({
        column_name,
        source_column,
        raw: Object.hasOwn(texts, source_column) ? texts[source_column]! : null,
        changes: own.filter(({ column }) => column === source_column).map(changeOf),
      })),
      changes: own.filter(({ column }) => column === null || !named.has(column)).map(changeOf),
    };
  });
}

const changeOf = ({ code, severity, raw, value, message_zh, message_en }: IssueRow) => ({
  code,
  severity,
  raw,
  value,
  message_zh,
  message_en,
});

function sourceRows(
  database: Database,
  table: TableName,
  id: string,
): Promise<readonly SourceRow[]> {
  return database.query<SourceRow>(
    `SELECT s.submission_id, b.file, s.sheet, s.row, s.state, b.status, b.period, b.declared_on, b.received_on, s.cells, k.zone, k.decided_by, k.score
     FROM (SELECT DISTINCT submission_id, sheet, row FROM lineage WHERE table_name = ? AND record_id = ?) l
     JOIN source_row s ON s.submission_id = l.submission_id AND s.sheet = l.sheet AND s.row = l.row
     JOIN submission b ON b.submission_id = s.submission_id
     LEFT JOIN link k ON k.submission_id = s.submission_id AND k.sheet = s.sheet AND k.row = s.row
     ORDER BY b.status <> 'accepted' OR s.state <> 'accepted', b.declared_on DESC NULLS LAST, b.received_on DESC NULLS LAST,
       s.submission_id, s.sheet, s.row`,
    [table, id],
  );
}

function columnMaps(
  database: Database,
  table: TableName,
  id: string,
  rows: readonly SourceRow[],
): Promise<readonly ColumnMap[]> {
  const submissions = listOf(rows.map(({ submission_id }) => submission_id));
  const { text, parameters } =
    sql`SELECT submission_id, sheet, row, column_name, source_column FROM lineage
    WHERE submission_id IN (${submissions}) AND table_name = ${table} AND column_name IS NOT NULL
      AND (record_id = ${id} OR (record_id IS NULL AND row IS NULL))
    ORDER BY column_name, source_column`;
  return database.query<ColumnMap>(text, parameters);
}

function issuesOf(database: Database, rows: readonly SourceRow[]): Promise<readonly IssueRow[]> {
  const here = rows.map(
    ({ submission_id, row }) =>
      sql`(submission_id = ${submission_id} AND row = CAST(${row} AS INTEGER))`,
  );
  const submissions = listOf(rows.map(({ submission_id }) => submission_id));
  const { text, parameters } =
    sql`SELECT submission_id, sheet, row, "column", code, severity, raw, value, message_zh, message_en FROM issue
    WHERE submission_id IN (${submissions}) AND (${joinSql(here, sql` OR `)}) ORDER BY code, "column", raw`;
  return database.query<IssueRow>(text, parameters);
}

const listOf = (values: readonly string[]): Sql =>
  joinSql(
    values.map((value) => sql`${value}`),
    sql`, `,
  );

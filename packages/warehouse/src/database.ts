/** A value of a result: numbers are JavaScript numbers (BIGINT, HUGEINT and DECIMAL too), dates `YYYY-MM-DD` text, lists arrays, structs objects. */
export type SqlValue =
  | string
  | number
  | boolean
  | null
  | Uint8Array
  | readonly SqlValue[]
  | { readonly [field: string]: SqlValue };

/** A bound parameter (`?` or `$1`); text from outside goes in here and never into the SQL. */
export type SqlParameter = string | number | boolean | null;

/** A result held column by column; numeric columns without nulls arrive as typed arrays. */
export interface ColumnResult {
  readonly rowCount: number;
  readonly columns: Readonly<Record<string, ArrayLike<SqlValue>>>;
}

/** The query seam: everything above it speaks SQL, adapters (Node, browser) stand below it. */
export interface Database {
  /** Rows as plain objects, in the order of the query. */
  query<R = Readonly<Record<string, SqlValue>>>(
    sql: string,
    parameters?: readonly SqlParameter[],
  ): Promise<readonly R[]>;
  /** The same result by column, for what goes to the map. */
  queryColumns(sql: string, parameters?: readonly SqlParameter[]): Promise<ColumnResult>;
  close(): Promise<void>;
}

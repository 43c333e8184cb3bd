import { readFileSync, rmSync, writeFileSync } from "node:fs";
import type { TableName } from "@atlas/schema";
import type { openDuckDb } from "./duckdb-database.js";
import { type ParquetFile, joinParts, partsBy, readParts, sameHead } from "./parquet-parts.js";
import { orderSql, partOf, partSql } from "./row-order.js";
import { type ParquetMarks, copyTable } from "./write-parquet.js";

/** A table's file in the version before. */
export interface OldFile {
  readonly path: string;
  /** Parts of which rows left or came since. */
  readonly touched: ReadonlySet<string>;
}

/** Writes a long book as one Parquet file, its parts one after the other; of an old file the parts that nothing touched are taken as they
 * are. The same rows give the same bytes whatever is taken. */
export async function writeInParts(
  database: Awaited<ReturnType<typeof openDuckDb>>,
  name: TableName,
  target: string,
  marks: ParquetMarks,
  old: OldFile | null,
): Promise<void> {
  const written = async (condition: string): Promise<ParquetFile> => {
    const path = `${target}.part`;
    const source = `(SELECT * FROM atlas."${name}" WHERE ${condition} ORDER BY ${orderSql(name)})`;
    await copyTable(database.connection, source, path, marks);
    const file = readParts(readFileSync(path));
    rmSync(path);
    return file;
  };
  const { head } = await written("false");
  const there = old === null ? null : readParts(readFileSync(old.path));
  const kept =
    there !== null && sameHead(there.head, head)
      ? partsBy(there.body, "submission_id", partOf)
      : new Map<string, never>();
  const named = await database.query<{ part: string }>(
    `SELECT DISTINCT ${partSql} AS part FROM atlas."${name}" ORDER BY 1`,
  );
  const parts: ParquetFile["body"][] = [];
  for (const { part } of named) {
    const same = old?.touched.has(part) ? undefined : kept.get(part);
    parts.push(same ?? (await written(`${partSql} = '${part.replaceAll("'", "''")}'`)).body);
  }
  writeFileSync(target, joinParts(head, parts));
}

import { type TableName, tables } from "@atlas/schema";
import { type RowDigests, contentHasher } from "../content-hash.js";
import { sha256 } from "./sha256.js";
import { type Batch, spoolRows, storedColumns } from "./write-table.js";

/** Rows of a table that wait in scratch files, and their digests: plain data, which any thread can make for `VersionTables.insert`. */
export interface SpooledTable {
  readonly name: TableName;
  readonly batches: readonly Batch[];
  readonly digests: RowDigests;
}

/** Writes rows to scratch files and takes their digests on the way; they are walked once.
 * @param scratch path that files are made beside, of this call alone */
export function spoolTable(
  name: TableName,
  rows: Iterable<Readonly<Record<string, unknown>>>,
  scratch: string,
): SpooledTable {
  const table = tables[name];
  const hasher = contentHasher(table, sha256);
  const batches = spoolRows(hasher.passing(rows), storedColumns(table), scratch);
  return { name, batches, digests: hasher.digests };
}

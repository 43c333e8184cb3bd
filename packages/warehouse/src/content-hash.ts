import type { Table } from "@atlas/schema";
import { canonicalRows } from "./canonical-row.js";

/** SHA-256 of a text, as lower-case hex: passed in, so that the page can bring its own. */
export type Digest = (text: string) => string;

/** Hash of what a table says, whatever the order of its rows and whichever engine read them: the digest of the sorted
 * digests of its canonical rows. */
export function contentHash(
  table: Table,
  rows: Iterable<Readonly<Record<string, unknown>>>,
  digest: Digest,
): string {
  const digests: string[] = [];
  const canonical = canonicalRows(table);
  for (const row of rows) digests.push(digest(canonical(row)));
  return digest(digests.sort().join("\n"));
}

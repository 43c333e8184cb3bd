import type { Table } from "@atlas/schema";
import { canonicalRows } from "./canonical-row.js";

/** SHA-256 of a text, as lower-case hex: passed in, so that the page can bring its own. */
export type Digest = (text: string) => string;

type TableRow = Readonly<Record<string, unknown>>;

/** Takes the content hash of rows that are on their way elsewhere. */
export interface ContentHasher {
  readonly add: (row: TableRow) => void;
  readonly passing: <R extends TableRow>(rows: Iterable<R>) => Iterable<R>;
  /** Of every row so far. */
  readonly hash: () => string;
}

/** Hash of what a table says, whatever the order of its rows and whichever engine read them: the digest of the sorted
 * digests of its canonical rows. */
export function contentHash(table: Table, rows: Iterable<TableRow>, digest: Digest): string {
  const hasher = contentHasher(table, digest);
  for (const row of rows) hasher.add(row);
  return hasher.hash();
}

export function contentHasher(table: Table, digest: Digest): ContentHasher {
  const canonical = canonicalRows(table);
  const digests: string[] = [];
  const add = (row: TableRow): void => void digests.push(digest(canonical(row)));
  return {
    add,
    *passing(rows) {
      for (const row of rows) {
        add(row);
        yield row;
      }
    },
    hash: () => digest(digests.sort().join("\n")),
  };
}

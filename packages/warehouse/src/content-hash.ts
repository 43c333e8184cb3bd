import type { Table } from "@atlas/schema";
import { canonicalRows } from "./canonical-row.js";

/** SHA-256 of a text, as lower-case hex: passed in, so that the page can bring its own. */
export type Digest = (text: string) => string;

type TableRow = Readonly<Record<string, unknown>>;

/** Digests of rows, by the value of their bucket's column. */
export type RowDigests = ReadonlyMap<string, readonly string[]>;

/** Takes the content hash of rows that are on their way elsewhere. */
export interface ContentHasher {
  readonly add: (row: TableRow) => void;
  /** Adds rows by their digests. */
  readonly take: (digests: RowDigests) => void;
  readonly digests: RowDigests;
  readonly passing: <R extends TableRow>(rows: Iterable<R>) => Iterable<R>;
  /** Digest of each bucket of the rows so far, by the value of its column. */
  readonly buckets: () => ReadonlyMap<string, string>;
}

/** Hash of what a table says, whatever the order of its rows and whichever engine read them: the digest of its buckets' digests, each
 * that of the sorted digests of the bucket's canonical rows. A bucket is what has one submission, else one unit, else the table, so
 * that a change of one return is a change of few of them. */
export function contentHash(table: Table, rows: Iterable<TableRow>, digest: Digest): string {
  const hasher = contentHasher(table, digest);
  for (const row of rows) hasher.add(row);
  return hashOfBuckets(hasher.buckets(), digest);
}

/** Content hash of a table whose buckets have these digests. */
export const hashOfBuckets = (buckets: ReadonlyMap<string, string>, digest: Digest): string =>
  digest(
    [...buckets]
      .map(([bucket, own]) => `${own} ${bucket}`)
      .sort()
      .join("\n"),
  );

/** Column by which the rows of a table part into buckets; null where the whole table is one. */
export const bucketColumn = ({ columns }: Table): string | null =>
  ["submission_id", "unit_id"].find((name) => columns.some((column) => column.name === name)) ??
  null;

export function contentHasher(table: Table, digest: Digest): ContentHasher {
  const canonical = canonicalRows(table);
  const column = bucketColumn(table);
  const digests = new Map<string, string[]>();
  const ofBucket = (bucket: string): string[] => {
    const there = digests.get(bucket) ?? [];
    if (there.length === 0) digests.set(bucket, there);
    return there;
  };
  const add = (row: TableRow): void => {
    const bucket = column === null ? "" : ((row[column] as string | null) ?? "");
    ofBucket(bucket).push(digest(canonical(row)));
  };
  return {
    add,
    take: (coming) => {
      for (const [bucket, own] of coming) {
        const there = ofBucket(bucket);
        for (const one of own) there.push(one);
      }
    },
    digests,
    *passing(rows) {
      for (const row of rows) {
        add(row);
        yield row;
      }
    },
    buckets: () =>
      new Map([...digests].map(([bucket, own]) => [bucket, digest(own.toSorted().join("\n"))])),
  };
}

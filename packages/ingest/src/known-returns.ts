import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Row } from "@atlas/schema";
import type { Database } from "@atlas/warehouse";
import { currentFolder, openWarehouse } from "@atlas/warehouse/node";

/** What a warehouse already holds, as far as the next version depends on it. */
export interface KnownReturns {
  /** Null where there is no version yet. */
  readonly version: string | null;
  readonly asOf: string | null;
  readonly tables: Readonly<Record<string, number>>;
  readonly decisions: string | null;
  /** Hash of the reference tables; null where the version does not say it. */
  readonly reference: string | null;
  readonly submissions: readonly Row<"submission">[];
  /** Of each rejected submission, how often each issue was found. */
  readonly rejectedIssues: ReadonlyMap<string, Readonly<Record<string, number>>>;
  readonly aliases: readonly Row<"compound_alias">[];
  /** Compound of each register row: `submission|sheet|row` → id. */
  readonly compoundOfRow: ReadonlyMap<string, string>;
}

/** Reads the books of the current version. */
export async function knownReturns(root: string): Promise<KnownReturns> {
  if (currentFolder(root) === null)
    return {
      version: null,
      asOf: null,
      tables: {},
      decisions: null,
      reference: null,
      submissions: [],
      rejectedIssues: new Map(),
      aliases: [],
      compoundOfRow: new Map(),
    };
  const { database, manifest } = await openWarehouse(root);
  try {
    const links = await database.query<{ at: string; id: string }>(
      `SELECT concat_ws('|', l.submission_id, l.sheet, l.row) AS at, l.compound_id AS id
       FROM link l JOIN submission s USING (submission_id)
       WHERE s.kind = 'compounds' AND l.compound_id IS NOT NULL`,
    );
    return {
      version: manifest.version,
      asOf: manifest.as_of,
      tables: Object.fromEntries(
        Object.entries(manifest.tables).map(([name, { rows }]) => [name, rows]),
      ),
      decisions: manifest.decisions_sha256,
      reference: manifest.reference_sha256 ?? null,
      submissions: await database.query<Row<"submission">>("SELECT * FROM submission"),
      rejectedIssues: await rejectedIssues(database),
      aliases: await database.query<Row<"compound_alias">>("SELECT * FROM compound_alias"),
      compoundOfRow: new Map(links.map(({ at, id }) => [at, id])),
    };
  } finally {
    await database.close();
  }
}

async function rejectedIssues(database: Database): Promise<KnownReturns["rejectedIssues"]> {
  const counts = await database.query<{ id: string; code: string; n: number }>(
    `SELECT i.submission_id AS id, i.code, count(*) AS n FROM issue i JOIN submission s USING (submission_id)
     WHERE s.status = 'rejected' GROUP BY ALL ORDER BY ALL`,
  );
  const byId = new Map<string, Record<string, number>>();
  for (const { id, code, n } of counts) byId.set(id, { ...byId.get(id), [code]: n });
  return byId;
}

/** Every row of every return of the current version; long, so asked for only when something changes. */
export async function knownRows(root: string): Promise<readonly Row<"source_row">[]> {
  if (currentFolder(root) === null) return [];
  const { database } = await openWarehouse(root);
  try {
    return await database.query<Row<"source_row">>("SELECT * FROM source_row");
  } finally {
    await database.close();
  }
}

/** Text of `decisions.jsonl` at the root of a warehouse; empty where there is none. */
export function decisionsText(root: string): string {
  const path = join(root, "decisions.jsonl");
  return existsSync(path) ? readFileSync(path, "utf8") : "";
}

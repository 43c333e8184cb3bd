import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { CompoundPlace } from "@atlas/normalize";
import type { Row } from "@atlas/schema";
import type { Manifest } from "@atlas/warehouse";
import { type BaseVersion, currentFolder, openWarehouse } from "@atlas/warehouse/node";

/** What a warehouse already holds, as far as the next version depends on it. */
export interface KnownReturns {
  /** Null where there is no version yet. */
  readonly base: BaseVersion | null;
  readonly submissions: readonly Row<"submission">[];
  /** Of each rejected submission, how often each issue was found. */
  readonly rejectedIssues: ReadonlyMap<string, Readonly<Record<string, number>>>;
  readonly aliases: readonly Row<"compound_alias">[];
  /** Rows of the sheets of submissions. */
  readonly rowsOf: (submissions: readonly string[]) => Promise<readonly Row<"source_row">[]>;
  /** Ids of the records that rows of submissions became, by table. */
  readonly recordsOf: (
    submissions: readonly string[],
  ) => Promise<ReadonlyMap<string, readonly string[]>>;
  readonly compounds: () => Promise<readonly CompoundPlace[]>;
  /** Ids of compounds that register rows went to. */
  readonly registered: () => Promise<ReadonlySet<string>>;
  /** The same without those given. */
  readonly registeredBut: (compounds: readonly string[]) => Promise<readonly string[]>;
  /** Compound of each register row of these compounds: `submission|sheet|row` → id. */
  readonly compoundOfRow: (compounds: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  readonly close: () => Promise<void>;
}

/** The manifest of what is known; undefined where there is no version yet. */
export const manifestOf = ({ base }: KnownReturns): Manifest | undefined => base?.manifest;

const nothing: KnownReturns = {
  base: null,
  submissions: [],
  rejectedIssues: new Map(),
  aliases: [],
  rowsOf: async () => [],
  recordsOf: async () => new Map(),
  compounds: async () => [],
  registered: async () => new Set(),
  registeredBut: async () => [],
  compoundOfRow: async () => new Map(),
  close: async () => undefined,
};

const listed = `(SELECT unnest(from_json(CAST(? AS JSON), '["VARCHAR"]')))`;

const registeredSql = `SELECT DISTINCT l.compound_id AS id FROM link l JOIN submission s USING (submission_id)
  WHERE s.kind = 'compounds' AND l.compound_id IS NOT NULL`;

/** Opens the books of the current version; what is long is read when it is asked for. */
export async function openKnownReturns(root: string): Promise<KnownReturns> {
  if (currentFolder(root) === null) return nothing;
  const { database, manifest, folder } = await openWarehouse(root);
  const rejected = await database.query<{ id: string; code: string; n: number }>(
    `SELECT i.submission_id AS id, i.code, count(*) AS n FROM issue i JOIN submission s USING (submission_id)
     WHERE s.status = 'rejected' GROUP BY ALL ORDER BY ALL`,
  );
  const rejectedIssues = new Map<string, Record<string, number>>();
  for (const { id, code, n } of rejected)
    rejectedIssues.set(id, { ...rejectedIssues.get(id), [code]: n });
  return {
    base: { folder, manifest },
    submissions: await database.query<Row<"submission">>("SELECT * FROM submission"),
    rejectedIssues,
    aliases: await database.query<Row<"compound_alias">>("SELECT * FROM compound_alias"),
    rowsOf: (submissions) =>
      database.query<Row<"source_row">>(
        `SELECT * FROM source_row WHERE submission_id IN ${listed}`,
        [JSON.stringify(submissions)],
      ),
    recordsOf: async (submissions) => {
      const found = await database.query<{ t: string; ids: readonly string[] }>(
        `SELECT table_name AS t, list(DISTINCT record_id) AS ids FROM lineage
         WHERE record_id IS NOT NULL AND submission_id IN ${listed} GROUP BY 1`,
        [JSON.stringify(submissions)],
      );
      return new Map(found.map(({ t, ids }) => [t, ids]));
    },
    compounds: () =>
      database.query<CompoundPlace>(
        "SELECT compound_id, name, aliases, address, unit_id, township_id, community_id FROM compound",
      ),
    registered: async () => {
      const links = await database.query<{ id: string }>(registeredSql);
      return new Set(links.map(({ id }) => id));
    },
    registeredBut: async (compounds) => {
      const links = await database.query<{ id: string }>(
        `${registeredSql} AND l.compound_id NOT IN ${listed}`,
        [JSON.stringify(compounds)],
      );
      return links.map(({ id }) => id);
    },
    compoundOfRow: async (compounds) => {
      if (compounds.length === 0) return new Map();
      const links = await database.query<{ at: string; id: string }>(
        `SELECT concat_ws('|', l.submission_id, l.sheet, l.row) AS at, l.compound_id AS id
         FROM link l JOIN submission s USING (submission_id)
         WHERE s.kind = 'compounds' AND l.compound_id IN ${listed}`,
        [JSON.stringify(compounds)],
      );
      return new Map(links.map(({ at, id }) => [at, id]));
    },
    close: () => database.close(),
  };
}

/** Text of `decisions.jsonl` at the root of a warehouse; empty where there is none. */
export function decisionsText(root: string): string {
  const path = join(root, "decisions.jsonl");
  return existsSync(path) ? readFileSync(path, "utf8") : "";
}

import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { type TableName, tables } from "@atlas/schema";
import { openWarehouse } from "../../packages/warehouse/src/node.js";

/** A row of a truth table: text as the city wrote it, null where the cell is empty. */
export type TruthRow = Readonly<Record<string, string | null>>;
/** A row of the warehouse. */
export type StoredRow = Readonly<Record<string, unknown>>;

/** Everything the score is computed from: the truth beside the returns, and the warehouse made of the returns. */
export interface ScoreInput {
  readonly truth: ReadonlyMap<string, readonly TruthRow[]>;
  readonly rows: readonly TruthRow[];
  readonly faults: readonly TruthRow[];
  /** Null where the city has no `files.csv`. */
  readonly files: readonly TruthRow[] | null;
  readonly stored: ReadonlyMap<string, readonly StoredRow[]>;
  /** SHA-256 of each file that the truth names and that is there: a file sent twice goes by one of its names. */
  readonly hashes: ReadonlyMap<string, string>;
}

/** The tables whose truth is known, in the order of the report. */
export const scoredTables = [
  "compound",
  "consultation",
  "project",
  "proposal",
  "pilot_site",
  "council",
  "assessment",
  "township_pilot",
] as const satisfies readonly TableName[];

/** Reads a sample city's `truth/` and a warehouse. */
export async function readScoreInput(city: string, warehouse: string): Promise<ScoreInput> {
  const { database } = await openWarehouse(warehouse);
  try {
    const folder = join(city, "truth");
    const csv = (name: string): Promise<readonly TruthRow[]> =>
      database.query<TruthRow>(
        "SELECT * FROM read_csv(?, header = true, all_varchar = true, delim = ',', quote = '\"', escape = '\"', nullstr = '', strict_mode = false, max_line_size = 10000000)",
        [join(folder, name)],
      );
    const truth = new Map<string, readonly TruthRow[]>();
    for (const name of scoredTables) {
      truth.set(name, readdirSync(folder).includes(`${name}.csv`) ? await csv(`${name}.csv`) : []);
    }
    const stored = new Map<string, readonly StoredRow[]>();
    for (const name of Object.keys(tables)) {
      stored.set(name, await database.query<StoredRow>(`SELECT * FROM "${name}"`));
    }
    const rows = await csv("rows.csv");
    const faults = await csv("faults.csv");
    const files = existsSync(join(folder, "files.csv")) ? await csv("files.csv") : null;
    return {
      truth,
      rows,
      faults,
      files,
      stored,
      hashes: hashesOf(city, [...rows, ...faults, ...(files ?? [])]),
    };
  } finally {
    await database.close();
  }
}

function hashesOf(city: string, rows: readonly TruthRow[]): ReadonlyMap<string, string> {
  const hashes = new Map<string, string>();
  for (const name of new Set(rows.map(({ file }) => file ?? ""))) {
    for (const path of [join(city, name), join(city, "returns", name)]) {
      if (!existsSync(path) || !statSync(path).isFile()) continue;
      hashes.set(name, createHash("sha256").update(readFileSync(path)).digest("hex"));
    }
  }
  return hashes;
}

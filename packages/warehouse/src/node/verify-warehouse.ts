import { join } from "node:path";
import { tableNames, tables } from "@atlas/schema";
import { contentHash } from "../content-hash.js";
import type { Database } from "../database.js";
import { openDuckDb } from "./duckdb-database.js";
import { readManifest } from "./open-warehouse.js";
import { sha256, sha256OfFile } from "./sha256.js";

/** What {@link verifyWarehouse} found; `ok` only when there is no failure. */
export interface Verification {
  readonly ok: boolean;
  readonly checks: number;
  readonly failures: readonly string[];
}

/** Statements that must return no row: each is a rule of the books, recomputed from the Parquet files. */
const rules: Readonly<Record<string, string>> = {
  "读入行数 = 各状态行数之和 · rows read = accepted + merged + superseded + quarantined + structural": `
    SELECT submission_id, rows_read FROM submission
    WHERE rows_read <> rows_accepted + rows_merged + rows_superseded + rows_quarantined + rows_structural`,
  "报送的行数与其原始行相符 · the counts of a submission are those of its source rows": `
    SELECT s.submission_id FROM submission s LEFT JOIN (
      SELECT submission_id, count(*) AS n,
        count(*) FILTER (state = 'accepted') AS accepted, count(*) FILTER (state = 'merged') AS merged,
        count(*) FILTER (state = 'superseded') AS superseded, count(*) FILTER (state = 'quarantined') AS quarantined,
        count(*) FILTER (state = 'structural') AS structural
      FROM source_row GROUP BY 1) r USING (submission_id)
    WHERE s.status <> 'skipped' AND (coalesce(n, 0), coalesce(accepted, 0), coalesce(merged, 0), coalesce(superseded, 0), coalesce(quarantined, 0), coalesce(structural, 0))
      <> (rows_read, rows_accepted, rows_merged, rows_superseded, rows_quarantined, rows_structural)`,
  "读入格数 = 各状态格数之和 · cells read = used + repaired + unread + kept + superseded + quarantined + structural": `
    SELECT submission_id, cells_read FROM submission
    WHERE cells_read <> cells_used + cells_repaired + cells_unread + cells_kept + cells_superseded + cells_quarantined + cells_structural`,
  "报送的格数与其原始行相符 · the cells of a submission are those of its source rows": `
    SELECT s.submission_id FROM submission s JOIN (
      SELECT submission_id, sum(n) AS n,
        coalesce(sum(n) FILTER (state = 'accepted'), 0) AS accepted,
        coalesce(sum(n) FILTER (state IN ('merged', 'superseded')), 0) AS superseded,
        coalesce(sum(n) FILTER (state = 'quarantined'), 0) AS quarantined,
        coalesce(sum(n) FILTER (state = 'structural'), 0) AS structural
      FROM (SELECT submission_id, state, len(json_keys(cells)) AS n FROM source_row) GROUP BY 1) r USING (submission_id)
    WHERE (n, accepted, superseded, quarantined, structural)
      <> (cells_read, cells_used + cells_repaired + cells_unread + cells_kept, cells_superseded, cells_quarantined, cells_structural)`,
  "每张表的每一行只有一次 · a sheet's rows are each there once": `
    SELECT s.sha256, r.sheet, r.row FROM source_row r JOIN submission s USING (submission_id) GROUP BY ALL HAVING count(*) > 1`,
  "每个原始行属于一份报送 · every source row belongs to a submission": `
    SELECT * FROM source_row ANTI JOIN submission USING (submission_id)`,
  "隔离表正是被隔离的行 · quarantine holds exactly the quarantined rows": `
    (SELECT submission_id, sheet, row FROM quarantine EXCEPT SELECT submission_id, sheet, row FROM source_row WHERE state = 'quarantined')
    UNION ALL
    (SELECT submission_id, sheet, row FROM source_row WHERE state = 'quarantined' EXCEPT SELECT submission_id, sheet, row FROM quarantine)`,
  "每条行级问题都指向原始行 · every issue of a row points at a source row": `
    SELECT * FROM issue i WHERE row IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM source_row r WHERE r.submission_id = i.submission_id AND r.sheet = i.sheet AND r.row = i.row)`,
  "每条关联都指向原始行 · every link points at a source row": `SELECT * FROM link ANTI JOIN source_row USING (submission_id, sheet, row)`,
  "每条来源都指向原始行 · every line of lineage points at a source row": `
    SELECT * FROM lineage l WHERE row IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM source_row r WHERE r.submission_id = l.submission_id AND r.sheet = l.sheet AND r.row = l.row)`,
  "每个采用的行都有来源 · every accepted row of a core table has lineage": `
    SELECT submission_id, sheet, row FROM source_row WHERE state = 'accepted'
    EXCEPT SELECT submission_id, sheet, row FROM lineage`,
  "记录所指的小区都存在 · compound ids of events exist": `
    SELECT compound_id FROM (
      SELECT compound_id FROM consultation UNION SELECT compound_id FROM project
      UNION SELECT compound_id FROM proposal UNION SELECT compound_id FROM pilot_site) e
    WHERE compound_id IS NOT NULL AND compound_id NOT IN (SELECT compound_id FROM compound)`,
  "曾用编号不是现有小区的编号 · a former id is no compound's": `
    SELECT * FROM compound_alias WHERE former_id IN (SELECT compound_id FROM compound)`,
  "曾用编号一步到位 · former ids resolve at once, not by way of another": `
    SELECT * FROM compound_alias WHERE compound_id IN (SELECT former_id FROM compound_alias)`,
  "曾用编号只有一个后继 · a former id has one successor": `
    SELECT former_id FROM compound_alias GROUP BY 1 HAVING count(*) > 1`,
  "编号不重复 · ids are unique": `
    SELECT compound_id FROM compound GROUP BY 1 HAVING count(*) > 1
    UNION ALL SELECT consultation_id FROM consultation GROUP BY 1 HAVING count(*) > 1
    UNION ALL SELECT project_id FROM project GROUP BY 1 HAVING count(*) > 1
    UNION ALL SELECT proposal_id FROM proposal GROUP BY 1 HAVING count(*) > 1
    UNION ALL SELECT site_id FROM pilot_site GROUP BY 1 HAVING count(*) > 1`,
};

/** Recomputes what a warehouse promises: file hashes, content hashes from the Parquet files, conservation of rows and cells, and that
 * what points from table to table is there.
 * @throws AppError when there is no warehouse, it is half copied or of another schema version. */
export async function verifyWarehouse(root: string): Promise<Verification> {
  const { manifest, folder } = readManifest(root);
  const failures: string[] = [];
  let checks = 0;
  const check = (ok: boolean, failure: string): void => {
    checks += 1;
    if (!ok) failures.push(failure);
  };
  for (const file of manifest.files) {
    check(
      sha256OfFile(join(folder, file.path)) === file.sha256,
      `${file.path}: sha256 与清单不符 · sha256 differs from the manifest`,
    );
  }
  const database = await openDuckDb(null);
  try {
    for (const name of tableNames) {
      await database.query(
        `CREATE VIEW "${name}" AS SELECT * FROM read_parquet('${join(folder, `${name}.parquet`).replaceAll("'", "''")}')`,
      );
      const found = await tableHash(database, name);
      const expected = manifest.tables[name];
      check(
        found.rows === expected.rows,
        `${name}: ${found.rows} 行, 清单为 ${expected.rows} 行 · ${found.rows} rows; the manifest says ${expected.rows}`,
      );
      check(
        found.hash === expected.content_hash,
        `${name}: 内容哈希与清单不符 · content hash differs from the manifest`,
      );
    }
    for (const [rule, sql] of Object.entries(rules)) {
      const broken = await database.query(`SELECT * FROM (${sql}) LIMIT 3`);
      check(
        broken.length === 0,
        `${rule}: 不成立, 例如 · broken, for example ${JSON.stringify(broken[0])}`,
      );
    }
  } finally {
    await database.close();
  }
  return { ok: failures.length === 0, checks, failures };
}

async function tableHash(database: Database, name: keyof typeof tables) {
  const columns = tables[name].columns
    .filter((column) => (column.type as unknown) !== "blob")
    .map((column) => `"${column.name}"`)
    .join(", ");
  const rows = await database.query(`SELECT ${columns} FROM "${name}"`);
  return { rows: rows.length, hash: contentHash(tables[name], rows, sha256) };
}

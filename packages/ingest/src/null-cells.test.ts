import { type Table, type TableName, tables } from "@atlas/schema";
import { openWarehouse } from "@atlas/warehouse/node";
import { expect, test } from "vitest";
import { ingestReturns } from "./ingest-returns.js";
import { sampleReturns, testInputs } from "./testing/sample-returns.js";
import { scratchFolders } from "./testing/scratch-folders.js";

const folder = scratchFolders();

interface Cell {
  readonly file: string;
  readonly submission_id: string;
  readonly sheet: string;
  readonly row: number;
  readonly column_name: string;
  readonly source_column: string;
  readonly raw: string;
  readonly record_id: string;
}

/** Columns that say null in a word of their own. */
const wordForNull = new Set(["kind", "consulted"]);
/** Where a place is told by several columns, the one below tells it. */
const places = new Set(["unit_id", "township_id", "community_id"]);

test.each([[5, 0.1]])(
  "seed %i, faults %d: every filled cell of a current row is a value in the warehouse, or has an issue that says why not",
  { timeout: 240_000 },
  async (seed, faults) => {
    const root = folder();
    await ingestReturns({ root, files: sampleReturns(seed, 0.004, faults).returns, ...testInputs });
    const { database } = await openWarehouse(root);
    try {
      let cells = 0;
      const silent: string[] = [];
      for (const table of recordTables) {
        const { columns }: Table = tables[table];
        const id = columns.find(({ key }) => key)!.name;
        const written = await database.query<Cell>(
          `SELECT s.file, l.submission_id, l.sheet, l.row, l.record_id, m.column_name, m.source_column,
             r.cells->>('$."' || replace(m.source_column, '"', '\\"') || '"') AS raw
           FROM lineage l JOIN source_row r USING (submission_id, sheet, row)
           JOIN lineage m ON m.submission_id = l.submission_id AND m.sheet = l.sheet AND m.table_name = l.table_name AND m.row IS NULL
           JOIN submission s ON s.submission_id = l.submission_id
           WHERE l.table_name = '${table}' AND l.column_name IS NULL AND r.state = 'accepted' AND raw IS NOT NULL`,
        );
        const records = new Map(
          (await database.query<Record<string, unknown>>(`SELECT * FROM ${table}`)).map((row) => [
            String(row[id]),
            row,
          ]),
        );
        const told = new Set(
          (
            await database.query<{ place: string }>(
              `SELECT DISTINCT concat_ws('|', submission_id, sheet, coalesce(row, -1), coalesce("column", '')) AS place FROM issue`,
            )
          ).map(({ place }) => place),
        );
        for (const cell of written) {
          if (places.has(cell.column_name)) continue;
          cells += 1;
          const value = records.get(cell.record_id)![cell.column_name] ?? null;
          if (value !== null && !(wordForNull.has(cell.column_name) && value === "unknown"))
            continue;
          const at = (row: number, column: string) =>
            told.has([cell.submission_id, cell.sheet, row, column].join("|"));
          if (at(cell.row, cell.source_column) || at(-1, cell.source_column)) continue;
          silent.push(
            `${table}.${cell.column_name} ${cell.file}:${cell.sheet}:${cell.row} ${cell.source_column} «${cell.raw}»`,
          );
        }
      }
      expect(silent).toEqual([]);
      expect(cells).toBeGreaterThan(3000);
    } finally {
      await database.close();
    }
  },
);

const recordTables: readonly TableName[] = [
  "compound",
  "consultation",
  "project",
  "proposal",
  "pilot_site",
  "council",
  "township_pilot",
];

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type OpenWarehouse, openWarehouse } from "@atlas/warehouse/node";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runAtlas } from "../run-atlas.js";
import { ledgerReturns } from "./ledger-returns.js";
import { registerReturns } from "./register-returns.js";

const returns = [...registerReturns, ...ledgerReturns];
const folder = mkdtempSync(join(tmpdir(), "atlas-strange-"));
let warehouse: OpenWarehouse;

beforeAll(async () => {
  mkdirSync(join(folder, "in"));
  for (const { file, bytes } of returns) writeFileSync(join(folder, "in", file), bytes);
  await runAtlas("ingest", join(folder, "in"), "--out", join(folder, "warehouse"));
  warehouse = await openWarehouse(join(folder, "warehouse"));
});
afterAll(async () => {
  await warehouse.database.close();
  rmSync(folder, { recursive: true, force: true });
});

const withRecords = returns.filter(({ records }) => records.length > 0);

describe.each(returns)("$file: $why", ({ file, kinds, accepted, issues = [] }) => {
  test("is taken for what it is", async () => {
    const all = await warehouse.database.query<{
      status: string;
      kind: string;
      rows_accepted: number;
    }>("SELECT status, kind, rows_accepted FROM submission WHERE file = ?", [file]);
    const submissions = all.filter(({ status }) => status !== "rejected");
    if (kinds.length === 0) expect(all.map(({ status }) => status)).toEqual(["rejected"]);
    expect(submissions.map(({ kind }) => kind)).toEqual(kinds);
    if (accepted !== undefined)
      expect(submissions.reduce((sum, row) => sum + row.rows_accepted, 0)).toBe(accepted);
    const found = await warehouse.database.query<{ code: string }>(
      "SELECT DISTINCT i.code FROM issue i JOIN submission s USING (submission_id) WHERE s.file = ?",
      [file],
    );
    expect(found.map(({ code }) => code)).toEqual(expect.arrayContaining([...issues]));
  });
});

test.each(withRecords)("$file has the values that were written", async ({ records }) => {
  for (const { table, where, has } of records) {
    const rows = await warehouse.database.query<Record<string, unknown>>(
      `SELECT * FROM "${table}" WHERE ${Object.keys(where)
        .map((name) => `"${name}"::VARCHAR = ?`)
        .join(" AND ")}`,
      Object.values(where),
    );
    const wanted = Object.fromEntries(
      Object.entries(has).map(([name, value]) => [name, asExpected(value)]),
    );
    expect(rows, `${table} ${JSON.stringify(where)}`).toEqual([
      expect.objectContaining(wanted) as unknown,
    ]);
  }
});

function asExpected(value: unknown): unknown {
  if (value !== null && typeof value === "object" && "startsWith" in value)
    return expect.stringMatching(`^${String(value.startsWith)}`) as unknown;
  if (typeof value === "number" && !Number.isInteger(value))
    return expect.closeTo(value, 5) as unknown;
  return value;
}

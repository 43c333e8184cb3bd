import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { openWarehouse, readManifest, verifyWarehouse } from "@atlas/warehouse/node";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type GivenFile, ingestReturns } from "./ingest-returns.js";
import { retractSubmission } from "./retract-submission.js";
import { testInputs } from "./testing/sample-returns.js";
import { scratchFolders } from "./testing/scratch-folders.js";
import { smallReturns, textReturn } from "./testing/small-returns.js";

const folder = scratchFolders();

const ingest = (root: string, files: readonly GivenFile[]) =>
  ingestReturns({ root, files, ...testInputs });
const query = async <R>(root: string, sql: string): Promise<readonly R[]> => {
  const { database } = await openWarehouse(root);
  try {
    return await database.query<R>(sql);
  } finally {
    await database.close();
  }
};
/** Content of every table that is a function of the live returns. */
const content = (root: string) => {
  const { compound_alias: _log, ...tables } = readManifest(root).manifest.tables;
  return tables;
};
const withoutSubmissions = (root: string) => {
  const { submission: _lines, ...tables } = content(root);
  return tables;
};
const submissionOf = async (root: string, file: string): Promise<string> => {
  const rows = await query<{ id: string; file: string }>(
    root,
    "SELECT submission_id AS id, file FROM submission",
  );
  return rows.find((row) => row.file === file)!.id;
};

const whole = folder();
await ingest(whole, smallReturns);

describe("the small returns", () => {
  test("verify, and every cell is in one state", async () => {
    expect(await verifyWarehouse(whole)).toMatchObject({ ok: true, failures: [] });
    const [sum] = await query<Record<string, number>>(
      whole,
      `SELECT sum(cells_read) AS read, sum(cells_used) AS used, sum(cells_repaired) AS repaired, sum(cells_unread) AS unread,
         sum(cells_kept) AS kept, sum(cells_superseded) AS superseded, sum(cells_quarantined) AS quarantined,
         sum(cells_structural) AS structural FROM submission`,
    );
    const { read, ...states } = sum!;
    expect(Object.values(states).reduce((total, n) => total + n, 0)).toBe(read);
    for (const [state, n] of Object.entries(states)) expect(n, state).toBeGreaterThan(0);
  });

  test("every value of a core table leads back to a cell of its own return", async () => {
    const lost = await query(
      whole,
      `SELECT c.consultation_id FROM consultation c WHERE NOT EXISTS (
         SELECT 1 FROM lineage l JOIN source_row r USING (submission_id, sheet, row)
         JOIN lineage m ON m.submission_id = l.submission_id AND m.sheet = l.sheet AND m.row IS NULL AND m.column_name = 'topic'
         WHERE l.table_name = 'consultation' AND l.record_id = c.consultation_id AND r.state = 'accepted'
           AND json_extract_string(r.cells, concat('$."', m.source_column, '"')) = c.topic)`,
    );
    expect(lost).toEqual([]);
  });
});

test("any order, any split into runs: the same content as all at once", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray([...smallReturns], { minLength: smallReturns.length }),
      fc.array(fc.integer({ min: 1, max: smallReturns.length - 1 }), { maxLength: 3 }),
      async (files, cuts) => {
        const root = folder();
        const bounds = [0, ...new Set(cuts), files.length].sort((a, b) => a - b);
        for (const [i, from] of bounds.slice(0, -1).entries())
          await ingest(root, files.slice(from, bounds[i + 1]));
        expect(content(root)).toEqual(content(whole));
      },
    ),
    { seed: 42, numRuns: 5 },
  );
});

describe("retracting", () => {
  // A correction, a ledger, an older list of sites, a file that could not be read.
  const some = [2, 4, 6, 9].map((i) => smallReturns[i]!.name);
  test.each(some)("%s is as if it had never come", async (name) => {
    const root = folder();
    await ingest(root, smallReturns);
    const id = await submissionOf(root, name);
    await retractSubmission({ root, ...testInputs }, id);
    const never = folder();
    await ingest(
      never,
      smallReturns.filter((file) => file.name !== name),
    );
    expect(withoutSubmissions(root)).toEqual(withoutSubmissions(never));
    expect(await verifyWarehouse(root)).toMatchObject({ ok: true, failures: [] });
    expect(
      await query(root, `SELECT status, rows_read FROM submission WHERE submission_id = '${id}'`),
    ).toEqual([{ status: "retracted", rows_read: 0 }]);
    await expect(retractSubmission({ root, ...testInputs }, id)).rejects.toMatchObject({
      code: "submission_retracted",
    });
    const again = await ingest(root, smallReturns);
    const own = again.submissions.filter(({ file }) => file === name);
    expect(own.filter(({ status }) => status !== "skipped")).toHaveLength(1);
    const others = again.submissions.filter(({ file }) => file !== name);
    expect(others.filter(({ status }) => status === "accepted")).toEqual([]);
    expect(content(root)).toEqual(content(whole));
  });

  test("the only synthetic return gone, the warehouse no longer says that it is synthetic", async () => {
    const root = folder();
    const sample = textReturn(
      "合成示例_金牛区_示范点名单_2021_20220701.csv",
      "小区名称,街道,社区,批次,状态\n兰园,驷马桥街道,工人村社区,2,建设中\n",
    );
    await ingest(root, [...smallReturns, sample]);
    expect(readManifest(root).manifest.synthetic).toBe(true);
    await retractSubmission({ root, ...testInputs }, await submissionOf(root, sample.name));
    expect(readManifest(root).manifest.synthetic).toBe(false);
    await ingest(root, [sample]);
    expect(readManifest(root).manifest.synthetic).toBe(true);
  });

  test("an unknown submission is refused", async () => {
    await expect(retractSubmission({ root: whole, ...testInputs }, "S0")).rejects.toMatchObject({
      code: "submission_unknown",
    });
  });
});

describe("decisions", () => {
  test("alone make a new version, and outlive every ingest", async () => {
    const root = folder();
    await ingest(root, smallReturns);
    const key = (number: string) => ({
      kind: "compounds",
      unit_id: "510106",
      office_number: number,
    });
    writeFileSync(
      join(root, "decisions.jsonl"),
      `${JSON.stringify({ decision: "same", subjects: [key("3"), key("4")] })}\n`,
    );
    const before = await query<{ id: string; name: string }>(
      root,
      "SELECT compound_id AS id, name FROM compound",
    );
    await ingest(root, []);
    const after = await query<{ id: string; name: string; aliases: string[] }>(
      root,
      "SELECT compound_id AS id, name, aliases FROM compound",
    );
    expect(after).toHaveLength(before.length - 1);
    expect(after.find(({ name }) => name === "荷园")!.aliases).toEqual(["桂园"]);
    await ingest(root, [
      textReturn("金牛区_小区台账_2023_20230201.csv", "小区名称,社区\n翠园,工人村社区\n"),
    ]);
    expect(await query(root, "SELECT 1 FROM compound WHERE name = '荷园'")).toHaveLength(1);
    // The id that went is resolvable for good.
    const gone = before.find(({ id }) => !after.some((row) => row.id === id))!;
    const lines = await query<{ compound_id: string; why: string }>(
      root,
      `SELECT compound_id, why FROM compound_alias WHERE former_id = '${gone.id}'`,
    );
    expect(lines.map(({ why }) => why)).toEqual(["merged"]);
    expect(after.map(({ id }) => id)).toContain(lines[0]!.compound_id);
    expect(await verifyWarehouse(root)).toMatchObject({ ok: true, failures: [] });
    // Undone, the id is a compound again and no former one.
    writeFileSync(join(root, "decisions.jsonl"), "");
    await ingest(root, []);
    expect(await query(root, "SELECT former_id FROM compound_alias")).toHaveLength(0);
    expect(
      await query(root, `SELECT 1 FROM compound WHERE compound_id = '${gone.id}'`),
    ).toHaveLength(1);
  });

  test("that cannot be read stop the run and change nothing", async () => {
    const root = folder();
    await ingest(root, smallReturns);
    const before = readManifest(root).manifest.version;
    writeFileSync(join(root, "decisions.jsonl"), "{}\n");
    await expect(ingest(root, [])).rejects.toMatchObject({ code: "decision_invalid" });
    expect(readManifest(root).manifest.version).toBe(before);
  });
});

test("two writers at once: the second is refused, a dead one's hold is taken over", async () => {
  const root = folder();
  const first = ingest(root, smallReturns);
  await expect(ingest(root, smallReturns)).rejects.toMatchObject({ code: "warehouse_busy" });
  await first;
  writeFileSync(join(root, ".writing"), "999999999");
  expect((await ingest(root, smallReturns)).submissions).toHaveLength(smallReturns.length);
});

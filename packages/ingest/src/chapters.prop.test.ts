import { openWarehouse, readManifest, verifyWarehouse } from "@atlas/warehouse/node";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type GivenFile, ingestReturns } from "./ingest-returns.js";
import { retractSubmission } from "./retract-submission.js";
import { testInputs } from "./testing/sample-returns.js";
import { scratchFolders } from "./testing/scratch-folders.js";
import { smallReturns, textReturn } from "./testing/small-returns.js";

const folder = scratchFolders();

const jinniu = "驷马桥街道,工人村社区";
const qingyang = "草堂街道,草堂路社区";
const register = "编号,小区名称,街道,社区,户数\n";
const cases = "编号,小区名称,街道,社区,议题,议题类别,建组织,达共识,协商结果,应到户数,参与户数\n";
const nowhere = "小区名称,区县,街道,社区,议题,议题类别,建组织,达共识,协商结果\n";
const projects = "项目编号,项目名称,小区名称,街道,社区,类别,开工日期,协商编号\n";

/** Returns of two offices, ledgers that name no office and tell of one or of both, and a register that a ledger of another office refers to. */
const returns: readonly GivenFile[] = [
  ...smallReturns,
  textReturn(
    "青羊区_小区台账_2022_20221101.csv",
    `${register}1,翠园,${qingyang},70\n2,竹园,${qingyang},55\n`,
  ),
  textReturn(
    "青羊区_协商议事台账_2022Q2_20220710.csv",
    `${cases}A1,翠园,${qingyang},门禁,门禁安防,2022-04-06,2022-05-01,达成共识,70,40\nA7,荷园,${jinniu},绿化,绿化空间,2022-04-08,2022-05-03,达成共识,44,30\n`,
  ),
  textReturn(
    "青羊区_治理项目台账_2022Q3_20221010.csv",
    `${projects}P1,门禁,翠园,${qingyang},门禁安防,2022-07-10,A1\nP2,绿化,荷园,${jinniu},绿化空间,2022-07-10,\nP3,电梯,竹园,${qingyang},加装电梯,2022-07-12,A2\n`,
  ),
  textReturn(
    "议事.csv",
    `${nowhere}竹园,青羊区,${qingyang},停车,停车秩序,2022-05-06,2022-06-01,达成共识\n`,
  ),
  textReturn(
    "各区议事.csv",
    `${nowhere}翠园,金牛区,${jinniu},楼道,环境卫生,2022-05-06,2022-06-01,达成共识\n翠园,青羊区,${qingyang},楼道,环境卫生,2022-05-06,,进行中\n`,
  ),
];

const ingest = (root: string, files: readonly GivenFile[]) =>
  ingestReturns({ root, files, ...testInputs });

/** What the live returns say: not the lines of those that were retracted, nor the log of former ids. */
async function content(root: string): Promise<unknown> {
  const {
    compound_alias: _log,
    submission: _lines,
    ...tables
  } = readManifest(root).manifest.tables;
  const { database } = await openWarehouse(root);
  try {
    const live = await database.query(
      "SELECT * FROM submission WHERE status <> 'retracted' ORDER BY 1",
    );
    return { tables, live };
  } finally {
    await database.close();
  }
}

async function anew(files: readonly GivenFile[]): Promise<unknown> {
  const root = folder();
  await ingest(root, files);
  return content(root);
}

test("returns that come and go one by one leave what all that stay give at once", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray([...returns], { minLength: 6 }),
      fc.array(fc.nat(), { minLength: 1, maxLength: 3 }),
      fc.integer({ min: 1, max: 5 }),
      async (files, going, first) => {
        const root = folder();
        await ingest(root, files.slice(0, first));
        for (const file of files.slice(first)) await ingest(root, [file]);
        const gone = new Set(going.map((i) => files[i % files.length]!.name));
        for (const name of gone) {
          const { database } = await openWarehouse(root);
          const lines = await database.query<{ id: string; file: string }>(
            "SELECT submission_id AS id, file FROM submission WHERE status <> 'retracted'",
          );
          await database.close();
          for (const { id, file } of lines)
            if (file === name) await retractSubmission({ root, ...testInputs }, id);
        }
        expect(await content(root)).toEqual(
          await anew(files.filter(({ name }) => !gone.has(name))),
        );
        expect(await verifyWarehouse(root)).toMatchObject({ ok: true });
      },
    ),
    { numRuns: 4, seed: 31 },
  );
}, 600_000);

test("a file whose bytes are there under another name leaves a line that says so, whichever came first", async () => {
  const one = returns[1]!;
  const copy = { name: `${one.name}.csv`, bytes: one.bytes };
  const expected = await anew([one, copy]);
  const root = folder();
  await ingest(root, [copy]);
  await ingest(root, [one]);
  expect(await content(root)).toEqual(expected);
  const { database } = await openWarehouse(root);
  const lines = await database.query(
    "SELECT file, status, rows_read FROM submission ORDER BY 1 DESC",
  );
  await database.close();
  expect(lines).toEqual([
    { file: copy.name, status: "skipped", rows_read: 0 },
    { file: one.name, status: "accepted", rows_read: 4 },
  ]);
  const before = readManifest(root).manifest.version;
  await ingest(root, [one, copy]);
  expect(readManifest(root).manifest.version).toBe(before);
});

test("a file of which nothing was accepted says why again, and can be read with other options, though its copy was skipped", async () => {
  const list = textReturn("名单.csv", "甲,乙\n1,2\n");
  const copy = { name: "名单的副本.csv", bytes: list.bytes };
  const root = folder();
  const first = await ingest(root, [list, copy]);
  expect(first.submissions.map(({ file, status }) => [file, status])).toEqual([
    [list.name, "rejected"],
    [copy.name, "skipped"],
  ]);
  const again = await ingest(root, [list]);
  expect(again.submissions).toMatchObject([{ status: "rejected", issues: { header_missing: 1 } }]);
  const forced = await ingestReturns({
    root,
    files: [list],
    ...testInputs,
    options: { kind: "councils" },
  });
  expect(forced.submissions).toMatchObject([{ file: list.name, status: "rejected" }]);
  const { database } = await openWarehouse(root);
  const [options] = await database.query<{ kind: string }>(
    `SELECT reader->>'$.options.kind' AS kind FROM submission WHERE status = 'rejected'`,
  );
  await database.close();
  expect(options).toEqual({ kind: "councils" });
});

test("a version has one name however it came to be, though its log of former ids differs", async () => {
  const [register, later] = [returns[0]!, returns[1]!];
  const root = folder();
  await ingest(root, [register, later]);
  const { version } = readManifest(root).manifest;
  const { database } = await openWarehouse(root);
  const [line] = await database.query<{ id: string }>(
    `SELECT submission_id AS id FROM submission WHERE file = '${later.name}'`,
  );
  await database.close();
  await retractSubmission({ root, ...testInputs }, line!.id);
  await ingest(root, [later]);
  expect(readManifest(root).manifest.version.slice(0, 16)).toBe(version);
});

import { readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { FileDraft } from "@atlas/normalize";
import { readManifest } from "@atlas/warehouse/node";
import { expect, test } from "vitest";
import { ingestReturns } from "./ingest-returns.js";
import { type DraftSource, openKeptDrafts } from "./kept-drafts.js";
import { retractSubmission } from "./retract-submission.js";
import { testInputs } from "./testing/sample-returns.js";
import { asked } from "./testing/asked.js";
import { scratchFolders } from "./testing/scratch-folders.js";
import { textReturn } from "./testing/small-returns.js";
import { makeWorkshop } from "./workshop.js";

const folder = scratchFolders();

const register = "编号,小区名称,街道,社区,户数\n";
const jinniu = textReturn(
  "金牛区_小区台账_2022_20221101.csv",
  `${register}1,翠园,驷马桥街道,工人村社区,70\n`,
);
const qingyang = textReturn(
  "青羊区_小区台账_2022_20221101.csv",
  `${register}1,竹园,草堂街道,草堂路社区,55\n`,
);

const ingest = (root: string, ...files: (typeof jinniu)[]) =>
  ingestReturns({ root, files, ...testInputs });
const kept = (root: string): readonly string[] => readdirSync(join(root, ".kept-drafts"));
const tablesOf = (root: string) => readManifest(root).manifest.tables;

async function sourceOf(root: string, file: string): Promise<DraftSource> {
  const [row] = await asked<{ sha256: string; submission_id: string }>(
    root,
    `SELECT sha256, submission_id FROM submission WHERE file = '${file}'`,
  );
  return { sha256: row!.sha256, file, options: {}, submissions: [row!.submission_id] };
}

const open = (root: string) => {
  const { referenceHash, decisionsHash } = makeWorkshop({ root, ...testInputs });
  return openKeptDrafts(root, JSON.stringify([referenceHash, decisionsHash]));
};

/** The draft with a name of a compound that no file says. */
const renamed = (draft: FileDraft): FileDraft => ({
  ...draft,
  parts: draft.parts.map((part) => ({
    ...part,
    rows: part.rows.map((row) => ({
      ...row,
      values: "name" in row.values ? { ...row.values, name: "梅园" } : row.values,
    })),
  })),
});

test("a register that comes is settled with the drafts that were kept of the others", async () => {
  const root = folder();
  await ingest(root, jinniu);
  expect(kept(root)).toHaveLength(1);
  const drafts = open(root);
  const draft = drafts.get(await sourceOf(root, jinniu.name))!;
  drafts.put(renamed(draft));
  await ingest(root, qingyang);
  expect(await asked(root, "SELECT name FROM compound ORDER BY unit_id")).toEqual([
    { name: "竹园" },
    { name: "梅园" },
  ]);
});

test.each([
  ["gone", (path: string) => rmSync(path)],
  ["cut short", (path: string) => writeFileSync(path, readFileSync(path).subarray(0, 90))],
  [
    "changed",
    (path: string) => {
      const bytes = readFileSync(path);
      bytes[bytes.length - 9]! ^= 1;
      writeFileSync(path, bytes);
    },
  ],
])("drafts that are %s are made again from the books", async (_how, spoil) => {
  const [root, other] = [folder(), folder()];
  await ingest(root, jinniu);
  for (const name of kept(root)) spoil(join(root, ".kept-drafts", name));
  expect(open(root).get(await sourceOf(root, jinniu.name))).toBeNull();
  await ingest(root, qingyang);
  expect(kept(root)).toHaveLength(2);
  expect(open(root).get(await sourceOf(root, jinniu.name))).not.toBeNull();
  await ingest(other, jinniu, qingyang);
  expect(tablesOf(root)).toEqual(tablesOf(other));
});

test("a draft is of its file's name, options, parts, tables and code, and of nothing else", async () => {
  const root = folder();
  await ingest(root, jinniu);
  const source = await sourceOf(root, jinniu.name);
  const drafts = open(root);
  expect(
    drafts.get({ ...source, submissions: [...source.submissions, ...source.submissions] }),
  ).not.toBeNull();
  for (const other of [
    { ...source, file: "另一个.csv" },
    { ...source, options: { crs: "gcj02" } as const },
    { ...source, submissions: [] },
    { ...source, submissions: [...source.submissions, "S0"] },
    { ...source, sha256: "0" },
  ])
    expect(drafts.get(other)).toBeNull();
  expect(openKeptDrafts(root, "other tables").get(source)).toBeNull();
});

test("of a return that was taken out, and of ledgers, nothing is kept", async () => {
  const root = folder();
  const ledger = textReturn(
    "金牛区_协商议事台账_2022Q2_20220710.csv",
    "编号,小区名称,街道,社区,议题,议题类别,建组织\nA1,翠园,驷马桥街道,工人村社区,门禁,门禁安防,2022-04-06\n",
  );
  await ingest(root, jinniu, qingyang, ledger);
  expect(kept(root)).toHaveLength(2);
  const source = await sourceOf(root, jinniu.name);
  await retractSubmission({ root, ...testInputs }, source.submissions[0]!);
  expect(kept(root)).toHaveLength(1);
  expect(open(root).get(source)).toBeNull();
});

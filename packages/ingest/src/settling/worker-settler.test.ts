import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openWarehouse, readManifest, verifyWarehouse } from "@atlas/warehouse/node";
import { expect, test } from "vitest";
import { type GivenFile, type IngestRequest, ingestReturns } from "../ingest-returns.js";
import { sampleReturns, testInputs } from "../testing/sample-returns.js";
import { scratchFolders } from "../testing/scratch-folders.js";
import { smallReturns, textReturn } from "../testing/small-returns.js";
import type { SettledChapter, SettlingTask } from "./settle-chapter.js";
import { type WorkerSettlerOptions, workerSettler } from "./worker-settler.js";

const folder = scratchFolders();

type Given = Pick<IngestRequest, "settler">;

const beside = (options: WorkerSettlerOptions): Given => ({
  settler: (materials, bytes) => workerSettler(materials, bytes, { leastBytes: 0, ...options }),
});

async function made(files: readonly GivenFile[], given: Given, decisions = ""): Promise<string> {
  const root = folder();
  mkdirSync(root, { recursive: true });
  writeFileSync(join(root, "decisions.jsonl"), decisions);
  await ingestReturns({ root, files, ...testInputs, ...given });
  return root;
}

/** Digests of all that a version says but its database, whose layout nobody promises. */
const said = (root: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readManifest(root).manifest.files.flatMap(({ path, sha256 }) =>
      path === "atlas.duckdb" ? [] : [[path, sha256]],
    ),
  );

test("chapters settled in threads are those settled here, byte for byte, and one more return finds them so", async () => {
  const returns = sampleReturns(20261128, 0.01, 0.06).returns.filter((_, i) => i % 8 === 0);
  const here = await made(returns, {});
  for (const workers of [1, 3]) {
    const root = await made(returns, beside({ workers }));
    expect(said(root)).toEqual(said(here));
    expect(await verifyWarehouse(root)).toMatchObject({ ok: true, failures: [] });
    if (workers === 1) continue;
    const one = textReturn("金牛区_小区台账_2026_20260201.csv", "小区名称,社区\n翠园,工人村社区\n");
    for (const each of [root, here])
      await ingestReturns({ root: each, files: [one], ...testInputs });
    expect(said(root)).toEqual(said(here));
  }
});

test("what a person decided of a case holds in a thread as here", async () => {
  const key = { kind: "consultations", unit_id: "510106", office_number: "Z1" };
  const compound = { kind: "compounds", unit_id: "510106", office_number: "3" };
  const files = [
    ...smallReturns,
    textReturn(
      "金牛区_协商议事台账_2022Q3_20221010.csv",
      "编号,小区名称,街道,社区,议题,议题类别,建组织,协商结果\nZ1,谁也不知道的院子,驷马桥街道,工人村社区,绿化,绿化空间,2022-07-04,进行中\n",
    ),
  ];
  const decisions = `${JSON.stringify({ decision: "same", subjects: [key, compound] })}\n`;
  const here = await made(files, {}, decisions);
  const root = await made(files, beside({ workers: 2 }), decisions);
  expect(said(root)).toEqual(said(here));
  const { database } = await openWarehouse(root);
  const rows = await database.query<{ name: string }>(
    "SELECT b.name FROM consultation a JOIN compound b USING (compound_id) WHERE a.office_number = 'Z1'",
  );
  await database.close();
  expect(rows).toEqual([{ name: "桂园" }]);
});

test("a fault of a thread stops the run, and leaves nothing", async () => {
  const code = new URL("../testing/no-such-thread.ts", import.meta.url);
  const root = folder();
  const run = ingestReturns({ root, files: smallReturns, ...testInputs, ...beside({ code }) });
  await expect(run).rejects.toThrow("no-such-thread");
  expect(existsSync(join(root, "current"))).toBe(false);
  await ingestReturns({ root, files: smallReturns, ...testInputs, ...beside({}) });
  expect(await verifyWarehouse(root)).toMatchObject({ ok: true, failures: [] });
  expect(readdirSync(join(root, "versions"))).toHaveLength(1);
});

test.each([
  ["fails", "no such chapter"],
  ["dies", "ended with 3"],
])("a chapter at which a thread %s is told, and those that wait with it", async (name, why) => {
  const code = new URL("../testing/failing-settler.ts", import.meta.url);
  const materials = { reference: {}, decisions: "", compounds: noCompounds, shares: [] };
  const settler = workerSettler(materials, 0, { workers: 1, leastBytes: 0, code })!;
  const task = (chapter: string) => (): SettlingTask => ({ chapter, drafts: [], scratch: "" });
  const settled = ["a", name, "b"].map((chapter) => settler.settle(task(chapter)));
  const ended = await Promise.allSettled<SettledChapter>(settled);
  expect(ended.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "rejected"]);
  expect(String((ended[2] as PromiseRejectedResult).reason)).toContain(why);
  await expect(settler.settle(task("c"))).rejects.toThrow(why);
  await settler.close();
});

test("a thread that ends while it rests is told to the next that asks", async () => {
  const code = new URL("../testing/failing-settler.ts", import.meta.url);
  const materials = { reference: {}, decisions: "", compounds: noCompounds, shares: [] };
  const settler = workerSettler(materials, 0, { workers: 1, leastBytes: 0, code })!;
  const task = (chapter: string) => (): SettlingTask => ({ chapter, drafts: [], scratch: "" });
  await settler.settle(task("leaves"));
  await new Promise((wait) => setTimeout(wait, 1000));
  await expect(settler.settle(task("a"))).rejects.toThrow("ended with 4");
  await settler.close();
});

test("what is under way is ended, and few bytes are not worth a thread", async () => {
  const code = new URL("../testing/failing-settler.ts", import.meta.url);
  const materials = { reference: {}, decisions: "", compounds: noCompounds, shares: [] };
  expect(workerSettler(materials, 100, { leastBytes: 101, code })).toBeNull();
  const settler = workerSettler(materials, 100, { workers: 1, leastBytes: 100, code })!;
  const settled = settler.settle(() => ({ chapter: "hangs", drafts: [], scratch: "" }));
  const heard = expect(settled).rejects.toThrow("ended");
  await settler.close();
  await heard;
});

const noCompounds = { compounds: [], idOfKey: new Map<string, string>() };

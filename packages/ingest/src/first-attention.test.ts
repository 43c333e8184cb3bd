import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  type AttentionList,
  attentionList,
  defaultWindow,
  metricConfig,
  violations,
  windowDueDays,
} from "@atlas/metrics";
import { openWarehouse, readManifest } from "@atlas/warehouse/node";
import { expect, test } from "vitest";
import { type GivenFile, ingestReturns } from "./ingest-returns.js";
import { goldenWarehouse } from "./testing/golden-warehouse.js";
import { testInputs } from "./testing/sample-returns.js";
import { scratchFolders } from "./testing/scratch-folders.js";
import { smallReturns } from "./testing/small-returns.js";

const root = await goldenWarehouse();
const folder = scratchFolders();

const written = (root: string): string =>
  readFileSync(join(readManifest(root).folder, "attention.json"), "utf8");

test("a version comes with what needs attention in its default window, as the engine finds it in the version", async () => {
  const list = JSON.parse(written(root)) as AttentionList;
  const { database, manifest } = await openWarehouse(root);
  try {
    const config = metricConfig(manifest.as_of, manifest.configuration);
    const window = defaultWindow(manifest.as_of, windowDueDays(config));
    expect(list).toEqual(JSON.parse(JSON.stringify(await attentionList(database, window, config))));
    expect(new Set(list.items.map(({ rule }) => rule)).size).toBeGreaterThan(5);
    // Counted another way: the brief's violations.
    const violated = list.items.filter(({ rule }) => rule === "consult_first");
    expect(violated.reduce((sum, { count }) => sum + count, 0)).toBe(
      (await violations(database, window, null, config)).length,
    );
    expect(manifest.files.map(({ path }) => path)).toContain("attention.json");
  } finally {
    await database.close();
  }
});

test("it is the same bytes in any order of the files, and where one comes later", async () => {
  const ingest = (root: string, files: readonly GivenFile[]) =>
    ingestReturns({ root, files, ...testInputs });
  const [one, turned, stepwise] = [folder(), folder(), folder()];
  await ingest(one, smallReturns);
  await ingest(turned, smallReturns.toReversed());
  await ingest(stepwise, smallReturns.slice(0, -4));
  await ingest(stepwise, smallReturns.slice(-4));
  expect((JSON.parse(written(one)) as AttentionList).items.length).toBeGreaterThan(0);
  expect(written(turned)).toBe(written(one));
  expect(written(stepwise)).toBe(written(one));
});

import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readManifest } from "@atlas/warehouse/node";
import { expect, test } from "vitest";
import { ingestReturns } from "./ingest-returns.js";
import { type Bases, noBases, openKeptBases } from "./kept-bases.js";
import { testInputs } from "./testing/sample-returns.js";
import { asked } from "./testing/asked.js";
import { scratchFolders } from "./testing/scratch-folders.js";
import { textReturn } from "./testing/small-returns.js";
import { makeWorkshop } from "./workshop.js";

const folder = scratchFolders();

const bases: Bases = { lines: new Map([["S1", "a"]]), places: new Map([["510106", "b"]]) };

test("bases are of one version, tables and code, and are nothing once they are changed", () => {
  const root = folder();
  const kept = openKeptBases(root, "made");
  expect(kept.of("v1")).toEqual(noBases);
  kept.put("v1", bases);
  expect(kept.of("v1")).toEqual(bases);
  expect(kept.of("v2")).toEqual(noBases);
  expect(openKeptBases(root, "made otherwise").of("v1")).toEqual(noBases);
  const path = join(root, ".kept-bases.json");
  writeFileSync(path, readFileSync(path, "utf8").replace("S1", "S2"));
  expect(kept.of("v1")).toEqual(noBases);
  writeFileSync(path, "");
  expect(kept.of("v1")).toEqual(noBases);
});

const register = "编号,小区名称,街道,社区,户数\n";
const place = "驷马桥街道,工人村社区";
const first = textReturn(
  "金牛区_小区台账_2021_20211101.csv",
  `${register}1,翠园,${place},70\n2,竹园,${place},20\n`,
);
const second = textReturn("金牛区_小区台账_2022_20221101.csv", `${register}1,翠园,${place},71\n`);

async function statesOf(root: string, file: string): Promise<readonly string[]> {
  const rows = await asked<{ state: string }>(
    root,
    `SELECT r.state FROM source_row r JOIN submission s USING (submission_id) WHERE s.file = '${file}' AND r.state <> 'structural' ORDER BY r.row`,
  );
  return rows.map(({ state }) => state);
}

test("lines of which nothing changed are not made again, and those are that have another basis", async () => {
  const [root, misled] = [folder(), folder()];
  await ingestReturns({ root, files: [first], ...testInputs });
  cpSync(root, misled, { recursive: true, verbatimSymlinks: true });
  const before = readManifest(root).manifest.version;
  await ingestReturns({ root, files: [second], ...testInputs });
  expect(await statesOf(root, first.name)).toEqual(["superseded", "accepted"]);
  // What is true of the version after, told of the one before.
  const { referenceHash, decisionsHash } = makeWorkshop({ root, ...testInputs });
  const made = JSON.stringify([referenceHash, decisionsHash]);
  const after = openKeptBases(root, made).of(readManifest(root).manifest.version);
  expect(after.lines.size).toBe(2);
  openKeptBases(misled, made).put(before, after);
  await ingestReturns({ root: misled, files: [second], ...testInputs });
  expect(await statesOf(misled, first.name)).toEqual(["accepted", "accepted"]);
}, 60_000);

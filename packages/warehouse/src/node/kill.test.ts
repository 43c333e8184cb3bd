import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readlinkSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type CityTables, tableNames, tables } from "@atlas/schema";
import { afterAll, expect, test } from "vitest";
import { readManifest } from "./open-warehouse.js";
import { verifyWarehouse } from "./verify-warehouse.js";
import { writeVersion } from "./write-version.js";

const root = mkdtempSync(join(tmpdir(), "atlas-kill-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const options = (day: string) => ({ asOf: day, synthetic: true, returns: [] });
const empty = Object.fromEntries(tableNames.map((name) => [name, []])) as unknown as CityTables;

const rows = 120_000;
const submission = {
  submission_id: "S1",
  file: "a.csv",
  sha256: "0",
  status: "accepted",
  synthetic: true,
  units: [],
  reader: "{}",
  ...Object.fromEntries(
    tables.submission.columns
      .filter(({ name }) => /^(rows|cells)_/.test(name))
      .map(({ name }) => [name, /_(read|structural)$/.test(name) ? rows : 0]),
  ),
};

/** A process of its own that writes one version with enough rows to be met in the middle. */
function writer(asOf: string): ChildProcess {
  const script = `
    import { writeVersion } from ${JSON.stringify(new URL("write-version.ts", import.meta.url).href)};
    const sourceRows = Array.from({ length: ${rows} }, (_, row) => ({ submission_id: "S1", sheet: "", row, state: "structural",
      reason: null, cells: JSON.stringify({ a: "${asOf}" + (row * 7919) % 120011 }) }));
    const empty = ${JSON.stringify(empty)};
    const submission = ${JSON.stringify([submission])};
    await writeVersion(${JSON.stringify(root)}, { ...empty, submission, source_row: sourceRows }, {
      asOf: ${JSON.stringify(asOf)}, synthetic: true, returns: [],
      extraFiles: async () => { await new Promise((resolve) => setTimeout(resolve, 100)); return [{ path: "summary.json", content: "{}" }]; },
    });`;
  return spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script], {
    stdio: ["ignore", "ignore", "inherit"],
  });
}

const making = (): string | null => {
  const versions = join(root, "versions");
  const found = readdirSync(versions).find((name) => name.startsWith(".making"));
  return found === undefined ? null : join(versions, found);
};
const made = (path: string) => (): boolean => {
  const folder = making();
  return folder !== null && existsSync(join(folder, path));
};
const current = (): string => readlinkSync(join(root, "current"));

/** Kills the process as soon as a stage is seen, or lets it end when the stage passes too quickly to be met. */
async function killAt(stage: () => boolean, child: ChildProcess): Promise<void> {
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const watch = setInterval(() => {
    try {
      if (stage()) child.kill("SIGKILL");
    } catch {
      // The folder that was looked at has just been renamed.
    }
  }, 1);
  await ended;
  clearInterval(watch);
}

const stages: Readonly<Record<string, (before: string) => () => boolean>> = {
  "the folder is made": () => () => making() !== null,
  "the first table is there": () => made("division.parquet"),
  "the database is being filled": () => made("lineage.parquet"),
  "the long table is being copied": () => made("source_row.parquet"),
  "the log of former ids is there": () => made("compound_alias.parquet"),
  "the summary is there": () => made("summary.json"),
  "the manifest is there": () => made("manifest.json"),
  "the version has its name": (before) => () =>
    readdirSync(join(root, "versions")).some(
      (name) => !name.startsWith(".making") && !before.endsWith(name),
    ),
  "current was replaced": (before) => () => current() !== before,
};

test.each(Object.keys(stages))(
  "killed when %s: the warehouse verifies and the next run is clean",
  async (name) => {
    rmSync(join(root, "versions"), { recursive: true, force: true });
    await writeVersion(root, empty, options("2020-01-01"));
    const before = current();
    await killAt(stages[name]!(before), writer("2021-01-01"));
    expect(await verifyWarehouse(root)).toMatchObject({ ok: true, failures: [] });
    const { manifest } = readManifest(root);
    expect(["2020-01-01", "2021-01-01"]).toContain(manifest.as_of);
    await writeVersion(root, empty, options("2022-01-01"));
    expect(readManifest(root).manifest.as_of).toBe("2022-01-01");
    expect(making()).toBeNull();
    expect(await verifyWarehouse(root)).toMatchObject({ ok: true, failures: [] });
  },
);

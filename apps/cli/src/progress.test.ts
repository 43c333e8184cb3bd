import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runAtlas, runAtlasAfter } from "./testing/run-atlas.js";

const folder = mkdtempSync(join(tmpdir(), "atlas-progress-"));
const warehouse = join(folder, "warehouse");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeAll(async () => {
  const path = join(folder, "金牛区_小区台账_2022_20221101.csv");
  writeFileSync(path, "小区名称,街道,社区,户数\n青石巷6号院,驷马桥街道,工人村社区,86\n");
  await runAtlas("ingest", path, "--out", warehouse);
});

// Each second of the clock is a millisecond here.
const hurried = "const s=setInterval;globalThis.setInterval=(f)=>s(f,1);";
const terminal = `${hurried}process.stderr.isTTY=true`;

const commands: readonly (readonly string[])[] = [
  ["verify", warehouse],
  ["query", warehouse, "SELECT count(*) FROM range(3000000) a WHERE md5(range::VARCHAR) < '1'"],
  ["metrics", warehouse, "--level", "community"],
  ["export", warehouse, "--table", "division", "--format", "csv", "--out", join(folder, "d.csv")],
];

describe.each(commands)("%s", (...given) => {
  test("shows on a terminal what it is doing, and wipes it", async () => {
    const { status, stderr } = await runAtlasAfter(terminal, {}, ...given);
    expect(status, stderr).toBe(0);
    expect(stderr).toMatch(new RegExp(`\\r\\u001b\\[K  \\S+ ${given[0]} \\d+ s`, "u"));
    expect(stderr.lastIndexOf("\r\u001b[K")).toBeGreaterThan(stderr.lastIndexOf(" s"));
  });

  test("says nothing of it to a file", async () => {
    const { stderr } = await runAtlasAfter(hurried, {}, ...given);
    expect(stderr).not.toContain("\u001b");
  });
});

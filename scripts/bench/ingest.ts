// Speed and memory of `atlas ingest`: node --import tsx scripts/bench/ingest.ts [--scale S] [--runs N]
// Each run is a process of its own over the same seeded city. The baseline, in the same process, decodes the same bytes and splits the CSV
// at commas, so that a figure from a slow or busy machine can be read beside it.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { quantile } from "@atlas/testkit/numbers";
import { atlasArguments } from "../run-atlas.js";

interface Run {
  readonly seconds: number;
  readonly baselineSeconds: number;
  readonly peakRssMb: number;
  readonly rows: number;
}

const argument = (name: string, otherwise: string): string => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : process.argv[at + 1]!;
};
const seed = 1;
const cli = fileURLToPath(new URL("../../apps/cli/src/main.ts", import.meta.url));

const atlas = (...words: string[]): string =>
  execFileSync(process.execPath, atlasArguments(...words), {
    encoding: "utf8",
    maxBuffer: 1e9,
    stdio: ["ignore", "pipe", "ignore"],
  });

/** What a child does: one ingest, then its time and peak memory into a file. */
async function runOnce(city: string, out: string): Promise<void> {
  process.argv = [process.execPath, cli, "ingest", city, "--out", join(out, "w"), "--json"];
  const begun = performance.now();
  process.on("exit", () =>
    writeFileSync(
      join(out, "run.json"),
      JSON.stringify({
        seconds: (performance.now() - begun) / 1000,
        peakRssMb: process.resourceUsage().maxRSS / 1024,
      }),
    ),
  );
  await import(cli);
}

function measured(city: string): Run {
  const out = mkdtempSync(join(tmpdir(), "atlas-bench-"));
  const printed = execFileSync(
    process.execPath,
    ["--import", "tsx", fileURLToPath(import.meta.url), "--once", city, "--into", out],
    { encoding: "utf8", maxBuffer: 1e9, stdio: ["ignore", "pipe", "ignore"] },
  );
  const { submissions } = JSON.parse(printed) as { submissions: { rows: { read: number } }[] };
  const run = JSON.parse(readFileSync(join(out, "run.json"), "utf8")) as Run;
  rmSync(out, { recursive: true, force: true });
  const rows = submissions.reduce((sum, own) => sum + own.rows.read, 0);
  return { ...run, rows, baselineSeconds: baseline(city) };
}

function baseline(city: string): number {
  const begun = performance.now();
  let cells = 0;
  for (const name of readdirSync(city, { recursive: true, encoding: "utf8" })) {
    if (!name.endsWith(".csv")) continue;
    const text = new TextDecoder("gb18030").decode(readFileSync(join(city, name)));
    for (const line of text.split("\n")) cells += line.split(",").length;
  }
  if (cells === 0) throw new Error(`bench: no csv under ${city}`);
  return (performance.now() - begun) / 1000;
}

function spread(values: readonly number[]): string {
  const at = (share: number): string => quantile(values, share).toFixed(2);
  return `median ${at(0.5)}, ${at(0)} to ${at(1)}`;
}

function compare(scale: string, runs: number): void {
  const folder = mkdtempSync(join(tmpdir(), "atlas-bench-city-"));
  try {
    atlas("sample", "--out", folder, "--seed", String(seed), "--scale", scale);
    const city = join(folder, "returns");
    const all = Array.from({ length: runs }, () => measured(city));
    const print = (line: string): void => void process.stdout.write(`${line}\n`);
    print(`atlas ingest, seed ${seed}, scale ${scale}, ${all[0]!.rows} rows, n = ${runs}`);
    print(`seconds        ${spread(all.map(({ seconds }) => seconds))}`);
    print(`rows a second  ${spread(all.map(({ rows, seconds }) => rows / seconds))}`);
    print(`to baseline    ${spread(all.map((run) => run.seconds / run.baselineSeconds))}`);
    print(`peak RSS, MB   ${spread(all.map(({ peakRssMb }) => peakRssMb))}`);
    print(`load average   ${loadavg()[0]!.toFixed(1)}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const once = argument("once", "");
if (once === "") compare(argument("scale", "0.1"), Number(argument("runs", "3")));
else await runOnce(once, argument("into", ""));

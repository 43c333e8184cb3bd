// Speed and memory of `atlas ingest`: node --import tsx scripts/bench/ingest.ts [--scale S] [--runs N]
// Each run is a process of its own over the same seeded city: once into a new warehouse, and once one more ledger, and one more register of
// compounds, into a warehouse of all the others; the returns held back for that are drawn by the seed. The baseline decodes the city's bytes as text and splits the CSV at
// commas, so that a figure from a slow or busy machine can be read beside it.
import { execFileSync } from "node:child_process";
import {
  cpSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { quantile, seededNumbers } from "@atlas/testkit/numbers";
import { atlasArguments } from "../run-atlas.js";

interface Run {
  readonly seconds: number;
  /** User and system time, of all threads. */
  readonly processorSeconds: number;
  readonly peakRssMb: number;
  readonly rows: number;
}

const { values } = parseArgs({
  options: {
    scale: { type: "string", default: "0.1" },
    runs: { type: "string", default: "3" },
    once: { type: "string" },
    into: { type: "string", default: "" },
    told: { type: "string", default: "" },
  },
});
const seed = 1;
const cli = fileURLToPath(new URL("../../apps/cli/src/main.ts", import.meta.url));

/** Runs Node. @returns what it printed */
const run = (words: readonly string[]): string =>
  execFileSync(process.execPath, words, {
    encoding: "utf8",
    maxBuffer: 1e9,
    stdio: ["ignore", "pipe", "ignore"],
  });

/** What a child does: one ingest, then its time and peak memory into the file `told`. */
async function runOnce(returns: string, warehouse: string, told: string): Promise<void> {
  process.argv = [process.execPath, cli, "ingest", returns, "--out", warehouse, "--json"];
  const begun = performance.now();
  process.on("exit", () =>
    writeFileSync(
      told,
      JSON.stringify({
        seconds: (performance.now() - begun) / 1000,
        processorSeconds: (process.cpuUsage().user + process.cpuUsage().system) / 1e6,
        peakRssMb: process.resourceUsage().maxRSS / 1024,
      }),
    ),
  );
  await import(cli);
}

function ingest(returns: string, warehouse: string): Run {
  const told = `${warehouse}.json`;
  const self = fileURLToPath(import.meta.url);
  const child = ["--import", "tsx", self, "--once", returns, "--into", warehouse, "--told", told];
  const printed = run(child);
  const { submissions } = JSON.parse(printed) as { submissions: { rows: { read: number } }[] };
  const own = JSON.parse(readFileSync(told, "utf8")) as Omit<Run, "rows">;
  return { ...own, rows: submissions.reduce((sum, { rows }) => sum + rows.read, 0) };
}

const filesUnder = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();

function baselineSeconds(returns: string): number {
  const begun = performance.now();
  let cells = 0;
  for (const file of filesUnder(returns)) {
    if (!file.endsWith(".csv")) continue;
    const text = new TextDecoder("gb18030").decode(readFileSync(file));
    for (const line of text.split("\n")) cells += line.split(",").length;
  }
  if (cells === 0) throw new Error(`bench: no csv under ${returns}`);
  return (performance.now() - begun) / 1000;
}

const isRegister = (file: string): boolean => basename(file).includes("小区");

/** Takes `n` of the offices' registers or ledgers out of the city, drawn by the seed. @returns where they are now */
function holdBack(
  returns: string,
  folder: string,
  n: number,
  isAsked: (file: string) => boolean,
): readonly string[] {
  const ledgers = filesUnder(returns).filter(
    (file) =>
      !file.includes("其他来源") && /台账.*\.(csv|xlsx)$/.test(basename(file)) && isAsked(file),
  );
  const next = seededNumbers(seed);
  return Array.from({ length: n }, () => {
    const [file] = ledgers.splice(Math.floor(next() * ledgers.length), 1);
    if (file === undefined) throw new Error(`bench: fewer than ${n} such returns under ${returns}`);
    const held = join(folder, basename(file));
    renameSync(file, held);
    return held;
  });
}

function spread(numbers: readonly number[]): string {
  const at = (share: number): string => quantile(numbers, share).toFixed(2);
  return `median ${at(0.5)}, ${at(0)} to ${at(1)}`;
}

function compare(scale: string, runs: number): void {
  const folder = mkdtempSync(join(tmpdir(), "atlas-bench-ingest-"));
  const print = (line: string): void => void process.stdout.write(`${line}\n`);
  try {
    const city = ["--out", folder, "--seed", String(seed), "--scale", scale];
    run(atlasArguments("sample", ...city));
    const returns = join(folder, "returns");
    const times = Array.from({ length: runs }, (_, i) => i);
    const whole = times.map((i) => {
      const own = ingest(returns, join(folder, `whole-${i}`));
      rmSync(join(folder, `whole-${i}`), { recursive: true });
      return { ...own, baseline: baselineSeconds(returns) };
    });
    print(`atlas ingest, seed ${seed}, scale ${scale}, ${whole[0]!.rows} rows, n = ${runs}`);
    print(`seconds        ${spread(whole.map(({ seconds }) => seconds))}`);
    print(`rows a second  ${spread(whole.map(({ rows, seconds }) => rows / seconds))}`);
    print(`to baseline    ${spread(whole.map(({ seconds, baseline }) => seconds / baseline))}`);
    print(`peak RSS, MB   ${spread(whole.map(({ peakRssMb }) => peakRssMb))}`);

    const held = [
      ["ledger", holdBack(returns, folder, runs, (file) => !isRegister(file))],
      ["register", holdBack(returns, folder, runs, isRegister)],
    ] as const;
    const others = join(folder, "others");
    ingest(returns, others);
    for (const [what, files] of held) {
      const increments = files.map((file, i) => {
        const warehouse = join(folder, `more-${i}`);
        cpSync(others, warehouse, { recursive: true, verbatimSymlinks: true });
        const own = ingest(file, warehouse);
        rmSync(warehouse, { recursive: true });
        return own;
      });
      print(`one more ${what} of ${increments.map(({ rows }) => rows).join(", ")} rows`);
      print(`seconds        ${spread(increments.map(({ seconds }) => seconds))}`);
      print(`processor, s   ${spread(increments.map(({ processorSeconds: own }) => own))}`);
      print(`peak RSS, MB   ${spread(increments.map(({ peakRssMb }) => peakRssMb))}`);
    }
    print(`load average   ${loadavg()[0]!.toFixed(1)}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (values.once === undefined) compare(values.scale, Number(values.runs));
else await runOnce(values.once, values.into, values.told);

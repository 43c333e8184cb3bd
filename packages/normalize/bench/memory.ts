import { execFileSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { draftFile } from "../src/index.js";
import { readFile } from "../src/read/read-file.js";
import { context } from "./context.js";
import { ledgerLines } from "./ledger.js";

const usage = `node --import tsx packages/normalize/bench/memory.ts [rows=50000,200000,800000]
Memory of reading and drafting a ledger of consultations (22 columns, CSV) by the number of its rows, each file in a process of its own.
The baseline is a process that has the file's bytes and its text.`;

interface Used {
  readonly heapMb: number;
  readonly peakMb: number;
}

const [first = "50000,200000,800000", path, what] = process.argv.slice(2);
if (path !== undefined) {
  process.stdout.write(JSON.stringify(used(path, what!)));
} else {
  const sizes = first.split(",").map(Number);
  if (!sizes.every((rows) => rows > 0)) {
    process.stderr.write(`${usage}\n`);
    process.exit(2);
  }
  compare(sizes);
}

/** What a process holds of a file after collection, and the most it had. */
function used(file: string, step: string): Used {
  const bytes = readFileSync(file);
  const source = { name: "协商议事台账_2021.csv", bytes, sha256: "0" };
  const held =
    step === "text"
      ? new TextDecoder().decode(bytes)
      : step === "read"
        ? readFile(source)
        : draftFile(readFile(source), {}, context);
  globalThis.gc!();
  const { heapUsed, external } = process.memoryUsage();
  if (typeof held !== "string" && "parts" in held && held.parts[0]?.kind !== "consultations")
    throw new Error(`bench: ${JSON.stringify(held.parts[0]?.rejection)}; expected a ledger`);
  return {
    heapMb: (heapUsed + external) / 2 ** 20,
    peakMb: process.resourceUsage().maxRSS / 2 ** 10,
  };
}

function compare(sizes: readonly number[]): void {
  const folder = mkdtempSync(join(tmpdir(), "atlas-memory-"));
  try {
    let least: Readonly<Record<string, Used>> | null = null;
    for (const rows of sizes) {
      const file = join(folder, `${rows}.csv`);
      const size = written(file, rows);
      const step = (name: string): Used =>
        JSON.parse(
          execFileSync(
            process.execPath,
            ["--expose-gc", ...process.execArgv, process.argv[1]!, String(rows), file, name],
            { encoding: "utf8" },
          ),
        ) as Used;
      const steps = { text: step("text"), read: step("read"), draft: step("draft") };
      least ??= steps;
      process.stdout.write(
        `${rows} rows, ${(size / 1e6).toFixed(1)} MB, load ${loadavg()[0]!.toFixed(1)}\n`,
      );
      for (const [name, { heapMb, peakMb }] of Object.entries(steps))
        process.stdout.write(
          `  ${name.padEnd(6)} held ${heapMb.toFixed(0).padStart(6)} MiB  peak RSS ${peakMb.toFixed(0).padStart(6)} MiB  ${(
            peakMb / steps.text.peakMb
          ).toFixed(
            2,
          )} x baseline  ${(peakMb / least[name]!.peakMb).toFixed(2)} x the first size\n`,
        );
      rmSync(file);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Writes a ledger a few lines at a time. @returns its bytes */
function written(path: string, rows: number): number {
  const file = openSync(path, "w");
  let size = 0;
  let block = "";
  const flush = (): void => {
    size += writeSync(file, block);
    block = "";
  };
  for (const line of ledgerLines(rows)) {
    block += line;
    if (block.length > 100_000) flush();
  }
  flush();
  closeSync(file);
  return size;
}

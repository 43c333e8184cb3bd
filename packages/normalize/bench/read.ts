import { quantile } from "@atlas/testkit/numbers";
import { draftFile } from "../src/index.js";
import { readFile } from "../src/read/read-file.js";
import { context } from "./context.js";
import { ledgerLines } from "./ledger.js";

const usage = `node --import tsx packages/normalize/bench/read.ts [rows=50000] [runs=7]
Reads and drafts a ledger of consultations (22 columns, CSV) as an office would send it, and splits the same text into cells as a baseline.`;

const rows = Number(process.argv[2] ?? 50_000);
const runs = Number(process.argv[3] ?? 7);
if (!(rows > 0) || !(runs > 0)) {
  process.stderr.write(`${usage}\n`);
  process.exit(2);
}

const bytes = new TextEncoder().encode([...ledgerLines(rows)].join(""));
const file = { name: "协商议事台账_2021.csv", bytes, sha256: "0" };

function timed(run: () => unknown): number[] {
  return Array.from({ length: runs }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  }).sort((a, b) => a - b);
}

const median = (times: readonly number[]): number => quantile(times, 0.5);
const line = (name: string, times: readonly number[], base: number): string =>
  `${name.padEnd(22)} n ${runs}  median ${median(times).toFixed(0).padStart(6)} ms  spread ${times[0]!.toFixed(0)}-${times.at(-1)!.toFixed(0)} ms  ${Math.round(
    (rows / median(times)) * 1000,
  )
    .toString()
    .padStart(8)} rows/s  ${(median(times) / base).toFixed(2)} x baseline`;

const baseline = timed(() =>
  new TextDecoder()
    .decode(bytes)
    .split("\r\n")
    .map((text) => text.split(",")),
);
const base = median(baseline);
const reading = readFile(file);
process.stdout.write(
  [
    `${rows} rows, ${(bytes.length / 1e6).toFixed(1)} MB, node ${process.version}`,
    line("decode and split", baseline, base),
    line(
      "readFile",
      timed(() => readFile(file)),
      base,
    ),
    line(
      "draftFile",
      timed(() => draftFile(reading, {}, context)),
      base,
    ),
    line(
      "readFile + draftFile",
      timed(() => draftFile(readFile(file), {}, context)),
      base,
    ),
    "",
  ].join("\n"),
);

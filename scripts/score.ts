import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { runAtlas } from "./run-atlas.js";
import { makeScore } from "./score/make-score.js";
import { printScore } from "./score/print-score.js";
import { readScoreInput } from "./score/score-input.js";

const usage = `npm run score -- --city DIR --warehouse DIR          score a warehouse made of DIR/returns
npm run score -- --seeds 3,4 --faults 0,0.02 [--scale 0.02]   make cities, ingest and score them
  --examples N   places shown for each cause (2)
  --brief        targets and tables only
`;

const { values } = parseArgs({
  options: {
    city: { type: "string" },
    warehouse: { type: "string" },
    seeds: { type: "string" },
    faults: { type: "string", default: "0.02" },
    scale: { type: "string", default: "0.02" },
    examples: { type: "string", default: "2" },
    brief: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});
const here = process.env["INIT_CWD"] ?? process.cwd();

async function report(city: string, warehouse: string): Promise<void> {
  const score = makeScore(await readScoreInput(city, warehouse));
  const text = printScore(score, Number(values.examples));
  process.stdout.write(values.brief ? `${text.split("\ncells that are not right")[0]!}\n` : text);
}

async function atlas(...given: string[]): Promise<void> {
  const started = performance.now();
  const { status, output } = await runAtlas(given, { quiet: true });
  process.stdout.write(`${given[0]!}: ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
  if (status !== 0)
    throw new Error(`score: atlas ${given.join(" ")} ended with ${status}\n${output}`);
}

if (values.help) {
  process.stdout.write(usage);
} else if (values.city !== undefined && values.warehouse !== undefined) {
  await report(resolve(here, values.city), resolve(here, values.warehouse));
} else if (values.seeds !== undefined) {
  for (const seed of values.seeds.split(",")) {
    for (const rate of values.faults.split(",")) {
      const folder = mkdtempSync(join(tmpdir(), "atlas-score-"));
      try {
        process.stdout.write(`\n== seed ${seed}, faults ${rate}, scale ${values.scale}\n`);
        const city = join(folder, "city");
        await atlas(
          "sample",
          "--out",
          city,
          "--seed",
          seed,
          "--faults",
          rate,
          "--scale",
          values.scale,
        );
        const returns = join(city, "returns");
        await atlas(
          "ingest",
          existsSync(returns) ? returns : city,
          "--out",
          join(folder, "warehouse"),
        );
        await report(city, join(folder, "warehouse"));
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    }
  }
} else {
  process.stderr.write(usage);
  process.exitCode = 2;
}

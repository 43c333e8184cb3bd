import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { ensureChromium } from "./chromium.js";
import { execute } from "./execute.js";
import { fromRoot } from "./paths.js";

interface TestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numFailedTestSuites: number;
  readonly success: boolean;
}

const say = (text: string): void => void process.stdout.write(`${text}\n`);
let passed = 0;
let failed = 0;

say("== check: format, lint, types, layers, unused");
const check = await execute(
  process.execPath,
  ["--import", "tsx", fromRoot("scripts", "check.ts")],
  {
    quiet: true,
  },
);
process.stdout.write(check.output);
const counts = /check: (\d+) passed, (\d+) failed/.exec(check.output);
passed += Number(counts?.[1] ?? 0);
failed += Number(counts?.[2] ?? 1);

const chromiumPath = await ensureChromium(say);
mkdirSync(fromRoot(".cache"), { recursive: true });

for (const project of ["unit", "browser"]) {
  say(`== tests: ${project}`);
  const reportPath = fromRoot(".cache", `tests-${project}.json`);
  rmSync(reportPath, { force: true });
  const { status } = await execute(
    process.execPath,
    [
      fromRoot("node_modules", "vitest", "vitest.mjs"),
      "run",
      "--project",
      project,
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${reportPath}`,
    ],
    { env: { CHROMIUM_PATH: chromiumPath, TZ: "Asia/Shanghai" } },
  );
  // A stage that was ended before its end leaves none.
  if (!existsSync(reportPath)) {
    say(`tests: ${project} ended early, with status ${status}`);
    failed += 1;
    continue;
  }
  const report = JSON.parse(readFileSync(reportPath, "utf8")) as TestReport;
  passed += report.numPassedTests;
  // A suite that fails to load has no failed test of its own.
  failed += Math.max(report.numFailedTests, status === 0 ? 0 : 1);
}

say(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

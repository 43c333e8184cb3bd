// The page in real Chromium over a seeded city: npm run bench -- page [--warehouse FOLDER] [--scale S] [--loads N] [--changes N] [--port N]
// A change is a real click on a quarter or a kind of compound; its latency runs from the click to the last change of the page's text or
// elements before a quiet second. The baseline is the same page's change of language, which asks for no figure. Every other change is
// made at once, the rest after a pause, in which probable questions are fetched: both are in the figures.
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Page, chromium } from "playwright-core";
import { ensureChromium } from "../chromium.js";
import { buildDashboard } from "../dashboard-build.js";
import { fromRoot } from "../paths.js";

const { values } = parseArgs({
  options: {
    warehouse: { type: "string" },
    scale: { type: "string", default: "1" },
    loads: { type: "string", default: "5" },
    changes: { type: "string", default: "24" },
    port: { type: "string", default: "0" },
  },
});
const print = (line: string): void => void process.stdout.write(`${line}\n`);
const command = ["--import", "tsx", fromRoot("scripts", "atlas.ts")];
const atlas = (...words: string[]): void =>
  void execFileSync(process.execPath, [...command, ...words], { stdio: "ignore" });

function summary(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): string =>
    (sorted[Math.ceil(share * sorted.length) - 1] ?? sorted[0] ?? 0).toFixed(0);
  return `n ${times.length}, median ${at(0.5)} ms, p95 ${at(0.95)} ms, ${at(0)} to ${at(1)} ms`;
}

interface Watch {
  begun: number;
  last: number;
}

/** Milliseconds from a real click to the last change of what the page shows. */
async function latency(page: Page, selector: string): Promise<number> {
  await page.evaluate(() => {
    const watch: Watch = { begun: 0, last: 0 };
    (globalThis as unknown as { watch: Watch }).watch = watch;
    document.addEventListener(
      "click",
      ({ timeStamp }) => {
        watch.begun = timeStamp;
        watch.last = timeStamp;
        new MutationObserver(() => (watch.last = performance.now())).observe(document.body, {
          subtree: true,
          childList: true,
          characterData: true,
        });
      },
      { capture: true, once: true },
    );
  });
  await page.click(selector);
  return page.evaluate(async () => {
    const { watch } = globalThis as unknown as { watch: Watch };
    while (performance.now() - watch.last < 1000) await new Promise((go) => setTimeout(go, 20));
    return watch.last - watch.begun;
  });
}

/** Main-thread tasks of over 50 ms since the page was opened. */
const longTasks = (page: Page): Promise<number[]> =>
  page.evaluate(() => (globalThis as unknown as { longTasks: number[] }).longTasks.splice(0));

async function open(page: Page, address: string): Promise<number> {
  const begun = performance.now();
  await page.goto(address);
  await page.waitForSelector("[data-unit]");
  return performance.now() - begun;
}

const scratch = mkdtempSync(join(tmpdir(), "atlas-bench-page-"));
let server: ChildProcess | undefined;
try {
  let warehouse = values.warehouse;
  if (warehouse === undefined) {
    warehouse = join(scratch, "warehouse");
    atlas("sample", "--out", join(scratch, "city"), "--seed", "1", "--scale", values.scale);
    atlas("ingest", join(scratch, "city"), "--out", warehouse);
  }
  await buildDashboard();
  const executablePath = await ensureChromium(print);
  server = spawn(
    process.execPath,
    [...command, "serve", warehouse, "--port", values.port, "--json"],
    { stdio: ["ignore", "pipe", "ignore"] },
  );
  const address = await new Promise<string>((resolve) => {
    server!.stdout!.once("data", (line: Buffer) =>
      resolve((JSON.parse(line.toString()) as { address: string }).address),
    );
  });
  const browser = await chromium.launch({
    executablePath,
    args: ["--headless", "--no-sandbox", "--disable-quic", "--no-first-run"],
  });
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await context.addInitScript(() => {
    const seen: number[] = [];
    (globalThis as unknown as { longTasks: number[] }).longTasks = seen;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.push(duration);
    }).observe({ type: "longtask", buffered: true });
  });
  const page = await context.newPage();
  await open(page, address);
  const loads: number[] = [];
  for (let i = 0; i < Number(values.loads); i += 1) loads.push(await open(page, address));

  const quarters = await page.$$eval("[data-quarter]", (all) =>
    all.map((one) => one.getAttribute("data-quarter") ?? "").slice(-9, -1),
  );
  const engine = await latency(page, `[data-quarter="${quarters[0]}"]`);
  await page.waitForTimeout(8000);
  await longTasks(page);
  const changes: number[] = [];
  const baseline: number[] = [];
  for (let i = 0; i < Number(values.changes); i += 1) {
    const quarter = quarters[(i * 3 + 1) % quarters.length]!;
    changes.push(await latency(page, `[data-quarter="${quarter}"]`));
    if (i % 2 === 1) await page.waitForTimeout(3000);
    if (i % 4 === 0) baseline.push(await latency(page, i % 8 === 0 ? 'text="EN"' : 'text="中"'));
  }
  const tasks = await longTasks(page);
  const median = (times: readonly number[]): number =>
    [...times].sort((a, b) => a - b)[Math.ceil(times.length / 2) - 1] ?? 0;

  print(
    `page, Chromium ${browser.version()}, ${cpus().length} cores, load ${loadavg()[0]!.toFixed(1)}`,
  );
  print(`first figures, warm HTTP cache    ${summary(loads)}`);
  print(`first window that needs the engine, with its start   ${engine.toFixed(0)} ms (n 1)`);
  print(`change of window                  ${summary(changes)}`);
  print(`baseline: change of language      ${summary(baseline)}`);
  print(`change to baseline                ${(median(changes) / median(baseline)).toFixed(1)}`);
  print(
    `main-thread tasks over 50 ms in the changes: ${tasks.length}${tasks.length > 0 ? `, ${summary(tasks)}` : ""}`,
  );
  await browser.close();
} finally {
  server?.kill();
  rmSync(scratch, { recursive: true, force: true });
}

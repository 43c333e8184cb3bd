// The workspace Plan in real Chromium: npm run bench -- plan-page --warehouse FOLDER [--runs N] [--port N]
// Each run is a page of its own: it is opened, its default scenario is solved, solved again by a press, then a long search by coverage is begun and stopped, and one of the chosen is
// opened. An answer's latency runs from the press of solve to the first objective on the page (by the worker that shook until then); a stop's from its press to "stopped". Tasks of the main
// thread over 50 ms are told by what was done meanwhile.
import { type ChildProcess, spawn } from "node:child_process";
import { cpus, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { launchChromium } from "@atlas/testkit";
import { quantile } from "@atlas/testkit/numbers";
import type { Page } from "playwright-core";
import { ensureChromium } from "../chromium.js";
import { buildDashboard } from "../dashboard-build.js";
import { atlasArguments } from "../run-atlas.js";

const { values } = parseArgs({
  options: {
    warehouse: { type: "string", default: "warehouse" },
    runs: { type: "string", default: "5" },
    port: { type: "string", default: "0" },
  },
});
const print = (line: string): void => void process.stdout.write(`${line}\n`);

function summary(times: readonly number[]): string {
  if (times.length === 0) return "n 0";
  const at = (share: number): string => quantile(times, share).toFixed(0);
  return `n ${times.length}, median ${at(0.5)} ms, ${at(0)} to ${at(1)} ms`;
}

/** Watches the page from its start: tasks of over 50 ms. */
function watch(): void {
  const tasks: number[] = [];
  Object.assign(globalThis, { tasks });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) tasks.push(duration);
  }).observe({ type: "longtask", buffered: true });
}

const takeTasks = async (page: Page): Promise<number[]> => {
  // Entries are delivered after the task that they tell of.
  await page.waitForTimeout(200);
  return page.evaluate(() => (globalThis as unknown as { tasks: number[] }).tasks.splice(0));
};

/** Milliseconds from a press until one element after another is there, looked for every millisecond or as often as the page can. */
const pressed = (page: Page, button: string, ...wanted: readonly string[]): Promise<number> =>
  page.evaluate(
    async ([press, all]) => {
      const began = performance.now();
      document.querySelector<HTMLElement>(press)!.click();
      for (const one of all)
        while (document.querySelector(one) === null) {
          if (performance.now() - began > 60_000) throw new Error(`${press}: no ${one}`);
          await new Promise((resolve) => setTimeout(resolve, 1));
        }
      return performance.now() - began;
    },
    [button, wanted] as const,
  );

const kinds = ["open", "solve", "shake", "cover", "stop", "card"] as const;
type Kind = (typeof kinds)[number];

interface Run {
  readonly opened: number;
  readonly answer: number;
  readonly stop: number;
  readonly tasks: Readonly<Record<Kind, readonly number[]>>;
}

const done = '.plan-certificate[data-phase="done"]';
const frequencies = '[data-share]:not([data-share=""])';
const long = { timeout: 300_000 };

async function run(page: Page, address: string): Promise<Run> {
  await page.addInitScript(watch);
  await page.goto(`${address}?workspace=plan`);
  await page.waitForSelector('[data-figure="objective"] dd:not(:text("–"))', long);
  const opened = await page.evaluate(() => performance.now());
  await page.waitForSelector(frequencies, long);
  const open = await takeTasks(page);
  const answer = await pressed(
    page,
    '[data-act="solve"]',
    '.plan-body:not(:has([data-choice])) .plan-certificate[data-phase="running"]',
    "[data-choice]",
  );
  await page.waitForSelector(done, long);
  const solve = await takeTasks(page);
  await page.waitForSelector(frequencies, long);
  const shake = await takeTasks(page);
  await page.click('[data-option="coverage"]');
  // Sixty would be proven best before a stop could be pressed.
  await page.fill('[data-path="/size"]', "100");
  await page.fill('[data-path="/effort/rounds"]', "20000");
  await page.click('[data-act="solve"]');
  await page.waitForSelector('.plan-certificate[data-phase="running"] [data-line="bound"]', long);
  // Shorter than the search is on a quick machine.
  await page.waitForTimeout(400);
  const cover = await takeTasks(page);
  const stop = await pressed(page, '[data-act="stop"]', '.plan-certificate[data-phase="stopped"]');
  await page.waitForSelector('[data-households]:not([data-households=""])', long);
  const stopped = await takeTasks(page);
  await page.click("[data-choice] >> nth=0");
  await page.waitForTimeout(1500);
  const card = await takeTasks(page);
  return { opened, answer, stop, tasks: { open, solve, shake, cover, stop: stopped, card } };
}

let server: ChildProcess | undefined;
try {
  await buildDashboard();
  const executablePath = await ensureChromium(print);
  server = spawn(
    process.execPath,
    atlasArguments("serve", values.warehouse, "--port", values.port, "--json"),
    { stdio: ["ignore", "pipe", "ignore"] },
  );
  const address = await new Promise<string>((resolve) => {
    server!.stdout!.once("data", (line: Buffer) =>
      resolve((JSON.parse(line.toString()) as { address: string }).address),
    );
  });
  const browser = await launchChromium(executablePath);
  const runs: Run[] = [];
  for (let i = 0; i < Number(values.runs); i += 1) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    runs.push(await run(await context.newPage(), address));
    await context.close();
  }
  print(
    `plan-page, Chromium ${browser.version()}, ${cpus().length} cores, load ${loadavg()[0]!.toFixed(1)}`,
  );
  print(`opened, to the first objective    ${summary(runs.map(({ opened }) => opened))}`);
  print(`solve to the first answer         ${summary(runs.map(({ answer }) => answer))}`);
  print(`stop to "stopped"                 ${summary(runs.map(({ stop }) => stop))}`);
  for (const kind of kinds) {
    const longest = runs.map(({ tasks }) => Math.max(0, ...tasks[kind]));
    const count = runs.reduce((sum, { tasks }) => sum + tasks[kind].length, 0);
    print(`longest task, ${kind.padEnd(19)} ${summary(longest)}; over 50 ms: ${count}`);
  }
  await browser.close();
} finally {
  server?.kill();
}

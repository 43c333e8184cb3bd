// The page in real Chromium over a seeded city: npm run bench -- page [--warehouse FOLDER] [--scale S] [--loads N] [--changes N] [--rest MS] [--port N]
// `--rest` is how long the focus stays on a district before the key that goes down into it.
// A change is a real click on a quarter, a kind of compound, a figure or the way up to the city, or the key that goes down into a district; its latency runs from the click to the last change of the page's
// text or elements before a quiet second, but for the attention list, which waits until a window stays. The baseline is the same page's change of language, which asks for no figure. Every other change
// is made at once, the rest after a pause, in which probable questions are fetched: both are in the figures. The map is painted when a pixel
// of its lower canvas, read back, has a colour; the engine is ready when the page says so (the mark `atlas:engine`).
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { launchChromium } from "@atlas/testkit";
import { quantile } from "@atlas/testkit/numbers";
import type { Browser, Page } from "playwright-core";
import { ensureChromium } from "../chromium.js";
import { buildDashboard } from "../dashboard-build.js";
import { atlasArguments } from "../run-atlas.js";

const { values } = parseArgs({
  options: {
    warehouse: { type: "string" },
    scale: { type: "string", default: "1" },
    loads: { type: "string", default: "5" },
    changes: { type: "string", default: "24" },
    rest: { type: "string", default: "0" },
    port: { type: "string", default: "0" },
  },
});
const print = (line: string): void => void process.stdout.write(`${line}\n`);
const atlas = (...words: string[]): void =>
  void execFileSync(process.execPath, atlasArguments(...words), { stdio: "ignore" });

function summary(times: readonly number[]): string {
  const at = (share: number): string => quantile(times, share).toFixed(0);
  return `n ${times.length}, median ${at(0.5)} ms, p95 ${at(0.95)} ms, ${at(0)} to ${at(1)} ms`;
}

interface Seen {
  readonly longTasks: number[];
  painted: number | null;
  begun: number;
  /** Of the last change of the page's text beside the map, and of the map's: its labels and scale, which move as long as it does. */
  last: number;
  lastOfMap: number;
}

interface Latency {
  /** Milliseconds until figures and charts stand still. */
  readonly ms: number;
  /** Until the map does. */
  readonly map: number;
}

/** Watches the page from its start: long tasks, and the first pixel of the map. */
function watch(): void {
  const seen: Seen = { longTasks: [], painted: null, begun: 0, last: 0, lastOfMap: 0 };
  (globalThis as unknown as { seen: Seen }).seen = seen;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) seen.longTasks.push(duration);
  }).observe({ type: "longtask", buffered: true });
  const timer = setInterval(() => {
    const canvas = document.querySelector<HTMLCanvasElement>("canvas.am-under");
    const [x, y] = [(canvas?.width ?? 0) >> 1, (canvas?.height ?? 0) >> 1];
    const pixel = x > 0 ? canvas?.getContext("2d")?.getImageData(x, y, 1, 1).data : undefined;
    if (!pixel?.[3]) return;
    seen.painted = performance.now();
    clearInterval(timer);
  }, 5);
}

/** From a real click or key to the last change of what the page shows. */
async function latency(
  page: Page,
  event: "click" | "keydown",
  act: () => Promise<void>,
): Promise<Latency> {
  await page.evaluate((type) => {
    const { seen } = globalThis as unknown as { seen: Seen };
    document.addEventListener(
      type,
      ({ timeStamp }) => {
        seen.begun = timeStamp;
        seen.last = timeStamp;
        seen.lastOfMap = timeStamp;
        new MutationObserver((changes) => {
          for (const { target } of changes) {
            const element = target instanceof Element ? target : target.parentElement;
            // The attention list waits until a window stays, and comes some time after the figures: it is not part of a change.
            if (element === null || element.closest(".attention")) continue;
            seen[element.closest(".map") ? "lastOfMap" : "last"] = performance.now();
          }
        }).observe(document.body, {
          subtree: true,
          childList: true,
          characterData: true,
        });
      },
      { capture: true, once: true },
    );
  }, event);
  await act();
  return page.evaluate(async () => {
    const { seen } = globalThis as unknown as { seen: Seen };
    while (performance.now() - Math.max(seen.last, seen.lastOfMap) < 1000)
      await new Promise((go) => setTimeout(go, 20));
    return { ms: seen.last - seen.begun, map: seen.lastOfMap - seen.begun };
  });
}

/** Main-thread tasks of over 50 ms since they were last taken. */
const takeLongTasks = (page: Page): Promise<number[]> =>
  page.evaluate(() => (globalThis as unknown as { seen: Seen }).seen.longTasks.splice(0));

interface Opening {
  readonly figures: number;
  readonly painted: number;
  readonly engine: number;
}

/** Milliseconds from the start of a navigation until the first figures, the map's first pixel and the engine were there. */
async function open(page: Page, address: string): Promise<Opening> {
  await page.goto(address);
  await page.waitForFunction(
    () =>
      performance.getEntriesByName("atlas:engine").length > 0 &&
      (globalThis as unknown as { seen: Seen }).seen.painted !== null,
  );
  // No named function in it: what compiles this file would call its own helper, which the page does not have.
  return page.evaluate(() => ({
    figures: performance.getEntriesByName("atlas:figures")[0]?.startTime ?? NaN,
    engine: performance.getEntriesByName("atlas:engine")[0]?.startTime ?? NaN,
    painted: (globalThis as unknown as { seen: Seen }).seen.painted ?? NaN,
  }));
}

const kindsOfChange = ["window", "kind", "unit", "figure"] as const;

interface Change extends Latency {
  readonly what: (typeof kindsOfChange)[number];
  readonly goesDown: boolean;
  /** After a pause, in which the page may guess. */
  readonly paused: boolean;
  readonly longTasks: readonly number[];
}

const kinds = ["old", "managed", "all"];
const figureCount = 5;
/** A large one, a small one and one of the core. */
const districts = ["510107", "510182", "510104"];

/** Goes through windows, kinds, units and figures, in turn: down into a district and up again. */
async function change(page: Page, quarters: readonly string[], i: number): Promise<Change> {
  const what = kindsOfChange[i % 4]!;
  const paused = (i >> 2) % 2 === 1;
  if (paused) await page.waitForTimeout(4000);
  if (what === "figure") await page.click(".map-controls .choice-button");
  const selectors = {
    window: `[data-quarter="${quarters[(i * 3 + 1) % quarters.length]}"]`,
    kind: `[data-option="${kinds[(i >> 2) % kinds.length]}"]`,
    figure: `.choice-item >> nth=${((i >> 2) + 1) % (figureCount - 1)}`,
    unit: ".breadcrumb .link >> nth=0",
  };
  const goesDown = what === "unit" && (await page.$(selectors.unit)) === null;
  if (goesDown) {
    await page.focus(`[data-unit="${districts[(i >> 3) % districts.length]}"]`);
    await page.waitForTimeout(Number(values.rest));
  }
  await takeLongTasks(page);
  const taken = goesDown
    ? await latency(page, "keydown", () => page.keyboard.press("ArrowRight"))
    : await latency(page, "click", () => page.click(selectors[what]));
  return { what, goesDown, paused, ...taken, longTasks: await takeLongTasks(page) };
}

async function measure(browser: Browser, address: string): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await context.addInitScript(watch);
  const page = await context.newPage();
  await open(page, address);
  const openings: Opening[] = [];
  for (let i = 0; i < Number(values.loads); i += 1) openings.push(await open(page, address));
  const quarters = await page.$$eval("[data-quarter]", (all) =>
    all.map((one) => one.getAttribute("data-quarter") ?? "").slice(-9, -1),
  );
  const click = async (selector: string): Promise<number> =>
    (await latency(page, "click", () => page.click(selector))).ms;
  const first = await click(`[data-quarter="${quarters[0]}"]`);
  await page.waitForTimeout(8000);
  const changes: Change[] = [];
  const baseline: number[] = [];
  for (let i = 0; i < Number(values.changes); i += 1) {
    changes.push(await change(page, quarters, i));
    if (i % 4 === 0) baseline.push(await click(i % 8 === 0 ? 'text="EN"' : 'text="中"'));
  }

  const load = loadavg()[0]!.toFixed(1);
  print(`page, Chromium ${browser.version()}, ${cpus().length} cores, load ${load}`);
  const warm = "warm HTTP cache";
  print(`first figures, ${warm}   ${summary(openings.map(({ figures }) => figures))}`);
  print(`map to a pixel, ${warm}  ${summary(openings.map(({ painted }) => painted))}`);
  print(`engine ready, ${warm}    ${summary(openings.map(({ engine }) => engine))}`);
  print(`first change of window, engine ready   ${first.toFixed(0)} ms (n 1)`);
  print(`baseline: change of language           ${summary(baseline)}`);
  const line = (name: string, some: readonly Change[]): void => {
    const times = some.map(({ ms }) => ms);
    const ratio = (quantile(times, 0.5) / quantile(baseline, 0.5)).toFixed(1);
    print(`${name.padEnd(38)} ${summary(times)}; ${ratio} times the baseline`);
  };
  for (const what of kindsOfChange) {
    const some = changes.filter((one) => one.what === what);
    line(`change of ${what}`, some);
    print(`  the map                              ${summary(some.map(({ map }) => map))}`);
  }
  line(
    "  of these, down into a district",
    changes.filter(({ goesDown }) => goesDown),
  );
  line(
    "  all of them, at once",
    changes.filter(({ paused }) => !paused),
  );
  line(
    "  all of them, after a pause",
    changes.filter(({ paused }) => paused),
  );
  const tasks = changes.flatMap(({ longTasks }) => longTasks);
  print(
    `main-thread tasks over 50 ms           ${tasks.length} in ${changes.length} changes${tasks.length > 0 ? `: ${summary(tasks)}` : ""}`,
  );
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
    atlasArguments("serve", warehouse, "--port", values.port, "--json"),
    { stdio: ["ignore", "pipe", "ignore"] },
  );
  const address = await new Promise<string>((resolve) => {
    server!.stdout!.once("data", (line: Buffer) =>
      resolve((JSON.parse(line.toString()) as { address: string }).address),
    );
  });
  const browser = await launchChromium(executablePath);
  await measure(browser, address);
  await browser.close();
} finally {
  server?.kill();
  rmSync(scratch, { recursive: true, force: true });
}

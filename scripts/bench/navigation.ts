// A working day's navigation in real Chromium over a seeded city: npm run bench -- navigation [--warehouse FOLDER] [--scale S] [--rounds N]
// A round goes through every view, a district, a township, a compound's sheet, three figures, three kinds and six windows: some forty changes, an
// hour of an office's work in ten rounds. Memory is what Chromium says of the page with its workers after a collection, and WebAssembly's beside it. Playback counts the quarters that were shown with all panels of their own, and the time
// between two. The baseline of playback is its own pace, 250 ms; that of memory is the page after its first round.
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
    rounds: { type: "string", default: "10" },
  },
});
const print = (line: string): void => void process.stdout.write(`${line}\n`);
const atlas = (...words: string[]): string =>
  execFileSync(process.execPath, atlasArguments(...words), {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
const mebibyte = 2 ** 20;

function summary(numbers: readonly number[], unit: string): string {
  const at = (share: number): string => quantile(numbers, share).toFixed(0);
  return `n ${numbers.length}, median ${at(0.5)} ${unit}, p95 ${at(0.95)} ${unit}, ${at(0)} to ${at(1)} ${unit}`;
}

/** Bytes that the page and its workers hold after a collection: JavaScript, DOM and buffers as the browser adds them up, and WebAssembly's
 * memory, which it leaves out. */
async function readMemory(page: Page): Promise<{ readonly total: number; readonly wasm: number }> {
  const memory = await page.evaluate(() =>
    (
      performance as unknown as { measureUserAgentSpecificMemory(): Promise<{ bytes: number }> }
    ).measureUserAgentSpecificMemory(),
  );
  const each = await Promise.all(
    page
      .workers()
      .map((worker) =>
        worker.evaluate(
          () =>
            (globalThis as { wasmMemory?: { buffer: ArrayBuffer } }).wasmMemory?.buffer
              .byteLength ?? 0,
        ),
      ),
  );
  const wasm = each.reduce((sum, bytes) => sum + bytes, 0);
  return { total: memory.bytes + wasm, wasm };
}

/** Before a worker's own script: keeps the memory of the module that it starts. */
const keepMemory = `
  const startStreaming = WebAssembly.instantiateStreaming;
  WebAssembly.instantiateStreaming = async (source, imports) => {
    const made = await startStreaming.call(WebAssembly, source, imports);
    const isMemory = (one) => one instanceof WebAssembly.Memory;
    globalThis.wasmMemory =
      Object.values(made.instance.exports).find(isMemory) ??
      Object.values(Object.values(imports)[0]).find(isMemory);
    return made;
  };
`;

/** The browser measures its memory for isolated pages only: the page and its workers are made that. */
const isolate = (page: Page, address: string): Promise<unknown> =>
  page.route(
    (url) => url.href === address || url.pathname.includes("worker"),
    async (route) => {
      const response = await route.fetch();
      // The body comes unpacked.
      const { "content-encoding": _, "content-length": __, ...others } = response.headers();
      const text = await response.text();
      await route.fulfill({
        status: response.status(),
        headers: { ...others, "cross-origin-embedder-policy": "require-corp" },
        body: route.request().url().includes("duckdb") ? keepMemory + text : text,
      });
    },
  );

/** Shows a view as a link inside the page would. */
async function show(page: Page, query: string): Promise<void> {
  await page.evaluate((search) => {
    history.pushState(null, "", search === "" ? location.pathname : search);
    dispatchEvent(new PopStateEvent("popstate"));
  }, query);
  await page.waitForTimeout(120);
  await page.waitForFunction(
    () => document.querySelector(".skeleton, .ac-skeleton, [data-state=loading]") === null,
  );
}

const systems = "proposals index steps lists consult_first sites pilots councils traits".split(" ");

async function round(
  page: Page,
  compounds: readonly string[],
  quarters: readonly string[],
  i: number,
) {
  const district = ["510106", "510107", "510112", "510182"][i % 4]!;
  for (const system of systems)
    await show(page, `?system=${system}&within=${i % 2 ? district : ""}`.replace(/&within=$/, ""));
  for (const kind of ["old", "managed", "all"]) await show(page, `?kind=${kind}`);
  for (const metric of ["coverage", "consensus", "index"])
    await show(page, `?metric=${metric}&within=${district}`);
  for (let q = 0; q < 6; q += 1)
    await show(page, `?window=${quarters[(i * 5 + q * 3) % quarters.length]}`);
  await show(page, `?level=township`);
  for (let c = 0; c < 4; c += 1)
    await show(page, `?selected=${compounds[(i * 4 + c) % compounds.length]}`);
  await show(page, "");
}

/** Plays from the first to the last quarter; when each was shown. */
async function play(page: Page, quarters: readonly string[]): Promise<readonly number[]> {
  await show(page, `?window=${quarters[0]}`);
  await page.waitForTimeout(2000);
  await page.evaluate(() => {
    const seen: (readonly [string, number])[] = [];
    (globalThis as unknown as { played: typeof seen }).played = seen;
    // No named function here: what compiles this file would call its own helper, which the page does not have.
    setInterval(() => {
      const window = new URL(location.href).searchParams.get("window") ?? "";
      if (seen.at(-1)?.[0] !== window) seen.push([window, performance.now()]);
    }, 8);
  });
  await page.keyboard.press("Space");
  await page.waitForFunction(
    (count) =>
      (globalThis as unknown as { played: (readonly [string, number])[] }).played.length >= count,
    quarters.length,
    { timeout: 60_000 },
  );
  const played = await page.evaluate(
    () => (globalThis as unknown as { played: (readonly [string, number])[] }).played,
  );
  const shown = new Set(played.map(([window]) => window));
  print(
    `playback: quarters shown                ${quarters.filter((one) => shown.has(one)).length} of ${quarters.length}`,
  );
  return played.slice(1).map(([, at], i) => at - played[i]![1]);
}

async function measure(
  browser: Browser,
  address: string,
  compounds: readonly string[],
): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await isolate(page, address);
  await page.addInitScript(() => {
    const tasks: number[] = [];
    (globalThis as unknown as { tasks: number[] }).tasks = tasks;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(duration);
    }).observe({ type: "longtask" });
  });
  await page.goto(address);
  await page.waitForFunction(() => performance.getEntriesByName("atlas:engine").length > 0);
  const quarters = await page.$$eval("[data-quarter]", (all) =>
    all.map((one) => one.getAttribute("data-quarter") ?? ""),
  );
  print(
    `navigation, Chromium ${browser.version()}, ${cpus().length} cores, load ${loadavg()[0]!.toFixed(1)}`,
  );
  const gaps = await play(page, quarters);
  print(
    `playback: time between two              ${summary(gaps, "ms")}; ${(quantile(gaps, 0.5) / 250).toFixed(2)} times its pace`,
  );
  await page.keyboard.press("Space");
  await page.evaluate(() => (globalThis as unknown as { tasks: number[] }).tasks.splice(0));
  const totals: number[] = [];
  for (let i = 0; i < Number(values.rounds); i += 1) {
    await round(page, compounds, quarters, i);
    await page.waitForTimeout(1500);
    const { total, wasm } = await readMemory(page);
    totals.push(total / mebibyte);
    print(
      `after round ${String(i + 1).padStart(2)}                          ${(total / mebibyte).toFixed(0)} MiB, ${(wasm / mebibyte).toFixed(0)} of them WebAssembly`,
    );
  }
  print(
    `memory after a round                    ${summary(totals, "MiB")}; the last ${(totals.at(-1)! / totals[0]!).toFixed(2)} times the first`,
  );
  const tasks = await page.evaluate(() => (globalThis as unknown as { tasks: number[] }).tasks);
  print(
    `main-thread tasks over 50 ms            ${tasks.length} in ${values.rounds} rounds of 26 changes${tasks.length > 0 ? `: ${summary(tasks, "ms")}` : ""}`,
  );
}

const scratch = mkdtempSync(join(tmpdir(), "atlas-bench-navigation-"));
let server: ChildProcess | undefined;
try {
  let { warehouse } = values;
  if (warehouse === undefined) {
    warehouse = join(scratch, "warehouse");
    atlas("sample", "--out", join(scratch, "city"), "--seed", "1", "--scale", values.scale);
    atlas("ingest", join(scratch, "city"), "--out", warehouse);
  }
  const rows = JSON.parse(
    atlas(
      "query",
      warehouse,
      "SELECT compound_id FROM compound ORDER BY compound_id LIMIT 40",
      "--json",
    ),
  ) as readonly { readonly compound_id: string }[];
  await buildDashboard();
  const executablePath = await ensureChromium(print);
  server = spawn(process.execPath, atlasArguments("serve", warehouse, "--port", "0", "--json"), {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const address = await new Promise<string>((resolve) => {
    server!.stdout!.once("data", (line: Buffer) =>
      resolve((JSON.parse(line.toString()) as { address: string }).address),
    );
  });
  const browser = await launchChromium(executablePath, [
    "--enable-blink-features=ForceEagerMeasureMemory",
  ]);
  await measure(
    browser,
    address,
    rows.map(({ compound_id: id }) => id),
  );
  await browser.close();
} finally {
  server?.kill();
  rmSync(scratch, { recursive: true, force: true });
}

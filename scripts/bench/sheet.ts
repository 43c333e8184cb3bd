// Search and the compound's sheet in real Chromium: npm run bench -- sheet --warehouse FOLDER [--opens N] [--port N]
// A suggestion's latency runs from a real key to the frame after the list's last change; a sheet's from Enter on a suggestion to the frame after
// its head, and then its newest consultation, is there. Every sheet is of another compound, so that none is kept; the engine is up, as after a minute's work.
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
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
    opens: { type: "string", default: "40" },
    port: { type: "string", default: "0" },
  },
});
const typed = ["xinghui", "jnq", "tingche", "510106", "liuyinlu19", "z", "CXQ011", "hua yuan"];
const print = (line: string): void => void process.stdout.write(`${line}\n`);

function summary(times: readonly number[]): string {
  const at = (share: number): string => quantile(times, share).toFixed(0);
  return `n ${times.length}, median ${at(0.5)} ms, p95 ${at(0.95)} ms, ${at(0)} to ${at(1)} ms`;
}

/** Milliseconds from a key, pressed for real, until an element is there and the list of suggestions has come to rest. */
async function latency(page: Page, key: string, selector: string): Promise<number> {
  await page.evaluate((wanted) => {
    const state = { begun: 0, last: 0, wanted };
    Object.assign(globalThis, { state });
    addEventListener("keydown", ({ timeStamp }) => (state.begun = state.last = timeStamp), {
      capture: true,
      once: true,
    });
    // No named function in it: what compiles this file would call its own helper, which the page does not have.
    const observer = new MutationObserver((all) => {
      if (state.begun === 0 || !document.querySelector(wanted)) return;
      if (wanted !== ".search") observer.disconnect();
      else if (!all.some(({ target }) => target.parentElement?.closest(".search"))) return;
      requestAnimationFrame(() => setTimeout(() => (state.last = performance.now())));
    });
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
  }, selector);
  await page.keyboard.press(key);
  await page.waitForTimeout(selector === ".search" ? 250 : 1200);
  return page.evaluate(() => {
    const { state } = globalThis as unknown as { state: { begun: number; last: number } };
    return state.last - state.begun;
  });
}

async function measure(page: Page, ids: readonly string[]): Promise<void> {
  const suggestions: number[] = [];
  const openSearch = async (): Promise<void> => {
    await page.keyboard.press("Control+k");
    await page.waitForSelector(".search input");
  };
  await openSearch();
  await page.waitForTimeout(4000);
  for (const text of typed) {
    await page.fill(".search input", "");
    for (const sign of text) suggestions.push(await latency(page, sign, ".search"));
  }
  await page.keyboard.press("Escape");
  const heads: number[] = [];
  for (const id of ids) {
    await openSearch();
    await page.fill(".search input", id);
    await page.waitForTimeout(150);
    heads.push(await latency(page, "Enter", `.compound-head [data-id="${id}"]`));
  }
  const shown = suggestions.filter((time) => time > 0);
  print(
    `  suggestions after a key, ${suggestions.length - shown.length} without a change: ${summary(shown)} (target 50)`,
  );
  print(
    `  sheet after Enter, ${heads.filter((time) => time <= 0).length} that did not open: ${summary(heads.filter((time) => time > 0))} (target 150)`,
  );
}

const executablePath = await ensureChromium(print);
await buildDashboard();
const asked = `SELECT compound_id FROM compound WHERE lon IS NOT NULL ORDER BY hash(compound_id) LIMIT ${Number(values.opens)}`;
const compounds = JSON.parse(
  execFileSync(process.execPath, atlasArguments("query", values.warehouse, asked, "--json"), {
    encoding: "utf8",
  }),
) as readonly { readonly compound_id: string }[];
const server: ChildProcess = spawn(
  process.execPath,
  atlasArguments("serve", values.warehouse, "--port", values.port, "--json"),
  { stdio: ["ignore", "pipe", "ignore"] },
);
const browser = await launchChromium(executablePath);
try {
  const address = await new Promise<string>((resolve) => {
    server.stdout!.once("data", (line: Buffer) =>
      resolve((JSON.parse(line.toString()) as { address: string }).address),
    );
  });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(address);
  await page.waitForFunction(() => performance.getEntriesByName("atlas:engine").length > 0);
  await page.waitForTimeout(6000);
  print(
    `sheet, Chromium ${browser.version()}, ${cpus().length} cores, load ${loadavg()[0]!.toFixed(1)}`,
  );
  await measure(
    page,
    compounds.map(({ compound_id: id }) => id),
  );
} finally {
  await browser.close();
  server.kill();
}

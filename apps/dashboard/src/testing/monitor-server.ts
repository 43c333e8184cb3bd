import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import type { FigureRow } from "@atlas/metrics";
import { launchForTest } from "@atlas/testkit";
import type {
  Browser,
  BrowserContextOptions,
  ConsoleMessage,
  Page,
  Request,
} from "playwright-core";
import { onTestFinished } from "vitest";
import { buildDashboard } from "../../../../scripts/dashboard-build.js";
import { bundleAtlas, bundledArguments } from "../../../../scripts/testing/bundled-atlas.js";
import { once } from "../../../../scripts/testing/once.js";
import { sharedPath } from "../../../../scripts/testing/shared-path.js";

/** Runs `atlas` and gives what it prints; a server is prepared before. */
export const atlas = (...commandArguments: string[]): string =>
  execFileSync(process.execPath, bundledArguments(...commandArguments), {
    encoding: "utf8",
    maxBuffer: 1e8,
    stdio: ["ignore", "pipe", "ignore"],
  });

/** Writes the returns of the golden city, without its truth, into a folder. */
function writeGoldenCity(folder: string): void {
  const packed = new URL("../../../../data/golden/city.json.br", import.meta.url);
  const files = JSON.parse(brotliDecompressSync(readFileSync(packed)).toString()) as Readonly<
    Record<string, string>
  >;
  for (const [name, bytes] of Object.entries(files)) {
    if (!name.startsWith("returns/")) continue;
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes, "latin1");
  }
}

const usualSize = { width: 1440, height: 900 };

/** A page and what went wrong on it: requests that left the origin, errors, errors on its console. */
export interface Visit {
  readonly page: Page;
  readonly faults: string[];
}

/** The built page over a small warehouse, in a real Chromium. The warehouse is made once a run and shared: no test changes it. */
export class MonitorServer {
  readonly warehouse: string;
  readonly #made: string;
  #server: ChildProcess | null = null;
  #browser: Browser | null = null;
  #address = "";
  readonly #figures = new Map<string, readonly FigureRow[]>();
  /** A tab that no test has now. */
  #free: Page | null = null;

  /** @param city a small sample, or the golden city of data/golden
   * @param beside files that lie in the warehouse's folder; with them it is a copy of its own
   * @param readsAhead whether pages read what is probably asked next, which takes longer than what most tests look at */
  constructor(
    private readonly city: "sample" | "golden" = "sample",
    private readonly beside: Readonly<Record<string, string | Buffer>> = {},
    private readonly readsAhead = false,
  ) {
    this.#made = sharedPath(city);
    this.warehouse =
      Object.keys(beside).length === 0 ? this.#made : mkdtempSync(`${this.#made}-with-`);
  }

  /** Bundles the command, builds the page and makes the warehouse, each once a run: what a test that starts a server of its own should not wait for. */
  async prepare(): Promise<void> {
    await bundleAtlas();
    await Promise.all([
      once(sharedPath("page"), buildDashboard),
      once(this.#made, async () => this.#makeWarehouse()),
    ]);
  }

  async start(): Promise<void> {
    await this.prepare();
    if (this.warehouse !== this.#made) {
      cpSync(this.#made, this.warehouse, { recursive: true, verbatimSymlinks: true });
      for (const [name, bytes] of Object.entries(this.beside))
        writeFileSync(join(this.warehouse, name), bytes);
    }
    const server = spawn(
      process.execPath,
      bundledArguments("serve", this.warehouse, "--port", "0", "--json"),
      { stdio: ["ignore", "pipe", "ignore"] },
    );
    this.#server = server;
    this.#address = await new Promise<string>((resolve) => {
      server.stdout.once("data", (line: Buffer) =>
        resolve((JSON.parse(line.toString()) as { address: string }).address),
      );
    });
    this.#browser = await launchForTest();
  }

  async stop(): Promise<void> {
    await this.#browser?.close();
    this.#server?.kill();
  }

  #makeWarehouse(): void {
    const city = `${this.#made}-city`;
    if (this.city === "golden") writeGoldenCity(city);
    else atlas("sample", "--out", city, "--seed", "42", "--scale", "0.05");
    const unfinished = `${this.#made}-unfinished`;
    atlas("ingest", city, "--out", unfinished);
    renameSync(unfinished, this.#made);
  }

  /** What `atlas metrics` says of the same warehouse. */
  figures(level: string, metric: string, kind = "all", period = "trailing4"): readonly FigureRow[] {
    const asked = ["--level", level, "--metric", metric, "--kind", kind, "--period", period];
    const name = asked.join(" ");
    if (!this.#figures.has(name)) {
      const told = atlas("metrics", this.warehouse, ...asked, "--json");
      this.#figures.set(name, JSON.parse(told) as FigureRow[]);
    }
    return this.#figures.get(name)!;
  }

  /** Opens the page for the test that runs; `prepare` runs before it loads. It is left after the test, as a page that stays
   * open takes the time of those that follow. A visit that asks for nothing but a size gets the tab of the one before, its
   * storage emptied: the page loads anew, though the browser has compiled its code already. */
  async visit(
    query: string,
    prepare?: (page: Page) => Promise<unknown>,
    options: BrowserContextOptions = { viewport: usualSize },
  ): Promise<Visit> {
    const size = Object.keys(options).join() === "viewport" ? options.viewport : null;
    const tab = prepare === undefined && size ? this.#free : null;
    const page = tab ?? (await this.#open(options));
    if (tab) {
      this.#free = null;
      await page.setViewportSize(size!);
    }
    const faults: string[] = [];
    const listening = [
      (request: Request) => {
        const url = request.url();
        if (!url.startsWith(this.#address) && !/^(blob|data):/.test(url))
          faults.push(`request ${url}`);
      },
      (error: Error) => faults.push(`error ${error.message}`),
      (message: ConsoleMessage) => {
        if (message.type() === "error") faults.push(`console ${message.text()}`);
      },
    ] as const;
    page.on("request", listening[0]);
    page.on("pageerror", listening[1]);
    page.on("console", listening[2]);
    onTestFinished(async ({ task }) => {
      page.off("request", listening[0]);
      page.off("pageerror", listening[1]);
      page.off("console", listening[2]);
      const isPlain = prepare === undefined && size && task.result?.state !== "fail";
      if (!isPlain || this.#free || page.isClosed()) return page.close();
      await page.goto("about:blank");
      await page.emulateMedia({ media: null, forcedColors: null, reducedMotion: null });
      const session = await page.context().newCDPSession(page);
      const { origin } = new URL(this.#address);
      await session.send("Storage.clearDataForOrigin", { origin, storageTypes: "local_storage" });
      await session.detach();
      this.#free = page;
    });
    await prepare?.(page);
    await page.goto(this.#address + query);
    return { page, faults };
  }

  async #open(options: BrowserContextOptions): Promise<Page> {
    const page = await this.#browser!.newPage(options);
    if (!this.readsAhead) {
      const session = await page.context().newCDPSession(page);
      await session.send("Emulation.setDataSaverOverride", { dataSaverEnabled: true });
    }
    return page;
  }
}

import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import type { FigureRow } from "@atlas/metrics";
import { launchForTest } from "@atlas/testkit";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
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

  /** @param city a small sample, or the golden city of data/golden
   * @param beside files that lie in the warehouse's folder; with them it is a copy of its own */
  constructor(
    private readonly city: "sample" | "golden" = "sample",
    private readonly beside: Readonly<Record<string, string | Buffer>> = {},
  ) {
    this.#made = sharedPath(city);
    this.warehouse =
      Object.keys(beside).length === 0 ? this.#made : mkdtempSync(`${this.#made}-with-`);
  }

  /** Bundles the command, builds the page and makes the warehouse, each once a run: what a test that starts a server of its own should not wait for. */
  async prepare(): Promise<void> {
    await bundleAtlas();
    await once(sharedPath("page"), buildDashboard);
    await once(this.#made, async () => this.#makeWarehouse());
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
  figures(level: string, metric: string, kind = "all", period = "trailing4"): FigureRow[] {
    const asked = ["--level", level, "--metric", metric, "--kind", kind, "--period", period];
    return JSON.parse(atlas("metrics", this.warehouse, ...asked, "--json")) as FigureRow[];
  }

  /** Opens the page for the test that runs; `prepare` runs before it loads. It is closed after the test, as a page that
   * stays open reads ahead and takes the time of those that follow. */
  async visit(
    query: string,
    prepare: (page: Page) => Promise<unknown> = () => Promise.resolve(),
    options: BrowserContextOptions = { viewport: { width: 1440, height: 900 } },
  ): Promise<Visit> {
    const page = await this.#browser!.newPage(options);
    onTestFinished(() => page.close());
    const faults: string[] = [];
    page.on("request", (request) => {
      const url = request.url();
      if (!url.startsWith(this.#address) && !/^(blob|data):/.test(url))
        faults.push(`request ${url}`);
    });
    page.on("pageerror", (error) => faults.push(`error ${error.message}`));
    page.on("console", (message) => {
      if (message.type() === "error") faults.push(`console ${message.text()}`);
    });
    await prepare(page);
    await page.goto(this.#address + query);
    return { page, faults };
  }
}

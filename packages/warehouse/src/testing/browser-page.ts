import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { type Server, createServer } from "node:http";
import { createRequire } from "node:module";
import { type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { launchForTest } from "@atlas/testkit";
import type { Page } from "playwright-core";
import { build } from "vite";

/** What the page asked of the file server. */
export interface Fetched {
  readonly method: string;
  readonly path: string;
  readonly range: string | null;
  readonly status: number;
  readonly bytes: number;
}

/** A page in Chromium with the browser adapter as `atlas`, over a server that answers ranges and counts what it sends. */
export interface AdapterPage {
  readonly page: Page;
  readonly address: string;
  readonly fetched: Fetched[];
  readonly close: () => Promise<void>;
}

/** Opens a page over the files of a folder. */
export async function openAdapterPage(folder: string): Promise<AdapterPage> {
  const script = await bundled();
  const engine = dirname(createRequire(import.meta.url).resolve("@duckdb/duckdb-wasm"));
  const fetched: Fetched[] = [];
  const server = createServer((request, response) => {
    const path = (request.url ?? "/").slice(1);
    if (path === "") {
      response.setHeader("Content-Type", "text/html");
      response.end("<!doctype html><meta charset=utf-8><body>");
      return;
    }
    const own = path.startsWith("duckdb-") ? join(engine, path) : join(folder, path);
    let content: Buffer;
    try {
      content = readFileSync(own);
    } catch {
      response.statusCode = 404;
      response.end();
      return;
    }
    if (path.endsWith(".wasm")) response.setHeader("Content-Type", "application/wasm");
    if (path.endsWith(".js")) response.setHeader("Content-Type", "text/javascript");
    response.setHeader("Accept-Ranges", "bytes");
    const range = request.headers.range ?? null;
    const asked = /^bytes=(\d+)-(\d*)$/.exec(range ?? "");
    const from = Number(asked?.[1] ?? 0);
    const to = asked?.[2] ? Math.min(Number(asked[2]), content.length - 1) : content.length - 1;
    const part = content.subarray(from, to + 1);
    response.statusCode = asked ? 206 : 200;
    if (asked) response.setHeader("Content-Range", `bytes ${from}-${to}/${content.length}`);
    response.setHeader("Content-Length", part.length);
    const method = request.method ?? "GET";
    if (!path.startsWith("duckdb-"))
      fetched.push({
        method,
        path,
        range,
        status: response.statusCode,
        bytes: method === "HEAD" ? 0 : part.length,
      });
    response.end(method === "HEAD" ? undefined : part);
  });
  const address = await listening(server);
  const browser = await launchForTest();
  const page = await browser.newPage();
  await page.goto(address);
  await page.addScriptTag({ content: script });
  return {
    page,
    address,
    fetched,
    close: async () => {
      await browser.close();
      server.closeAllConnections();
      server.close();
    },
  };
}

async function bundled(): Promise<string> {
  const entry = fileURLToPath(new URL("../browser.ts", import.meta.url));
  const folder = mkdtempSync(join(tmpdir(), "atlas-adapter-"));
  await build({
    root: dirname(entry),
    configFile: false,
    logLevel: "error",
    build: {
      outDir: folder,
      emptyOutDir: true,
      lib: { entry, formats: ["iife"], name: "atlas", fileName: "adapter" },
    },
  });
  const [name] = readdirSync(folder).filter((file) => file.endsWith(".js"));
  const script = readFileSync(join(folder, name!), "utf8");
  rmSync(folder, { recursive: true, force: true });
  return script;
}

const listening = (server: Server): Promise<string> =>
  new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () =>
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`),
    );
  });

import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { launchForTest } from "@atlas/testkit";
import type { Browser, Page } from "playwright-core";
import { build } from "vite";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const origin = "http://map.invalid";
const types: Readonly<Record<string, string>> = {
  css: "text/css",
  js: "text/javascript",
  mjs: "text/javascript",
  geojson: "application/json",
};

/** The map alone on a page, bundled once, and a browser to look at it with. */
export interface MapPages {
  readonly browser: Browser;
  /** Opens the page and waits until the map is drawn. Names of the query: see map-page.tsx. */
  readonly open: (
    query: Readonly<Record<string, string | number>>,
    options?: OpenOptions,
  ) => Promise<Page>;
  /** Errors of the pages, and addresses outside them that were asked for. */
  readonly faults: readonly string[];
  readonly close: () => Promise<void>;
}

interface OpenOptions {
  readonly viewport?: { readonly width: number; readonly height: number };
  /** Runs in the page before anything else. */
  readonly before?: () => void;
  readonly waitFor?: string;
}

/** Bundles the page with vite and starts Chromium; tokens and layout are those of the dashboard, boundaries those of data/. */
export async function openMapPages(): Promise<MapPages> {
  const folder = mkdtempSync(join(tmpdir(), "atlas-map-"));
  await build({
    root: here("."),
    configFile: false,
    logLevel: "error",
    build: {
      outDir: folder,
      emptyOutDir: true,
      minify: false,
      cssCodeSplit: false,
      lib: { entry: here("map-page.tsx"), formats: ["es"], fileName: "page", cssFileName: "page" },
    },
    define: { "process.env.NODE_ENV": '"development"' },
  });
  const files = new Map<string, string>();
  for (const name of readdirSync(folder)) files.set(name, readFileSync(join(folder, name), "utf8"));
  rmSync(folder, { recursive: true, force: true });
  const find = createRequire(import.meta.url);
  files.set(
    "maplibre-gl-worker.mjs",
    readFileSync(find.resolve("maplibre-gl/dist/maplibre-gl-worker.mjs"), "utf8"),
  );
  for (const level of ["district", "township"])
    files.set(
      `${level}.geojson`,
      readFileSync(here(`../../../../data/boundaries/${level}.geojson`), "utf8"),
    );
  const styles = ["tokens", "map"].map((name) =>
    readFileSync(here(`../../../../apps/dashboard/src/styles/${name}.css`), "utf8"),
  );
  const html = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><link rel="icon" href="data:,">
<link rel="stylesheet" href="/page.css"><style>${styles.join("\n")} body { margin: 0; font: 13px var(--font-sans); }</style>
<body><script type="module" src="/page.js"></script></body></html>`;
  const browser = await launchForTest();
  const faults: string[] = [];
  return {
    browser,
    faults,
    open: async (query, options = {}) => {
      const page = await browser.newPage({
        viewport: options.viewport ?? { width: 900, height: 640 },
      });
      page.on("pageerror", (error) => faults.push(error.message));
      if (options.before) await page.addInitScript(options.before);
      await page.route("**/*", (route) => {
        const url = new URL(route.request().url());
        const name = url.pathname.slice(1);
        const body = name === "" ? html : files.get(name);
        if (url.origin !== origin || body === undefined) {
          faults.push(`asked for ${url.href}`);
          return route.abort();
        }
        const contentType = types[name.split(".").at(-1)!] ?? "text/html";
        return route.fulfill({ body, contentType: `${contentType}; charset=utf-8` });
      });
      const search = Object.entries(query).map(([name, value]) => [name, String(value)]);
      await page.goto(`${origin}/?${new URLSearchParams(search).toString()}`);
      await page
        .waitForSelector(options.waitFor ?? "[data-ready]", { timeout: 30_000, state: "attached" })
        .catch((cause: unknown) => {
          throw new Error(`map page: nothing drawn; ${faults.join("; ")}`, { cause });
        });
      return page;
    },
    close: () => browser.close(),
  };
}

import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { launchForTest } from "@atlas/testkit";
import type { Browser, Page } from "playwright-core";
import { build } from "vite";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const pageCss = `
  body { margin: 0; padding: 16px; background: var(--bg); color: var(--ink);
    font: 13px/1.45 var(--font-sans); font-variant-numeric: tabular-nums; }
  main { display: flex; flex-wrap: wrap; gap: 16px; align-items: flex-start; }
  section { background: var(--surface); padding: 8px 0; }
  #headline, #cells, #legend, #glyphs { padding: 12px; }`;

/** The gallery, bundled once, and a browser to look at it with. */
export interface Gallery {
  readonly browser: Browser;
  /** A new page of the gallery at 1120 × 900 in a theme. */
  readonly open: (theme: "light" | "dark", options?: GalleryOptions) => Promise<Page>;
  /** Errors of the pages, and what React had to say. */
  readonly faults: readonly string[];
  readonly close: () => Promise<void>;
}

interface GalleryOptions {
  readonly forcedColors?: "active";
  readonly hasTouch?: boolean;
}

/** Bundles the gallery with vite and starts Chromium; the tokens are those of the dashboard. */
export async function openGallery(): Promise<Gallery> {
  const folder = mkdtempSync(join(tmpdir(), "atlas-gallery-"));
  await build({
    root: here("."),
    configFile: false,
    logLevel: "error",
    build: {
      outDir: folder,
      emptyOutDir: true,
      lib: { entry: here("gallery.tsx"), formats: ["iife"], name: "gallery", fileName: "gallery" },
    },
    // React's development build, which says on the console what it does not like.
    define: { "process.env.NODE_ENV": '"development"' },
  });
  const read = (ending: string): string =>
    readFileSync(
      join(
        folder,
        readdirSync(folder).find((name) => name.endsWith(ending))!,
      ),
      "utf8",
    );
  const [script, chartsCss] = [read(".js"), read(".css")];
  const tokens = readFileSync(here("../../../../apps/dashboard/src/styles/tokens.css"), "utf8");
  rmSync(folder, { recursive: true, force: true });
  const browser = await launchForTest();
  const faults: string[] = [];
  return {
    browser,
    faults,
    open: async (theme, options = {}) => {
      const page = await browser.newPage({ viewport: { width: 1120, height: 900 }, ...options });
      page.on("pageerror", (error) => faults.push(error.message));
      page.on("console", (message) => {
        if (message.type() === "error") faults.push(message.text());
      });
      await page.setContent(
        `<!doctype html><html lang="zh-CN" data-theme="${theme}"><meta charset="utf-8"><style>${tokens}${pageCss}${chartsCss}</style><body></body></html>`,
      );
      await page.addScriptTag({ content: script });
      await page.waitForSelector("#frame figure", { timeout: 5000 }).catch((cause: unknown) => {
        throw new Error(`gallery: nothing drawn; ${faults.join("; ")}`, { cause });
      });
      return page;
    },
    close: () => browser.close(),
  };
}

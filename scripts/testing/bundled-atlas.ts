import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Plugin } from "vite";
import { fromRoot } from "../paths.js";
import { once } from "./once.js";
import { sharedPath } from "./shared-path.js";

const folder = (): string => sharedPath("atlas");

/** What Node is given to run the bundled `atlas`, once `bundleAtlas` is done. */
export const bundledArguments = (...words: readonly string[]): readonly string[] => [
  join(folder(), "main.mjs"),
  ...words,
];

/** Bundles `atlas`, once a run of the tests: hundreds of its processes need not each transform and gather its modules anew. */
export const bundleAtlas = (): Promise<void> =>
  once(folder(), async () => {
    const { build } = await import("vite");
    await build({
      root: fromRoot(),
      configFile: false,
      logLevel: "error",
      plugins: [asInPlace],
      ssr: { noExternal: true },
      build: {
        ssr: true,
        outDir: folder(),
        minify: false,
        rollupOptions: {
          input: {
            main: fromRoot("apps", "cli", "src", "main.ts"),
            "drafting-worker": fromRoot("packages/ingest/src/drafting/drafting-worker.ts"),
          },
          output: { entryFileNames: "[name].mjs", chunkFileNames: "[name]-[hash].mjs" },
        },
      },
    });
  });

/** Packages are loaded from where they are, and a module that looks for files finds those beside its source. */
const asInPlace: Plugin = {
  name: "as-in-place",
  enforce: "pre",
  async resolveId(source, importer, options) {
    if (importer === undefined || /^[./]|^@atlas\/|^node:/.test(source)) return null;
    const found = await this.resolve(source, importer, { ...options, skipSelf: true });
    return found && !found.external ? { id: pathToFileURL(found.id).href, external: true } : null;
  },
  transform: (code, id) =>
    code.includes("import.meta.url")
      ? code
          .replace(
            '"./drafting-worker.ts", import.meta.url',
            '"./drafting-worker.mjs", import.meta["url"]',
          )
          .replaceAll("import.meta.url", JSON.stringify(pathToFileURL(id).href))
      : null,
};

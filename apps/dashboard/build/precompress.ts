import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import type { Plugin } from "vite";

const compressible = new Set([".css", ".html", ".js", ".mjs", ".svg", ".wasm"]);

/** From this size on the best compression takes longer than it saves. */
const largeBytes = 4_000_000;

/** Puts `.br` and `.gz` beside what was built, so that the server only has to send them. */
export function precompress(): Plugin {
  return {
    name: "atlas:precompress",
    apply: "build",
    writeBundle({ dir }) {
      if (dir === undefined) return;
      for (const name of readdirSync(dir, { recursive: true, encoding: "utf8" })) {
        if (!compressible.has(extname(name))) continue;
        const path = join(dir, name);
        const bytes = readFileSync(path);
        const quality = bytes.length > largeBytes ? 6 : 11;
        writeFileSync(
          `${path}.br`,
          brotliCompressSync(bytes, {
            params: {
              [constants.BROTLI_PARAM_QUALITY]: quality,
              [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
            },
          }),
        );
        writeFileSync(`${path}.gz`, gzipSync(bytes, { level: bytes.length > largeBytes ? 6 : 9 }));
      }
    },
  };
}

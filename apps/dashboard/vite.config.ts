import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { precompress } from "./build/precompress.js";

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), precompress()],
  optimizeDeps: { exclude: ["@duckdb/duckdb-wasm"] },
  worker: { format: "es" },
  build: {
    target: "es2022",
    outDir: "dist",
    emptyOutDir: true,
    // The engine alone is larger than any limit worth warning about.
    chunkSizeWarningLimit: 40_000,
    assetsInlineLimit: 0,
  },
});

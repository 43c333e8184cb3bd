import type { Database } from "@atlas/warehouse";
import workerUrl from "@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url";
import moduleUrl from "@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url";

/** Starts the query engine once; its code is loaded only then. */
export function lazyEngine(databaseUrl: string): () => Promise<Database> {
  let database: Promise<Database> | null = null;
  const absolute = (url: string): string => new URL(url, document.baseURI).href;
  return () => {
    database ??= import("@atlas/warehouse/browser").then(({ openBrowserDatabase }) =>
      openBrowserDatabase({
        moduleUrl: absolute(moduleUrl),
        workerUrl: absolute(workerUrl),
        databaseUrl,
      }),
    );
    return database;
  };
}

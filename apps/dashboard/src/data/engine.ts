import { AppError } from "@atlas/schema";
import type { Database } from "@atlas/warehouse";
import workerUrl from "@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url";
import moduleUrl from "@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url";

/** Starts the query engine once; its code is loaded only then. */
export function lazyEngine(databaseUrl: string): () => Promise<Database> {
  let database: Promise<Database> | null = null;
  const absolute = (url: string): string => new URL(url, document.baseURI).href;
  const open = async (): Promise<Database> => {
    // An engine whose module does not come waits for ever, and says nothing.
    const served = await fetch(absolute(moduleUrl), { method: "HEAD" });
    if (!served.ok)
      throw new AppError("engine_missing", `dashboard: ${moduleUrl}: ${served.status}`);
    const { openBrowserDatabase } = await import("@atlas/warehouse/browser");
    return openBrowserDatabase({
      moduleUrl: absolute(moduleUrl),
      workerUrl: absolute(workerUrl),
      databaseUrl,
    });
  };
  return () => {
    database ??= open().catch((fault: unknown) => {
      // Asked again, it is tried again.
      database = null;
      throw fault;
    });
    return database;
  };
}

export { type BrowserDatabaseOptions, openBrowserDatabase } from "./browser/duckdb-wasm.js";

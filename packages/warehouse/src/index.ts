export type { ColumnResult, Database, SqlParameter, SqlValue } from "./database.js";
export type { Manifest, ManifestFile } from "./manifest.js";

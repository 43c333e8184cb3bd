export { holdWarehouse } from "./node/hold-warehouse.js";
export { openDuckDb } from "./node/duckdb-database.js";
export {
  type OpenWarehouse,
  currentFolder,
  openWarehouse,
  readManifest,
} from "./node/open-warehouse.js";
export { type SpooledTable, spoolTable } from "./node/spool-table.js";
export { sha256 } from "./node/sha256.js";
export { type Verification, verifyWarehouse } from "./node/verify-warehouse.js";
export { type ParquetMarks, writeParquet } from "./node/write-parquet.js";
export { type BaseVersion, type Gone, type VersionTables } from "./node/version-tables.js";
export {
  type ExtraFile,
  type VersionOptions,
  changeVersion,
  writeVersion,
} from "./node/write-version.js";

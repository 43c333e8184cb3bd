export { canonicalRows } from "./canonical-row.js";
export { type BasemapConfig, basemapOrigin, parseBasemap } from "./basemap-config.js";
export { type Digest, contentHash } from "./content-hash.js";
export { type Configuration, configurationFault } from "./configuration.js";
export type { CouncilRuleLine } from "./council-rule.js";
export {
  type AttentionLine,
  type AttentionRuleId,
  type AttentionSeverity,
  attentionRuleIds,
  attentionSeverities,
} from "./attention-line.js";
export type { IndexElementLine } from "./index-element.js";
export type { ColumnResult, Database, SqlParameter, SqlValue } from "./database.js";
export type { Manifest, ManifestFile } from "./manifest.js";
export { QueryError } from "./query-error.js";

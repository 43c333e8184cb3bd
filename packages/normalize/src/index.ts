export {
  type AssembledChapter,
  type ChapterRecords,
  assemble,
  assembleChapter,
} from "./assemble/assemble.js";
export {
  type CompoundPlace,
  type CompoundSource,
  type KnownCompounds,
  knownCompounds,
} from "./assemble/known-compounds.js";
export {
  type Share,
  draftByChapter,
  inSettlingOrder,
  isLedger,
  planChapters,
  shareOfPart,
  shareOfSubmission,
} from "./chapters/plan-chapters.js";
export type { Books } from "./account/books.js";
export { stableId } from "./stable-id.js";
export { type SourceRowKey, sourceRowText } from "./assemble/patches.js";
export {
  type Decision,
  type Decisions,
  type RecordKey,
  parseDecisions,
} from "./decide/decisions.js";
export { type DraftContext, draftFile } from "./draft/draft-file.js";
export { parseMappings } from "./map/saved-mappings.js";
export { workbookColumns } from "./draft/workbook-columns.js";
export type { DraftOptions, FileDraft } from "./draft/file-draft.js";
export type { FileReading, TextSheet } from "./read/file-reading.js";
export { type SourceFile, isReadInOnePiece, readReturn, unzipReturns } from "./read/read-file.js";
export { readLimits } from "./read/zip-parts.js";
export { type ReferenceData, csvRecords, parseReference } from "./reference.js";
export { type RestoredFile, restoreFiles } from "./restore/restore-files.js";

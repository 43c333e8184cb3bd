export { type GivenFile, type IngestRequest, ingestReturns } from "./ingest-returns.js";
export type { WarehouseInputs } from "./workshop.js";
export type { IngestReport, SubmissionReport } from "./report.js";
export { type RetractReport, retractSubmission } from "./retract-submission.js";
export type { DraftMaterials, Drafter } from "./drafting/drafter.js";
export type { SettlingMaterials } from "./settling/settle-chapter.js";
export {
  type Settler,
  type WorkerSettlerOptions,
  workerSettler,
} from "./settling/worker-settler.js";
export { type WorkerDrafterOptions, workerDrafter } from "./drafting/worker-drafter.js";

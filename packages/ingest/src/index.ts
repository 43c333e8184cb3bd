export {
  type GivenFile,
  type IngestRequest,
  type WarehouseInputs,
  ingestReturns,
} from "./ingest-returns.js";
export type { IngestReport, SubmissionReport } from "./report.js";
export { type RetractReport, retractSubmission } from "./retract-submission.js";

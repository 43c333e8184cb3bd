export {
  type GivenFile,
  type IngestReport,
  type IngestRequest,
  type SubmissionReport,
  ingestReturns,
} from "./ingest-returns.js";

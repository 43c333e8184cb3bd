import { stableId } from "@atlas/normalize";
import { type Row, tables } from "@atlas/schema";

type Submission = Row<"submission">;

/** Whether a submission has rows that count: it was neither skipped nor retracted. */
export const counts = ({ status }: Submission): boolean =>
  status !== "skipped" && status !== "retracted";

type Count = Extract<keyof Submission, `rows_${string}` | `cells_${string}`>;

/** Of a submission without rows. */
const noCounts = Object.fromEntries(
  tables.submission.columns.flatMap(({ name, type }) => (type === "integer" ? [[name, 0]] : [])),
) as Readonly<Record<Count, number>>;

/** The line of a submission that was taken out. */
export const withdrawn = (row: Submission): Submission => ({
  ...row,
  ...noCounts,
  status: "retracted",
  reason_zh: "已撤回",
  reason_en: "Retracted",
});

/** The line of a file whose bytes are there under another name. */
export const skippedLine = (sha256: string, file: string): Submission => ({
  ...noCounts,
  submission_id: stableId("S", sha256, "skipped", file),
  file,
  sha256,
  kind: null,
  unit_id: null,
  units: [],
  period: null,
  status: "skipped",
  encoding: null,
  crs: null,
  crs_evidence: null,
  declared_on: null,
  received_on: null,
  synthetic: false,
  reader: JSON.stringify({ options: {}, sheets: [] }),
  reason_zh: "与另一名称的文件内容相同",
  reason_en: "The same bytes as a file of another name",
});

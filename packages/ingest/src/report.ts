import type { Row } from "@atlas/schema";

/** One line of the result: what became of a file's kind, unit and period. */
export interface SubmissionReport {
  readonly file: string;
  readonly sha256: string;
  readonly kind: string | null;
  readonly status: "accepted" | "skipped" | "rejected";
  readonly rows: Readonly<
    Record<"read" | "accepted" | "merged" | "superseded" | "quarantined" | "structural", number>
  >;
  readonly issues: Readonly<Record<string, number>>;
}

/** What `atlas ingest --json` prints. */
export interface IngestReport {
  readonly submissions: readonly SubmissionReport[];
  readonly tables: Readonly<Record<string, number>>;
  readonly warehouse: string;
}

/** The line of a file that was known by its hash. */
export const skippedReport = (file: string, sha256: string): SubmissionReport => ({
  file,
  sha256,
  kind: null,
  status: "skipped",
  rows: { read: 0, accepted: 0, merged: 0, superseded: 0, quarantined: 0, structural: 0 },
  issues: {},
});

/** A line for each submission of the files that were read now; a file that was skipped has its own. */
export function reports(
  submissions: readonly Row<"submission">[],
  issueCounts: ReadonlyMap<string, Readonly<Record<string, number>>>,
  isNew: ReadonlySet<string>,
): SubmissionReport[] {
  return submissions
    .filter(({ sha256, status }) => isNew.has(sha256) && status !== "skipped")
    .map((row) => ({
      file: row.file,
      sha256: row.sha256,
      kind: row.kind,
      status: row.status === "rejected" ? "rejected" : "accepted",
      rows: {
        read: row.rows_read,
        accepted: row.rows_accepted,
        merged: row.rows_merged,
        superseded: row.rows_superseded,
        quarantined: row.rows_quarantined,
        structural: row.rows_structural,
      },
      issues: issueCounts.get(row.submission_id) ?? {},
    }));
}

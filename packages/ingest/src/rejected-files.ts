import type { DraftOptions } from "@atlas/normalize";
import type { Row } from "@atlas/schema";

/** Hashes of the files of which nothing was accepted. */
export function rejectedFiles(submissions: readonly Row<"submission">[]): ReadonlySet<string> {
  const other = new Set(
    submissions.filter(({ status }) => status !== "rejected").map((row) => row.sha256),
  );
  return new Set(submissions.map((row) => row.sha256).filter((hash) => !other.has(hash)));
}

/** Whether a file is to be read as it was. */
export const sameOptions = (before: DraftOptions | undefined, now: DraftOptions): boolean =>
  before?.kind === now.kind && before?.crs === now.crs && before?.received === now.received;

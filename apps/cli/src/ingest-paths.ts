import { type IngestReport, type IngestRequest, ingestReturns } from "@atlas/ingest";
import { currentFolder } from "@atlas/warehouse/node";
import { type UnreadFile, findReturns, readReturns } from "./return-files.js";

type SubmissionLine = IngestReport["submissions"][number];

/** What became of everything under the paths: of a file that could not be read there is no hash. */
export interface PathsReport extends Omit<IngestReport, "submissions"> {
  readonly submissions: readonly (Omit<SubmissionLine, "sha256"> & {
    readonly sha256: string | null;
  })[];
  readonly unread: readonly UnreadFile[];
}

/** Ingests what lies under the paths. What cannot be read is a rejected line of its own; where nothing at all is found no warehouse is
 * begun. */
export async function ingestPaths(
  paths: readonly string[],
  request: Omit<IngestRequest, "files">,
): Promise<PathsReport> {
  const unread: UnreadFile[] = [];
  const onUnread = (one: UnreadFile): void => void unread.push(one);
  const found = findReturns(paths, onUnread);
  const isIdle = found.length === 0 && currentFolder(request.root) === null;
  const report: IngestReport = isIdle
    ? { submissions: [], tables: {}, warehouse: request.root }
    : await ingestReturns({ ...request, files: readReturns(found, onUnread) });
  return { ...report, submissions: [...report.submissions, ...unread.map(unreadLine)], unread };
}

const unreadLine = ({ file }: UnreadFile): PathsReport["submissions"][number] => ({
  file,
  sha256: null,
  kind: null,
  status: "rejected",
  rows: { read: 0, accepted: 0, merged: 0, superseded: 0, quarantined: 0, structural: 0 },
  issues: { file_unreadable: 1 },
});

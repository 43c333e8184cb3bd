import { stableId } from "@atlas/normalize";
import type { Row } from "@atlas/schema";

/** Under which names the bytes of a file came. */
export interface KnownNames {
  /** The name that a file goes by, by its hash: the first in order. */
  readonly read: ReadonlyMap<string, string>;
  readonly add: (sha256: string, name: string) => void;
  /** Whether a name is new of a file that was known. */
  readonly grew: () => boolean;
  /** A line for every other name of a file: it was skipped. */
  readonly skipped: () => readonly Row<"submission">[];
}

/** Names of the files in the books; those that were retracted are known no more. */
export function knownNames(submissions: readonly Row<"submission">[]): KnownNames {
  const names = new Map<string, Set<string>>();
  const retracted = new Set(
    submissions.flatMap(({ status, sha256 }) => (status === "retracted" ? sha256 : [])),
  );
  const read = new Map<string, string>();
  const put = (hash: string, name: string): void => {
    names.set(hash, (names.get(hash) ?? new Set<string>()).add(name));
  };
  for (const { sha256, file, status } of submissions) {
    if (retracted.has(sha256) && status !== "skipped") continue;
    put(sha256, file);
    if (status !== "skipped") read.set(sha256, file);
  }
  let grew = false;
  return {
    read,
    add: (hash, name) => {
      const there = names.get(hash);
      if (there && !there.has(name)) grew = true;
      put(hash, name);
      const before = read.get(hash);
      if (before === undefined || name < before) read.set(hash, name);
    },
    grew: () => grew,
    skipped: () =>
      [...names].flatMap(([hash, all]) =>
        [...all].sort().flatMap((name) => (name === read.get(hash) ? [] : skippedLine(hash, name))),
      ),
  };
}

const skippedLine = (sha256: string, file: string): Row<"submission"> => ({
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
  reason_zh: "与已读入的文件内容相同",
  reason_en: "The same bytes as a file that was read",
  rows_read: 0,
  rows_accepted: 0,
  rows_merged: 0,
  rows_superseded: 0,
  rows_quarantined: 0,
  rows_structural: 0,
  cells_read: 0,
  cells_used: 0,
  cells_repaired: 0,
  cells_unread: 0,
  cells_kept: 0,
  cells_superseded: 0,
  cells_quarantined: 0,
  cells_structural: 0,
});

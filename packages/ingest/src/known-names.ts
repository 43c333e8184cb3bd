import type { Row } from "@atlas/schema";
import { skippedLine } from "./submission-lines.js";

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

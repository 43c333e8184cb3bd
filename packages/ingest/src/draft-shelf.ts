import { closeSync, mkdirSync, openSync, readSync, readdirSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { FileDraft, Share } from "@atlas/normalize";
import { type PackedDraft, unpackDraft } from "./drafting/packed-draft.js";

/** Drafts of many files, in a scratch file until their chapter is settled: memory holds one chapter, not the city. */
export interface DraftShelf {
  readonly add: (draft: PackedDraft) => void;
  readonly has: (sha256: string) => boolean;
  readonly hashes: () => Iterable<string>;
  /** Shares of the parts of every file. */
  readonly shares: () => readonly Share[];
  /** The drafts that have a part in a chapter, whole; those without any part when it is asked for `unread`. */
  readonly ofChapter: (
    chapter: string,
    chapterOf: (share: Share) => string,
  ) => readonly FileDraft[];
  /** The same, as they came. */
  readonly packedOfChapter: (
    chapter: string,
    chapterOf: (share: Share) => string,
  ) => readonly Uint8Array[];
  /** A draft as it came. */
  readonly packed: (sha256: string) => Uint8Array;
  /** Chapters that any file has a part in. */
  readonly chapters: (chapterOf: (share: Share) => string) => readonly string[];
  readonly size: () => number;
  /** Of all packed drafts. */
  readonly bytes: () => number;
  readonly close: () => void;
}

interface Shelved {
  readonly shares: readonly Share[];
  readonly at: number;
  readonly length: number;
}

const prefix = ".drafts-";

function writeDraft(file: number, bytes: Uint8Array, at: number): void {
  let done = 0;
  while (done < bytes.length) done += writeSync(file, bytes, done, bytes.length - done, at + done);
}

function readDraft(file: number, { at, length }: Shelved): Uint8Array {
  // Not of a pool: another thread may be given them.
  const bytes = new Uint8Array(length);
  let done = 0;
  while (done < length) {
    const read = readSync(file, bytes, done, length - done, at + done);
    if (read === 0)
      throw new Error(`ingest: draft at ${at} ends after ${done} bytes; expected ${length}`);
    done += read;
  }
  return bytes;
}

/** Opens a shelf beside a warehouse that nobody else writes; what a run that died left there goes. */
export function openDraftShelf(root: string): DraftShelf {
  mkdirSync(root, { recursive: true });
  for (const name of readdirSync(root))
    if (name.startsWith(prefix)) rmSync(join(root, name), { force: true });
  const path = join(root, `${prefix}${process.pid}`);
  const file = openSync(path, "w+");
  const shelved = new Map<string, Shelved>();
  let end = 0;
  const chaptersOf = (
    { shares }: Shelved,
    chapterOf: (share: Share) => string,
  ): readonly string[] => (shares.length === 0 ? ["unread"] : shares.map(chapterOf));
  const packedOfChapter: DraftShelf["packedOfChapter"] = (chapter, chapterOf) =>
    [...shelved.values()]
      .filter((one) => chaptersOf(one, chapterOf).includes(chapter))
      .map((one) => readDraft(file, one));
  return {
    add: ({ sha256, shares, bytes }) => {
      writeDraft(file, bytes, end);
      shelved.set(sha256, { shares, at: end, length: bytes.length });
      end += bytes.length;
    },
    has: (sha256) => shelved.has(sha256),
    hashes: () => shelved.keys(),
    shares: () => [...shelved.values()].flatMap(({ shares }) => shares),
    ofChapter: (chapter, chapterOf) => packedOfChapter(chapter, chapterOf).map(unpackDraft),
    packedOfChapter,
    packed: (sha256) => readDraft(file, shelved.get(sha256)!),
    chapters: (chapterOf) => [...shelved.values()].flatMap((one) => chaptersOf(one, chapterOf)),
    size: () => shelved.size,
    bytes: () => end,
    close: () => {
      closeSync(file);
      rmSync(path, { force: true });
    },
  };
}

import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { type DraftOptions, type FileDraft, shareOfPart } from "@atlas/normalize";
import { sha256 } from "@atlas/warehouse/node";
import { packDraft, unpackDraft } from "./drafting/packed-draft.js";

/** What a draft is a function of beside the code and the tables that made it. */
export interface DraftSource {
  readonly sha256: string;
  readonly file: string;
  readonly options: DraftOptions;
  /** Ids of its parts: one that was taken out of the books is in no draft of the file. */
  readonly submissions: readonly string[];
}

/** Drafts of registers from one run to the next, beside the warehouse: what is read again most, and costs most. All of it can be made
 * again from the books, so it may be deleted at any time. */
export interface KeptDrafts {
  /** Null where there is none, or it is not as it was written. */
  readonly get: (source: DraftSource) => FileDraft | null;
  /** Not of a quarantine workbook, whose parts are those of what it corrects.
   * @param bytes the draft packed, where it is at hand */
  readonly put: (draft: FileDraft, bytes?: Uint8Array) => void;
  /** Deletes all but those of these files. */
  readonly keepOnly: (sources: Iterable<DraftSource>) => void;
}

const folderName = ".kept-drafts";
const hexDigits = 64;

/** Opens what is kept beside a warehouse that nobody else writes.
 * @param made names what drafts are made with: code, reference tables, decisions */
export function openKeptDrafts(root: string, made: string): KeptDrafts {
  const folder = join(root, folderName);
  const keyOf = ({ sha256: hash, file, options, submissions }: DraftSource): string => {
    const parts = [...new Set(submissions)].sort();
    const given = Object.entries(options).sort(([a], [b]) => (a < b ? -1 : 1));
    // Bytes of another engine may say something else.
    return sha256(JSON.stringify([process.versions.v8, made, hash, file, given, parts]));
  };
  const digestOf = (key: string, packed: Uint8Array): string => sha256(`${key}${sha256(packed)}`);
  return {
    get: (source) => {
      const key = keyOf(source);
      const path = join(folder, key);
      if (!existsSync(path)) return null;
      const bytes = readFileSync(path);
      const packed = bytes.subarray(hexDigits);
      if (bytes.toString("latin1", 0, hexDigits) !== digestOf(key, packed)) return null;
      return unpackDraft(gunzipSync(packed));
    },
    put: (draft, bytes = packDraft(draft).bytes) => {
      const shares = draft.parts.map((part) => shareOfPart(draft, part));
      if (shares.some(({ corrects }) => corrects !== null)) return;
      const { sha256: hash, name: file } = draft.reading;
      const submissions = shares.map(({ submission_id: id }) => id);
      const key = keyOf({ sha256: hash, file, options: draft.options, submissions });
      const packed = gzipSync(bytes, { level: 1 });
      mkdirSync(folder, { recursive: true });
      const path = join(folder, key);
      writeFileSync(`${path}.fresh`, Buffer.concat([Buffer.from(digestOf(key, packed)), packed]));
      renameSync(`${path}.fresh`, path);
    },
    keepOnly: (sources) => {
      if (!existsSync(folder)) return;
      const kept = new Set(Array.from(sources, keyOf));
      for (const name of readdirSync(folder))
        if (!kept.has(name)) rmSync(join(folder, name), { force: true });
    },
  };
}

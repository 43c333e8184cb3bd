import { deserialize, serialize } from "node:v8";
import { type FileDraft, type Share, shareOfPart } from "@atlas/normalize";

/** A draft as bytes, to come from another thread and to lie in a file; what is asked of every draft stands beside them. */
export interface PackedDraft {
  readonly sha256: string;
  /** Of its parts. */
  readonly shares: readonly Share[];
  readonly bytes: Uint8Array;
}

const systems = ["wgs84", "gcj02", "bd09"] as const;

/** Packs a draft. Positions that wait for their system are packed as read in each of them. */
export function packDraft(draft: FileDraft): PackedDraft {
  return {
    sha256: draft.reading.sha256,
    shares: draft.parts.map((part) => shareOfPart(draft, part)),
    bytes: serialize(withoutFunctions(draft)),
  };
}

const withoutFunctions = ({ parts, ...draft }: FileDraft) => ({
  ...draft,
  parts: parts.map(({ undecided, ...part }) => ({
    ...part,
    undecided:
      undecided === null
        ? null
        : { issues: undecided.issues, in: systems.map((crs) => undecided.as(crs)) },
  })),
});

/** The draft that was packed. */
export function unpackDraft(bytes: Uint8Array): FileDraft {
  const { parts, ...draft } = deserialize(bytes) as ReturnType<typeof withoutFunctions>;
  return {
    ...draft,
    parts: parts.map(({ undecided, ...part }) => ({
      ...part,
      undecided:
        undecided === null
          ? null
          : { issues: undecided.issues, as: (crs) => undecided.in[systems.indexOf(crs)]! },
    })),
  };
}

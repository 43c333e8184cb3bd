import type { Code } from "@atlas/schema";
import type { DraftPart, DraftRow, FileDraft } from "../draft/file-draft.js";
import { stableId } from "../stable-id.js";

/** A part of a file with its submission. */
export interface Part extends DraftPart {
  readonly file: FileDraft;
  readonly submission_id: string;
  /** False when a return of the same kind, unit and period declared later replaces it. */
  readonly live: boolean;
}

/** A data row with where it stands. */
export interface PlacedDraft {
  readonly part: Part;
  readonly row: DraftRow;
}

/** Parts of all files in canonical order, each with its submission; older versions of the same return are not live. */
export function liveParts(drafts: readonly FileDraft[]): readonly Part[] {
  const newest = new Map<string, string>();
  const group = (part: DraftPart): string | null =>
    part.kind === null || part.unit_id === null || part.period === null
      ? null
      : `${part.kind}|${part.unit_id}|${part.period}`;
  for (const { parts } of drafts) {
    for (const part of parts) {
      const key = group(part);
      const declared = part.declared_on ?? "";
      if (key !== null && declared >= (newest.get(key) ?? "")) newest.set(key, declared);
    }
  }
  return drafts
    .flatMap((file) =>
      file.parts.map((part): Part => {
        const key = group(part);
        return {
          ...part,
          file,
          submission_id: stableId("S", file.reading.sha256, part.kind, part.unit_id, part.period),
          live: key === null || (part.declared_on ?? "") === newest.get(key),
        };
      }),
    )
    .sort(byOrder);
}

const text = (a: string | null, b: string | null): number =>
  (a ?? "") < (b ?? "") ? -1 : (a ?? "") > (b ?? "") ? 1 : 0;

/** Oldest statement first: period, then declared date, then the file's hash and sheet, never the order of arrival. */
function byOrder(a: Part, b: Part): number {
  return (
    text(endOf(a.period), endOf(b.period)) ||
    text(a.declared_on, b.declared_on) ||
    text(a.file.reading.sha256, b.file.reading.sha256) ||
    text(a.sheet, b.sheet)
  );
}

/** A year ends with its last quarter. */
const endOf = (period: string | null): string | null =>
  period?.length === 4 ? `${period}Q4` : period;

/** Accepted rows of the live parts of a kind, oldest statement first. */
export function rowsOfKind(
  parts: readonly Part[],
  kind: Code<"return_kind">,
): readonly PlacedDraft[] {
  return parts
    .filter((part) => part.live && part.kind === kind)
    .flatMap((part) =>
      part.rows.filter((row) => row.state === "accepted").map((row) => ({ part, row })),
    );
}

import type { Code } from "@atlas/schema";
import type { DraftPart, DraftRow, FileDraft } from "../draft/file-draft.js";
import { textOf } from "../draft/row-values.js";
import { applyPatches, partId } from "./patches.js";

/** A part of a file with its submission. */
export interface DraftedPart extends DraftPart {
  readonly file: FileDraft;
  readonly submission_id: string;
}

/** A part in its place among the others. */
export interface Part extends DraftedPart {
  /** True when a return of the same kind, unit and period declared later stands in its place. */
  readonly replaced: boolean;
  /** Whether its rows still speak. A ledger that was replaced is silent; registers and lists of sites are weighed row by row,
   * since what a newer one omits is not deleted. */
  readonly live: boolean;
  /** Rows (of any part) that a correction took the place of. */
  readonly patched: ReadonlySet<DraftRow>;
}

/** A data row with where it stands. */
export interface PlacedDraft {
  readonly part: Part;
  readonly row: DraftRow;
}

const neverDeleted: ReadonlySet<string | null> = new Set(["compounds", "councils", "pilot-sites"]);

/** Whether a part names the unit and the period it is the whole return of; one that does not only adds. */
export const isDeclared = ({ unit_id: unit, period }: DraftPart): boolean =>
  unit !== null && period !== null;

/** Parts of all files in canonical order, each with its submission. */
export function liveParts(drafts: readonly FileDraft[]): readonly Part[] {
  const drafted = drafts.flatMap((file) =>
    file.parts.map((part): DraftedPart => ({
      ...part,
      file,
      submission_id: partId(file.reading.sha256, part),
    })),
  );
  const { parts, replaced: patched } = applyPatches(drafted);
  const newest = new Map<string, string>();
  const group = (part: DraftPart): string | null =>
    part.kind === null || !isDeclared(part) ? null : `${part.kind}|${part.unit_id}|${part.period}`;
  for (const part of parts) {
    const key = group(part);
    const declared = part.declared_on ?? "";
    if (key !== null && declared >= (newest.get(key) ?? "")) newest.set(key, declared);
  }
  const placed = parts.map((part): Part => {
    const key = group(part);
    const replaced = key !== null && (part.declared_on ?? "") !== newest.get(key);
    return { ...part, replaced, patched, live: !replaced || neverDeleted.has(part.kind) };
  });
  return placed.sort(byOrder);
}

/** The return that a part belongs to. A list that does not declare its unit and period is a return of its own. */
export const returnOf = (part: Part): string =>
  isDeclared(part)
    ? `${part.unit_id}|${part.period}|${part.declared_on}`
    : `${part.submission_id}|${part.sheet}`;

/** The number that an office gave a compound in its register. Numbers of a list that does not declare its unit and period are its own: two
 * sites that count from 1 mean nothing by it. */
export const registerNumber = ({ part, row }: PlacedDraft): string | null =>
  isDeclared(part) ? textOf(row.values, "office_number") : null;

const text = (a: string | null, b: string | null): number =>
  (a ?? "") < (b ?? "") ? -1 : (a ?? "") > (b ?? "") ? 1 : 0;

/** Older statement first: lists that declare nothing, then by period and declared date. Zero where neither is newer. */
export const byAge = (a: Part, b: Part): number =>
  Number(isDeclared(a)) - Number(isDeclared(b)) ||
  text(endOfPeriod(a.period), endOfPeriod(b.period)) ||
  text(a.declared_on, b.declared_on);

/** By age, then by the file's hash and sheet, never by the order of arrival. */
const byOrder = (a: Part, b: Part): number =>
  byAge(a, b) || text(a.file.reading.sha256, b.file.reading.sha256) || text(a.sheet, b.sheet);

/** A year ends with its last quarter. */
export const endOfPeriod = (period: string | null): string | null =>
  period?.length === 4 ? `${period}Q4` : period;

/** Accepted rows of the live parts of a kind, oldest statement first. */
export function rowsOfKind(
  parts: readonly Part[],
  kind: Code<"return_kind">,
): readonly PlacedDraft[] {
  return parts
    .filter((part) => part.live && part.kind === kind)
    .flatMap((part) =>
      part.rows
        .filter((row) => row.state === "accepted" && !part.patched.has(row))
        .map((row) => ({ part, row })),
    );
}

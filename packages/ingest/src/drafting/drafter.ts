import { type Boundaries, makeLocator } from "@atlas/divisions";
import {
  type Decisions,
  type DraftContext,
  type DraftOptions,
  type FileDraft,
  type FileReading,
  type SourceFile,
  draftFile,
  parseDecisions,
  parseMappings,
  parseReference,
  readReturn,
} from "@atlas/normalize";
import { type PackedDraft, packDraft } from "./packed-draft.js";

/** What drafting depends on but the file, as texts. */
export interface DraftMaterials {
  /** Texts of `data/reference/*.csv` by file name. */
  readonly reference: Readonly<Record<string, string>>;
  /** GeoJSON text of what judges positions. */
  readonly statutory: string;
  /** Text of `decisions.jsonl`. */
  readonly decisions: string;
}

/** Reads and drafts files that come. The same file gives the same draft whoever drafts it. */
export interface Drafter {
  /** Files that it is worth to have under way at once. */
  readonly atOnce: number;
  /** A file that cannot be read, or not within the limits, is a draft that says why. */
  readonly draft: (file: SourceFile, options: DraftOptions) => Promise<PackedDraft>;
  /** Ends what is under way. */
  readonly close: () => Promise<void>;
}

/** Drafts what was read. @param now a clock in milliseconds that limits the time of a file that comes; none for one of the books */
export type DraftReading = (
  reading: FileReading,
  options: DraftOptions,
  now?: () => number,
) => FileDraft;

/** @throws AppError `decision_invalid`, `reference_invalid` */
export function makeDraftReading(materials: DraftMaterials): DraftReading {
  const context: DraftContext = {
    reference: parseReference(materials.reference),
    locator: makeLocator(JSON.parse(materials.statutory) as Boundaries),
    mappings: parseMappings(materials.reference["unit-mappings.csv"] ?? ""),
  };
  const decisions = parseDecisions(materials.decisions);
  return (reading, options, now) => draftDecided(reading, options, context, decisions, now);
}

/** Reads a file that comes and drafts it, in this thread: only what asks the clock now and then can be ended. */
export async function draftHere(
  draft: DraftReading,
  file: SourceFile,
  options: DraftOptions,
): Promise<PackedDraft> {
  const now = (): number => performance.now();
  return packDraft(draft(await readReturn(file, now), options, now));
}

/** A drafter in this thread. */
export const drafterHere = (draft: DraftReading): Drafter => ({
  atOnce: 1,
  draft: (file, options) => draftHere(draft, file, options),
  close: async () => {},
});

/** Drafts a file; a coordinate system that a person decided for a part goes before what was given or inferred. */
function draftDecided(
  reading: FileReading,
  options: DraftOptions,
  context: DraftContext,
  decisions: Decisions,
  now?: () => number,
): FileDraft {
  const draft = draftFile(reading, options, context, now);
  if (decisions.none) return draft;
  const parts = draft.parts.map((part, i) => {
    const crs = decisions.crs(part.kind, part.unit_id, part.period);
    if (crs === null) return part;
    const again = draftFile(reading, { ...options, crs }, context, now).parts[i];
    if (again === undefined) return part;
    return { ...again, crsEvidence: { method: "person" } };
  });
  return { ...draft, parts };
}

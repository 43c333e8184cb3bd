import { type FileDraft, restoreFiles } from "@atlas/normalize";
import type { Row } from "@atlas/schema";
import type { DraftSource, KeptDrafts } from "./kept-drafts.js";
import type { KnownReturns } from "./known-returns.js";
import type { Workshop } from "./workshop.js";

type Submission = Row<"submission">;

/** The files of submissions, by what their drafts are functions of. */
export function sourcesOf(submissions: readonly Submission[]): ReadonlyMap<string, DraftSource> {
  const sources = new Map<string, DraftSource>();
  for (const { sha256, file, reader, submission_id: id } of submissions) {
    const { options } = JSON.parse(reader) as Pick<DraftSource, "options">;
    const own = sources.get(sha256)?.submissions ?? [];
    sources.set(sha256, { sha256, file, options, submissions: [...own, id] });
  }
  return sources;
}

/** As `redrafted`, from what was kept of the last run as far as it goes; the others are kept now. */
export async function keptOrRedrafted(
  workshop: Workshop,
  known: KnownReturns,
  submissions: readonly Submission[],
  keptDrafts: KeptDrafts,
): Promise<readonly FileDraft[]> {
  const kept = [...sourcesOf(submissions).values()].flatMap(
    (source) => keptDrafts.get(source) ?? [],
  );
  const there = new Set(kept.map(({ reading }) => reading.sha256));
  const again = await redrafted(
    workshop,
    known,
    submissions.filter(({ sha256 }) => !there.has(sha256)),
  );
  for (const draft of again) keptDrafts.put(draft);
  return [...kept, ...again];
}

/** Drafts the files of submissions again, from their rows in the books. */
export async function redrafted(
  workshop: Workshop,
  known: KnownReturns,
  submissions: readonly Submission[],
): Promise<readonly FileDraft[]> {
  if (submissions.length === 0) return [];
  const rows = await known.rowsOf(submissions.map(({ submission_id: id }) => id));
  return Array.from(restoreFiles(submissions, rows), ({ reading, options }) =>
    workshop.draft(reading, options),
  );
}

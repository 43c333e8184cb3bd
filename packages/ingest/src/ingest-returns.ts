import { type DraftOptions, unzipReturns } from "@atlas/normalize";
import { holdWarehouse, sha256 } from "@atlas/warehouse/node";
import { type DraftShelf, openDraftShelf } from "./draft-shelf.js";
import type { PackedDraft } from "./drafting/packed-draft.js";
import { inTurn } from "./drafting/in-turn.js";
import { knownNames } from "./known-names.js";
import { type KnownReturns, manifestOf, openKnownReturns } from "./known-returns.js";
import { rejectedFiles, sameOptions } from "./rejected-files.js";
import { type IngestReport, type SubmissionReport, reports, skippedReport } from "./report.js";
import { rewriteChapters } from "./rewrite-chapters.js";
import { statedDay } from "./version-options.js";
import { type WarehouseInputs, type Workshop, makeWorkshop } from "./workshop.js";

/** A file that was given. */
export interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What an ingest works with. */
export interface IngestRequest extends WarehouseInputs {
  readonly files: Iterable<GivenFile>;
  readonly options: DraftOptions & { readonly asOf?: string };
}

/** Reads returns, puts them beside those already there, and writes a new version of the warehouse. Files known by their hash are
 * skipped; a bad file is a submission that says why, and says it again when it is sent again. The result is the same for any order of the files, and the same as
 * when all had come at once; what people decided (`decisions.jsonl` at the root), the reference tables and the importer are inputs like them: when
 * one changed, the returns in the books are read again though no file is new. Otherwise only what shares a chapter with a new file
 * is read again: a ledger costs as much as its office, a register as much as all registers.
 * @throws AppError `warehouse_busy` while another run writes, `decision_invalid`, `reference_invalid` */
export async function ingestReturns(request: IngestRequest): Promise<IngestReport> {
  const release = holdWarehouse(request.root);
  try {
    const workshop = makeWorkshop(request);
    const known = await openKnownReturns(request.root);
    const shelf = openDraftShelf(request.root);
    try {
      return await ingestHeld(request, workshop, known, shelf);
    } finally {
      shelf.close();
      await known.close();
    }
  } finally {
    release();
  }
}

async function ingestHeld(
  request: IngestRequest,
  workshop: Workshop,
  known: KnownReturns,
  shelf: DraftShelf,
): Promise<IngestReport> {
  const { asOf, ...options } = request.options;
  const names = knownNames(known.submissions);
  // The line of a file that was skipped says nothing of how it was read.
  const read = known.submissions.filter(({ status }) => status !== "skipped");
  const optionsOf = new Map(
    read.map(({ sha256: hash, reader }) => [
      hash,
      (JSON.parse(reader) as { options: DraftOptions }).options,
    ]),
  );
  const renamed = new Set<string>();
  const again: SubmissionReport[] = [];
  const rejected = rejectedFiles(read);
  const rejectedAgain = new Set<string>();
  const drafter = workshop.openDrafter();
  const { put, rest } = inTurn(drafter.atOnce, (draft: PackedDraft) => {
    shelf.add(draft);
    request.progress?.("read", shelf.size());
  });
  try {
    for (const { name, bytes } of flattened(request.files)) {
      const hash = sha256(bytes);
      const before = names.read.get(hash);
      // A file that was rejected is not in the books: with other options it may be read.
      const retried = rejected.has(hash) && !sameOptions(optionsOf.get(hash), options);
      names.add(hash, name);
      if (before !== undefined && !retried) {
        if (rejected.has(hash)) rejectedAgain.add(hash);
        else again.push(skippedReport(name, hash));
        if (name >= before) continue;
        // The same bytes under two names go by the first in order, whichever came first.
        renamed.add(hash);
      }
      const first = names.read.get(hash)!;
      const given = before === undefined || retried ? options : (optionsOf.get(hash) ?? options);
      if (before === undefined || retried) optionsOf.set(hash, given);
      await put(drafter.draft({ name: first, bytes, sha256: hash }, given));
    }
    await rest();
  } finally {
    await drafter.close();
  }
  const manifest = manifestOf(known);
  const isReread = manifest !== undefined && manifest.reference_sha256 !== workshop.referenceHash;
  const unchanged =
    shelf.size() === 0 &&
    manifest !== undefined &&
    manifest.decisions_sha256 === workshop.decisionsHash &&
    !isReread &&
    !names.grew() &&
    (asOf ?? manifest.as_of) === manifest.as_of;
  if (unchanged)
    return {
      submissions: [...reports(known.submissions, known.rejectedIssues, rejectedAgain), ...again],
      tables: Object.fromEntries(
        Object.entries(manifest.tables).map(([name, { rows }]) => [name, rows]),
      ),
      warehouse: request.root,
    };
  if (isReread) request.onReread?.();
  // Without a new file the day that somebody stated stays.
  const stated = asOf ?? (shelf.size() === 0 ? statedDay(known) : undefined);
  const isNew = new Set([...shelf.hashes()].filter((hash) => !renamed.has(hash)));
  const skipped = names.skipped();
  const { tables, submissions, issueCounts } = await rewriteChapters(workshop, {
    known,
    shelf,
    retracted: [],
    skipped,
    asOf: stated,
  });
  const counted = new Map([...known.rejectedIssues, ...issueCounts]);
  for (const hash of rejectedAgain) isNew.add(hash);
  return {
    submissions: [...reports(submissions, counted, isNew), ...again],
    tables,
    warehouse: request.root,
  };
}

function* flattened(files: Iterable<GivenFile>): Generator<GivenFile> {
  for (const file of files) {
    const inside = unzipReturns(file);
    if (inside) yield* inside;
    else yield file;
  }
}

import { divisionRows } from "@atlas/divisions";
import {
  type AssembledChapter,
  type CompoundPlace,
  type FileDraft,
  type KnownCompounds,
  assembleChapter,
  draftByChapter,
  inSettlingOrder,
  isLedger,
  knownCompounds,
  planChapters,
  restoreFiles,
  shareOfSubmission,
} from "@atlas/normalize";
import type { Row, TableName } from "@atlas/schema";
import { type Gone, type VersionTables, changeVersion } from "@atlas/warehouse/node";
import { collectGarbage } from "./collect-garbage.js";
import type { DraftShelf } from "./draft-shelf.js";
import { packDraft } from "./drafting/packed-draft.js";
import { formerIds, goneIds } from "./former-ids.js";
import { type DraftSource, type KeptDrafts, openKeptDrafts } from "./kept-drafts.js";
import { type KnownReturns, manifestOf } from "./known-returns.js";
import { counts, withdrawn } from "./submission-lines.js";
import { versionOptions } from "./version-options.js";
import type { Workshop } from "./workshop.js";

type Submission = Row<"submission">;

/** A change of what a warehouse was made from. */
export interface Rewriting {
  readonly known: KnownReturns;
  /** Files that come, or come anew. */
  readonly shelf: DraftShelf;
  /** Submissions that go. */
  readonly retracted: readonly Submission[];
  /** Lines of files whose bytes are there under another name. */
  readonly skipped: readonly Submission[];
  /** The as-of date that somebody stated. */
  readonly asOf: string | undefined;
}

/** What the new version holds. */
export interface Rewritten {
  /** Rows of each table. */
  readonly tables: Readonly<Record<string, number>>;
  readonly submissions: readonly Submission[];
  /** Of the submissions that were settled anew, how many issues of each code each has. */
  readonly issueCounts: AssembledChapter["issueCounts"];
}

const coreTables: Readonly<Record<string, readonly TableName[]>> = {
  compounds: ["compound", "pilot_site"],
  councils: ["council"],
  assessments: ["assessment"],
  "township-pilots": ["township_pilot"],
  unread: [],
};
const ledgerTables = ["consultation", "project", "proposal"] as const;
const idColumns = {
  consultation: "consultation_id",
  project: "project_id",
  proposal: "proposal_id",
} as const;
const books = ["source_row", "issue", "quarantine", "link", "lineage"] as const;

/** Settles anew the chapters that a change touches and writes them into a new version; the others stay as they were. Where the
 * reference tables, the decisions or the importer are not those of the last version every chapter is settled. */
export async function rewriteChapters(workshop: Workshop, change: Rewriting): Promise<Rewritten> {
  const { known } = change;
  const manifest = manifestOf(known);
  const anew =
    manifest === undefined ||
    manifest.decisions_sha256 !== workshop.decisionsHash ||
    manifest.reference_sha256 !== workshop.referenceHash;
  const { decisionsHash, referenceHash } = workshop;
  const keptDrafts = openKeptDrafts(
    workshop.inputs.root,
    JSON.stringify([referenceHash, decisionsHash]),
  );
  if (anew) await shelveAll(workshop, change);
  let written: Omit<Rewritten, "tables"> | undefined;
  const { tables } = await changeVersion(
    workshop.inputs.root,
    anew ? null : known.base,
    async (version) => {
      const settled = await settleChapters(workshop, change, anew, version, keptDrafts);
      written = settled;
      await version.replace("submission", "all", settled.submissions);
      collectGarbage();
      workshop.inputs.progress?.("write", settled.submissions.length);
      return versionOptions(workshop, settled.submissions, change.asOf, settled.formerIds);
    },
  );
  keptDrafts.keepOnly(sourcesOf(written!.submissions.filter(counts)).values());
  return {
    ...written!,
    tables: Object.fromEntries(Object.entries(tables).map(([name, { rows }]) => [name, rows])),
  };
}

/** Submissions that stay as they are: those of the files that do not come anew. */
function standing({ known, shelf, retracted }: Rewriting): readonly Submission[] {
  const gone = new Set(retracted.map(({ submission_id: id }) => id));
  return known.submissions.filter(
    (row) => counts(row) && !shelf.has(row.sha256) && !gone.has(row.submission_id),
  );
}

const filesAtOnce = 50;

/** Drafts every file in the books again, from its rows there. */
async function shelveAll(workshop: Workshop, change: Rewriting): Promise<void> {
  const stays = standing(change);
  const hashes = [...new Set(stays.map(({ sha256 }) => sha256))];
  for (let i = 0; i < hashes.length; i += filesAtOnce) {
    const some = new Set(hashes.slice(i, i + filesAtOnce));
    const own = stays.filter(({ sha256 }) => some.has(sha256));
    for (const draft of await redrafted(workshop, change.known, own))
      change.shelf.add(packDraft(draft));
  }
}

/** The files of submissions, by what their drafts are functions of. */
function sourcesOf(submissions: readonly Submission[]): ReadonlyMap<string, DraftSource> {
  const sources = new Map<string, DraftSource>();
  for (const { sha256, file, reader, submission_id: id } of submissions) {
    const { options } = JSON.parse(reader) as Pick<DraftSource, "options">;
    const own = sources.get(sha256)?.submissions ?? [];
    sources.set(sha256, { sha256, file, options, submissions: [...own, id] });
  }
  return sources;
}

/** As `redrafted`, from what was kept of the last run as far as it goes; the others are kept now. */
async function keptOrRedrafted(
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

async function redrafted(
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

interface Settled {
  readonly submissions: readonly Submission[];
  readonly issueCounts: AssembledChapter["issueCounts"];
  /** Null where the compounds stay as they were. */
  readonly formerIds: ReturnType<typeof formerIds> | null;
}

async function settleChapters(
  workshop: Workshop,
  change: Rewriting,
  anew: boolean,
  version: VersionTables,
  keptDrafts: KeptDrafts,
): Promise<Settled> {
  const { known, shelf } = change;
  const { decisions, reference, inputs } = workshop;
  const stays = standing(change);
  const before = anew ? [] : known.submissions.filter(counts);
  const sharesBefore = new Map(before.map((row) => [row, shareOfSubmission(row)]));
  const shares = [...shelf.shares(), ...sharesBefore.values()];
  const chapterOf = planChapters(shares, !decisions.none);
  const chapterBefore = new Map([...sharesBefore].map(([row, share]) => [row, chapterOf(share)]));

  const changedFiles = new Set([
    ...shelf.hashes(),
    ...change.retracted.map(({ sha256 }) => sha256),
  ]);
  const waiting = new Set([
    ...shelf.chapters(chapterOf),
    ...before
      .filter(({ sha256 }) => changedFiles.has(sha256))
      .map((row) => chapterBefore.get(row)!),
    ...(anew ? ["compounds"] : []),
  ]);
  const draftsOf = async (chapter: string): Promise<readonly FileDraft[]> => {
    const files = new Set(
      stays.flatMap((row) => (chapterBefore.get(row) === chapter ? row.sha256 : [])),
    );
    const whole = stays.filter(({ sha256 }) => files.has(sha256));
    const came = shelf.ofChapter(chapter, chapterOf);
    // Every register is settled with every other; a ledger is read again with those of its office only.
    const isKept = chapter === "compounds";
    if (isKept) for (const draft of came) keptDrafts.put(draft, shelf.packed(draft.reading.sha256));
    const stood = isKept
      ? await keptOrRedrafted(workshop, known, whole, keptDrafts)
      : await redrafted(workshop, known, whole);
    return [...stood, ...came].flatMap(
      (draft) => draftByChapter(draft, chapterOf).get(chapter) ?? [],
    );
  };
  const submissions: Submission[] = [];
  const issueCounts = new Map<string, Readonly<Record<string, number>>>();
  const write = async (chapter: string, { rows, issueCounts: own }: AssembledChapter) => {
    const old = before.filter((row) => chapterBefore.get(row) === chapter);
    await writeChapter(version, chapter, rows, anew ? null : await goneRows(known, old));
    submissions.push(...rows.submission);
    for (const [id, issues] of own) issueCounts.set(id, issues);
    collectGarbage();
  };

  if (anew) await version.replace("division", "all", divisionRows);
  // A function of its own: what it works with is not held while the ledgers are settled.
  const settleCompounds = async () => {
    const assembled = assembleChapter(await draftsOf("compounds"), reference, decisions);
    await write("compounds", assembled);
    const published = await known.registered();
    const gone = goneIds(published, assembled.rows.compound);
    const before = {
      aliases: known.aliases,
      published,
      compoundOfRow: await known.compoundOfRow(gone),
    };
    return {
      compounds: assembled.compounds,
      former: formerIds(before, assembled.rows),
      moved: unitsOfChanges(anew ? [] : await known.compounds(), assembled.rows.compound),
    };
  };
  const standingCompounds = async (): Promise<KnownCompounds> =>
    decisions.none
      ? knownCompounds(await known.compounds(), () => null)
      : // What persons decided speaks of rows of registers.
        assembleChapter(await draftsOf("compounds"), reference, decisions).compounds;
  const fresh = waiting.has("compounds") ? await settleCompounds() : null;
  const compounds = fresh?.compounds ?? (await standingCompounds());
  for (const share of fresh === null ? [] : shares) {
    const asks = share.units.some((unit) => fresh!.moved.has(unit));
    if (isLedger(share) && (asks || !decisions.none)) waiting.add(chapterOf(share));
  }
  for (const [i, chapter] of inSettlingOrder(waiting).entries()) {
    inputs.progress?.("assemble", i + 1);
    if (chapter === "compounds") continue;
    const drafts = await draftsOf(chapter);
    await write(chapter, assembleChapter(drafts, reference, decisions, compounds));
  }
  const kept = stays.filter((row) => !waiting.has(chapterBefore.get(row)!));
  const counting = [...submissions, ...kept];
  const there = new Set(counting.map(({ submission_id: id }) => id));
  const lost = stays.find(
    (row) =>
      !there.has(row.submission_id) &&
      !changedFiles.has(row.sha256) &&
      sharesBefore.get(row)!.corrects === null,
  );
  // Rows of a workbook go where what they correct goes; any other return is read from the books as it was from its file, or nothing is
  // written.
  if (lost)
    throw new Error(
      `ingest: submission ${lost.submission_id} of ${lost.file} is not the same when it is read from the books; nothing was changed`,
    );
  const gone = known.submissions.filter(({ status }) => status === "retracted");
  const bystanders = [...gone, ...change.retracted.map(withdrawn)].filter(
    ({ submission_id: id }) => !there.has(id),
  );
  return {
    submissions: [...counting, ...bystanders, ...change.skipped].sort((x, y) =>
      x.submission_id < y.submission_id ? -1 : 1,
    ),
    issueCounts,
    formerIds: fresh?.former ?? null,
  };
}

/** Units in which compounds changed in what ledgers find them by. */
function unitsOfChanges(
  before: readonly CompoundPlace[],
  now: readonly CompoundPlace[],
): ReadonlySet<string | null> {
  const said = (compound: CompoundPlace): string => {
    const { name, aliases, address, unit_id, township_id, community_id } = compound;
    return JSON.stringify([name, aliases, address, unit_id, township_id, community_id]);
  };
  const old = new Map(before.map((compound) => [compound.compound_id, compound]));
  const units = new Set<string | null>();
  for (const compound of now) {
    const there = old.get(compound.compound_id);
    old.delete(compound.compound_id);
    if (there && said(there) === said(compound)) continue;
    units.add(compound.unit_id);
    if (there) units.add(there.unit_id);
  }
  for (const { unit_id: unit } of old.values()) units.add(unit);
  return units;
}

interface GoneRows {
  readonly submissions: readonly string[];
  readonly records: ReadonlyMap<string, readonly string[]>;
}

async function goneRows(known: KnownReturns, old: readonly Submission[]): Promise<GoneRows> {
  const submissions = old.map(({ submission_id: id }) => id);
  return { submissions, records: await known.recordsOf(submissions) };
}

/** @param gone what the chapter had before; null where the version begins empty */
async function writeChapter(
  version: VersionTables,
  chapter: string,
  rows: AssembledChapter["rows"],
  gone: GoneRows | null,
): Promise<void> {
  const own = coreTables[chapter];
  if (own)
    for (const name of own)
      await version.replace(name, gone === null ? "none" : "all", rowsOf(rows, name));
  else
    for (const name of ledgerTables) {
      const values = gone?.records.get(name) ?? [];
      await version.replace(name, { column: idColumns[name], values }, rows[name]);
    }
  const leaving: Gone =
    gone === null ? "none" : { column: "submission_id", values: gone.submissions };
  for (const name of books) await version.replace(name, leaving, rows[name]);
}

const rowsOf = (rows: AssembledChapter["rows"], name: TableName) =>
  rows[name as keyof AssembledChapter["rows"]];

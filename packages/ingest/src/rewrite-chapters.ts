import { divisionRows } from "@atlas/divisions";
import {
  type AssembledChapter,
  type Books,
  type CompoundSource,
  type FileDraft,
  type KnownCompounds,
  assembleChapter,
  draftByChapter,
  inSettlingOrder,
  isLedger,
  knownCompounds,
  planChapters,
  shareOfSubmission,
} from "@atlas/normalize";
import type { Row, TableName } from "@atlas/schema";
import { type Gone, type VersionTables, changeVersion } from "@atlas/warehouse/node";
import { collectGarbage } from "./collect-garbage.js";
import { compoundPlaces } from "./compound-places.js";
import { bookTables, isOfLedgers, rowsOfChapter } from "./chapter-tables.js";
import type { DraftShelf } from "./draft-shelf.js";
import { packDraft } from "./drafting/packed-draft.js";
import { formerIds } from "./former-ids.js";
import { type Bases, noBases, openKeptBases } from "./kept-bases.js";
import { type KeptDrafts, openKeptDrafts } from "./kept-drafts.js";
import { type KnownReturns, manifestOf } from "./known-returns.js";
import { keptOrRedrafted, redrafted, sourcesOf } from "./redrafted.js";
import { type SettledChapter, linesOf } from "./settling/settle-chapter.js";
import type { Settler } from "./settling/worker-settler.js";
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
  /** Of the submissions whose lines were made anew, how many issues of each code each has. */
  readonly issueCounts: Books["issueCounts"];
}

const idColumns = {
  consultation: "consultation_id",
  project: "project_id",
  proposal: "proposal_id",
} as const;

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
  const { root } = workshop.inputs;
  const made = JSON.stringify([referenceHash, decisionsHash]);
  const [keptDrafts, keptBases] = [openKeptDrafts(root, made), openKeptBases(root, made)];
  if (anew) await shelveAll(workshop, change);
  let written: Settled | undefined;
  const { tables, version: name } = await changeVersion(
    root,
    anew ? null : known.base,
    async (version) => {
      const settled = await settleChapters(workshop, change, anew, version, {
        drafts: keptDrafts,
        bases: anew ? noBases : keptBases.of(manifest.version),
      });
      written = settled;
      await version.replace("submission", "all", settled.submissions);
      collectGarbage();
      workshop.inputs.progress?.("write", settled.submissions.length);
      return versionOptions(workshop, settled.submissions, change.asOf, settled.formerIds);
    },
  );
  const { submissions, issueCounts, bases } = written!;
  keptDrafts.keepOnly(sourcesOf(submissions.filter(counts)).values());
  keptBases.put(name, bases);
  return {
    submissions,
    issueCounts,
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

/** What is there of the last run. */
interface Kept {
  readonly drafts: KeptDrafts;
  readonly bases: Bases;
}

interface Settled extends Omit<Rewritten, "tables"> {
  readonly bases: Bases;
  /** Null where the compounds stay as they were. */
  readonly formerIds: ReturnType<typeof formerIds> | null;
}

async function settleChapters(
  workshop: Workshop,
  change: Rewriting,
  anew: boolean,
  version: VersionTables,
  { drafts: keptDrafts, bases: basesBefore }: Kept,
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
  const lines = new Map<string, string>();
  const write = async (chapter: string, assembled: AssembledChapter) => {
    const old = before.filter((row) => chapterBefore.get(row) === chapter);
    for (const [id, line] of linesOf(assembled.books)) lines.set(id, line);
    const same = old.filter(({ submission_id: id, sha256: hash }) => {
      const basis = lines.get(id);
      return !changedFiles.has(hash) && basis !== undefined && basis === basesBefore.lines.get(id);
    });
    const but = new Set(same.map(({ submission_id: id }) => id));
    const made = assembled.books.make(but);
    const gone = anew ? null : await goneRows(known, chapter, old, but);
    await writeChapter(version, chapter, { records: assembled.records, books: made }, gone);
    submissions.push(...made.submission, ...same);
    for (const [id, issues] of made.issueCounts) issueCounts.set(id, issues);
    collectGarbage();
    return made;
  };

  // Of a whole city the other chapters are settled beside this thread; threads get ready while it writes the compounds.
  let settler: Settler | undefined;
  const openSettler = (compounds: CompoundSource): void => {
    if (!anew) return;
    const materials = { reference: inputs.reference, decisions: workshop.decisionsText };
    settler = inputs.settler?.({ ...materials, compounds, shares }, shelf.bytes()) ?? undefined;
  };
  const settleAside = (beside: Settler, chapter: string): Promise<SettledChapter> => {
    const settled = beside.settle(() => ({
      chapter,
      drafts: shelf.packedOfChapter(chapter, chapterOf),
      scratch: version.scratch(),
    }));
    // Whoever waits for it hears of its fault; until then nobody does.
    settled.catch(() => undefined);
    return settled;
  };
  const insert = async (settled: SettledChapter): Promise<void> => {
    for (const table of settled.tables) await version.insert(table);
    submissions.push(...settled.submissions);
    for (const [id, issues] of settled.issueCounts) issueCounts.set(id, issues);
    for (const [id, line] of settled.lines) lines.set(id, line);
  };

  if (anew) await version.replace("division", "all", divisionRows);
  // A function of its own: what it works with is not held while the ledgers are settled.
  const settleCompounds = async () => {
    const assembled = assembleChapter(await draftsOf("compounds"), reference, decisions);
    const { compound } = assembled.records;
    openSettler(assembled.compounds.source);
    // Rows that went elsewhere are in the lines that were made anew.
    const { link } = await write("compounds", assembled);
    const gone = await known.registeredBut(compound.map(({ compound_id: id }) => id));
    const before = {
      aliases: known.aliases,
      published: gone.length === 0 ? new Set<string>() : await known.registered(),
      compoundOfRow: await known.compoundOfRow(gone),
    };
    return {
      // Threads have their own: nobody asks these.
      compounds: settler ? null : assembled.compounds,
      former: formerIds(before, { compound, link }),
      places: compoundPlaces(compound),
    };
  };
  const standingCompounds = async (): Promise<KnownCompounds> =>
    decisions.none
      ? knownCompounds({ compounds: await known.compounds(), idOfKey: new Map() })
      : // What persons decided speaks of rows of registers.
        assembleChapter(await draftsOf("compounds"), reference, decisions).compounds;
  const settleAll = async () => {
    const fresh = waiting.has("compounds") ? await settleCompounds() : null;
    if (fresh !== null) {
      const old = basesBefore.places ?? compoundPlaces(anew ? [] : await known.compounds());
      const moved = (unit: string) => old.get(unit) !== fresh.places.get(unit);
      for (const share of shares)
        if (isLedger(share) && (!decisions.none || share.units.some(moved)))
          waiting.add(chapterOf(share));
    }
    const others = inSettlingOrder(waiting).filter((chapter) => chapter !== "compounds");
    if (settler) {
      // The threads need the memory that the compounds took.
      collectGarbage(200e6);
      const beside = settler;
      for (const [i, settled] of others.map((chapter) => settleAside(beside, chapter)).entries()) {
        inputs.progress?.("assemble", i + 2);
        await insert(await settled);
      }
      return fresh;
    }
    const compounds = fresh?.compounds ?? (await standingCompounds());
    for (const [i, chapter] of others.entries()) {
      inputs.progress?.("assemble", i + 2);
      const drafts = await draftsOf(chapter);
      await write(chapter, assembleChapter(drafts, reference, decisions, compounds));
    }
    return fresh;
  };
  let fresh: Awaited<ReturnType<typeof settleAll>>;
  try {
    fresh = await settleAll();
  } finally {
    await settler?.close();
  }
  const kept = stays.filter((row) => !waiting.has(chapterBefore.get(row)!));
  for (const { submission_id: id } of kept) {
    const basis = basesBefore.lines.get(id);
    if (basis !== undefined) lines.set(id, basis);
  }
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
    bases: { lines, places: fresh?.places ?? basesBefore.places },
    formerIds: fresh?.former ?? null,
  };
}

interface GoneRows {
  /** Submissions whose lines leave the books. */
  readonly submissions: readonly string[];
  /** Ids of records that leave, of a chapter that has not the whole of its tables. */
  readonly records: ReadonlyMap<string, readonly string[]>;
}

/** @param but submissions whose lines stay */
async function goneRows(
  known: KnownReturns,
  chapter: string,
  old: readonly Submission[],
  but: ReadonlySet<string>,
): Promise<GoneRows> {
  const all = old.map(({ submission_id: id }) => id);
  return {
    submissions: all.filter((id) => !but.has(id)),
    records: isOfLedgers(chapter) ? await known.recordsOf(all) : new Map(),
  };
}

/** @param gone what the chapter had before; null where the version begins empty */
async function writeChapter(
  version: VersionTables,
  chapter: string,
  rows: { readonly records: AssembledChapter["records"]; readonly books: Books },
  gone: GoneRows | null,
): Promise<void> {
  const leavingOf = (name: TableName): Gone => {
    if (gone === null) return "none";
    if (isBook(name)) return { column: "submission_id", values: gone.submissions };
    if (!isOfLedgers(chapter)) return "all";
    return {
      column: idColumns[name as keyof typeof idColumns],
      values: gone.records.get(name) ?? [],
    };
  };
  for (const [name, own] of rowsOfChapter(chapter, rows.records, rows.books))
    await version.replace(name, leavingOf(name), own);
}

const isBook = (name: TableName): boolean => (bookTables as readonly string[]).includes(name);

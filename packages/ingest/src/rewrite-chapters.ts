import { divisionRows, englishName } from "@atlas/divisions";
import { makeSummary, metricConfig } from "@atlas/metrics";
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
import { type Row, type TableName, daysOfPeriod } from "@atlas/schema";
import {
  type Gone,
  type VersionOptions,
  type VersionTables,
  changeVersion,
} from "@atlas/warehouse/node";
import type { DraftShelf } from "./draft-shelf.js";
import { formerIds } from "./former-ids.js";
import { type KnownReturns, manifestOf } from "./known-returns.js";
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
  if (anew) await shelveAll(workshop, change);
  let written: Omit<Rewritten, "tables"> | undefined;
  const { tables } = await changeVersion(
    workshop.inputs.root,
    anew ? null : known.base,
    async (version) => {
      const settled = await settleChapters(workshop, change, anew, version);
      written = settled;
      await version.replace("submission", "all", settled.submissions);
      workshop.inputs.progress?.("write", settled.submissions.length);
      return versionOptions(workshop, change, settled);
    },
  );
  return {
    ...written!,
    tables: Object.fromEntries(Object.entries(tables).map(([name, { rows }]) => [name, rows])),
  };
}

const counts = ({ status }: Submission): boolean => status !== "skipped" && status !== "retracted";

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
    for (const draft of await redrafted(workshop, change.known, own)) change.shelf.add(draft);
  }
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
    return [
      ...(await redrafted(workshop, known, whole)),
      ...shelf.ofChapter(chapter, chapterOf),
    ].flatMap((draft) => draftByChapter(draft, chapterOf).get(chapter) ?? []);
  };
  const submissions: Submission[] = [];
  const issueCounts = new Map<string, Readonly<Record<string, number>>>();
  const write = async (chapter: string, { rows, issueCounts: own }: AssembledChapter) => {
    const old = before.filter((row) => chapterBefore.get(row) === chapter);
    await writeChapter(version, chapter, rows, anew ? null : await goneRows(known, old));
    submissions.push(...rows.submission);
    for (const [id, issues] of own) issueCounts.set(id, issues);
  };

  if (anew) await version.replace("division", "all", divisionRows);
  // A function of its own: what it works with is not held while the ledgers are settled.
  const settleCompounds = async () => {
    const assembled = assembleChapter(await draftsOf("compounds"), reference, decisions);
    await write("compounds", assembled);
    const published = { aliases: known.aliases, compoundOfRow: await known.compoundOfRow() };
    return {
      compounds: assembled.compounds,
      former: formerIds(published, assembled.rows),
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
  let done = 0;
  for (const chapter of inSettlingOrder(waiting)) {
    inputs.progress?.("assemble", (done += 1));
    if (chapter === "compounds") continue;
    const drafts = await draftsOf(chapter);
    await write(chapter, assembleChapter(drafts, reference, decisions, compounds));
  }
  const kept = stays.filter(
    (row) => !shelf.has(row.sha256) && !waiting.has(chapterBefore.get(row) ?? ""),
  );
  return {
    submissions: withBystanders([...submissions, ...(anew ? [] : kept)], change),
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

/** Beside the submissions that count stand those that were retracted, unless the file came again, and the files that are there under
 * another name. */
function withBystanders(
  submissions: readonly Submission[],
  { known, retracted, skipped }: Rewriting,
): readonly Submission[] {
  const there = new Set(submissions.map(({ submission_id: id }) => id));
  const before = known.submissions.filter(({ status }) => status === "retracted");
  const kept = [...before, ...retracted.map(withdrawn)].filter(
    ({ submission_id: id }) => !there.has(id),
  );
  return [...submissions, ...kept, ...skipped].sort((a, b) =>
    a.submission_id < b.submission_id ? -1 : 1,
  );
}

const withdrawn = (row: Submission): Submission => ({
  ...row,
  status: "retracted",
  reason_zh: "已撤回",
  reason_en: "Retracted",
  ...(Object.fromEntries(
    Object.keys(row)
      .filter((name) => /^(rows|cells)_/.test(name))
      .map((name) => [name, 0]),
  ) as Pick<Submission, "rows_read">),
});

function versionOptions(
  workshop: Workshop,
  { asOf: stated }: Rewriting,
  { submissions, formerIds: former }: Settled,
): VersionOptions {
  const { configuration, inputs } = workshop;
  const asOf = stated ?? latestPeriodEnd(submissions);
  const synthetic = submissions.some((row) => row.synthetic && row.status !== "retracted");
  return {
    asOf,
    synthetic,
    decisions: workshop.decisionsHash,
    configuration,
    reference: workshop.referenceHash,
    returns: uniqueFiles(submissions),
    ...(former === null ? {} : { formerIds: former }),
    extraFiles: async (database, version) => [
      {
        path: "summary.json",
        content: JSON.stringify(
          await makeSummary(
            database,
            { version, asOf, synthetic, englishName },
            metricConfig(asOf, configuration),
          ),
        ),
      },
      { path: "boundaries/district.geojson", content: inputs.boundaries.district },
      { path: "boundaries/township.geojson", content: inputs.boundaries.township },
    ],
  };
}

/** End of the latest period that returns declare; without any, the end of the year 1970 says that nothing is known. */
function latestPeriodEnd(submissions: readonly Submission[]): string {
  return submissions.reduce((latest, { period, status }) => {
    if (period === null || status === "rejected" || status === "retracted") return latest;
    const { last } = daysOfPeriod(period);
    return last > latest ? last : latest;
  }, "1970-12-31");
}

/** The as-of date where a person stated it; undefined where the returns gave it. */
export function statedDay(known: KnownReturns): string | undefined {
  const asOf = manifestOf(known)?.as_of;
  return asOf === latestPeriodEnd(known.submissions) ? undefined : asOf;
}

function uniqueFiles(submissions: readonly Submission[]) {
  const files = new Map(submissions.filter(counts).map(({ file, sha256: hash }) => [hash, file]));
  return [...files]
    .map(([hash, file]) => ({ file, sha256: hash }))
    .sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1));
}

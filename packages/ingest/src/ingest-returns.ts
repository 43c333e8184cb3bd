import { type Boundaries, englishName, makeLocator } from "@atlas/divisions";
import { makeSummary, metricConfig } from "@atlas/metrics";
import {
  type AssembledCity,
  type Decisions,
  type DraftContext,
  type DraftOptions,
  type FileDraft,
  type FileReading,
  assembleCity,
  draftFile,
  parseDecisions,
  parseMappings,
  parseReference,
  readReturn,
  restoreFiles,
  unzipReturns,
} from "@atlas/normalize";
import { type Row, daysOfPeriod } from "@atlas/schema";
import { holdWarehouse, sha256, writeVersion } from "@atlas/warehouse/node";
import { formerIds } from "./former-ids.js";
import { givenConfiguration } from "./given-configuration.js";
import { type KnownReturns, decisionsText, knownReturns, knownRows } from "./known-returns.js";
import { rejectedFiles, sameOptions } from "./rejected-files.js";
import { type IngestReport, type SubmissionReport, reports, skippedReport } from "./report.js";

/** A file that was given. */
export interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What every change of a warehouse works with; I/O is passed in. */
export interface WarehouseInputs {
  readonly root: string;
  /** Texts of `data/reference/*.csv` by file name. */
  readonly reference: Readonly<Record<string, string>>;
  /** GeoJSON texts: what judges positions, and what the page draws. */
  readonly boundaries: {
    readonly statutory: string;
    readonly district: string;
    readonly township: string;
  };
  readonly progress?: (stage: "read" | "assemble" | "write", done: number) => void;
  /** Told when the returns in the books are read again because the reference tables are not those they were read with. */
  readonly onReread?: () => void;
}

/** What an ingest works with. */
export interface IngestRequest extends WarehouseInputs {
  readonly files: Iterable<GivenFile>;
  readonly options: DraftOptions & { readonly asOf?: string };
}

/** Reads returns, puts them beside those already there, and writes a new version of the warehouse. Files known by their hash are
 * skipped; a bad file is a submission that says why, and says it again when it is sent again. The result is the same for any order of the files, and the same as
 * when all had come at once; what people decided (`decisions.jsonl` at the root) and the reference tables are inputs like them: when
 * one changed, the returns in the books are read again though no file is new.
 * @throws AppError `warehouse_busy` while another run writes, `decision_invalid`, `reference_invalid` */
export async function ingestReturns(request: IngestRequest): Promise<IngestReport> {
  const release = holdWarehouse(request.root);
  try {
    return await ingestHeld(request);
  } finally {
    release();
  }
}

async function ingestHeld(request: IngestRequest): Promise<IngestReport> {
  const workshop = makeWorkshop(request);
  const { asOf, ...options } = request.options;
  const known = await knownReturns(request.root);
  const retracted = new Set(
    known.submissions.filter(({ status }) => status === "retracted").map((row) => row.sha256),
  );
  const nameOf = new Map(
    known.submissions
      .filter(({ sha256: hash }) => !retracted.has(hash))
      .map(({ sha256: hash, file }) => [hash, file]),
  );
  const optionsOf = new Map(
    known.submissions.map(({ sha256: hash, reader }) => [
      hash,
      (JSON.parse(reader) as { options: DraftOptions }).options,
    ]),
  );
  const fresh = new Map<string, FileDraft>();
  const renamed = new Set<string>();
  const skipped: SubmissionReport[] = [];
  const rejected = rejectedFiles(known.submissions);
  const rejectedAgain = new Set<string>();
  for (const { name, bytes } of flattened(request.files)) {
    const hash = sha256(bytes);
    const before = nameOf.get(hash);
    // A file that was rejected is not in the books: with other options it may be read.
    const retried = rejected.has(hash) && !sameOptions(optionsOf.get(hash), options);
    if (before !== undefined && !retried) {
      if (rejected.has(hash)) rejectedAgain.add(hash);
      else skipped.push(skippedReport(name, hash));
      if (name >= before) continue;
      // The same bytes under two names go by the first in order, whichever came first.
      renamed.add(hash);
    }
    const first = before !== undefined && before < name ? before : name;
    nameOf.set(hash, first);
    const given = before === undefined || retried ? options : (optionsOf.get(hash) ?? options);
    fresh.set(
      hash,
      workshop.draft(
        await readReturn({ name: first, bytes, sha256: hash }, () => performance.now()),
        given,
      ),
    );
    request.progress?.("read", fresh.size);
  }
  const unchanged =
    fresh.size === 0 &&
    known.version !== null &&
    known.decisions === workshop.decisionsHash &&
    known.reference === workshop.referenceHash &&
    (asOf ?? known.asOf) === known.asOf;
  if (unchanged)
    return {
      submissions: [...reports(known.submissions, known.rejectedIssues, rejectedAgain), ...skipped],
      tables: known.tables,
      warehouse: request.root,
    };
  if (known.version !== null && known.reference !== workshop.referenceHash) request.onReread?.();
  // Without a new file the day that somebody stated stays.
  const stated = asOf ?? (fresh.size === 0 ? statedDay(known) : undefined);
  const isNew = new Set([...fresh.keys()].filter((hash) => !renamed.has(hash)));
  for (const hash of rejectedAgain) isNew.add(hash);
  const drafts = [
    ...workshop.restored(known.submissions, await knownRows(request.root), fresh),
    ...fresh.values(),
  ];
  fresh.clear();
  const { tables, submissions, issueCounts } = await workshop.write(drafts, known, stated);
  return {
    submissions: [...reports(submissions, issueCounts, isNew), ...skipped],
    tables,
    warehouse: request.root,
  };
}

/** How drafts are made and a version is written, for whatever changes a warehouse. */
export interface Workshop {
  readonly decisionsHash: string | null;
  readonly referenceHash: string;
  readonly draft: (reading: FileReading, options: DraftOptions) => FileDraft;
  /** Drafts of the files in the books, but for those of the given hashes. */
  readonly restored: (
    submissions: readonly Row<"submission">[],
    rows: readonly Row<"source_row">[],
    without: { readonly has: (sha256: string) => boolean },
  ) => readonly FileDraft[];
  readonly write: (
    drafts: readonly FileDraft[],
    known: KnownReturns,
    asOf: string | undefined,
  ) => Promise<WrittenVersion>;
}

interface WrittenVersion {
  /** Rows of each table. */
  readonly tables: Readonly<Record<string, number>>;
  readonly submissions: readonly Row<"submission">[];
  readonly issueCounts: AssembledCity["issueCounts"];
}

export function makeWorkshop(inputs: WarehouseInputs): Workshop {
  const reference = parseReference(inputs.reference);
  const configuration = givenConfiguration(inputs.reference);
  const referenceHash = sha256(
    JSON.stringify(Object.entries(inputs.reference).sort(([a], [b]) => (a < b ? -1 : 1))),
  );
  const locator = makeLocator(JSON.parse(inputs.boundaries.statutory) as Boundaries);
  const mappings = parseMappings(inputs.reference["unit-mappings.csv"] ?? "");
  const context: DraftContext = { reference, locator, mappings };
  const text = decisionsText(inputs.root);
  const decisions = parseDecisions(text);
  const decisionsHash = text === "" ? null : sha256(text);
  return {
    decisionsHash,
    referenceHash,
    draft: (reading, options) => draftDecided(reading, options, context, decisions),
    restored: (submissions, rows, without) => {
      const drafts: FileDraft[] = [];
      for (const { reading, options } of restoreFiles(submissions, rows))
        if (!without.has(reading.sha256))
          drafts.push(draftDecided(reading, options, context, decisions));
      return drafts;
    },
    write: async (drafts, known, statedAsOf) => {
      inputs.progress?.("assemble", drafts.length);
      const { rows, issueCounts } = assembleCity(drafts, reference, decisions);
      const submissions = withRetracted(rows.submission, known.submissions);
      const tables = { ...rows, submission: submissions };
      inputs.progress?.("write", submissions.length);
      const asOf = statedAsOf ?? latestPeriodEnd(submissions);
      const synthetic = submissions.some((row) => row.synthetic && row.status !== "retracted");
      const manifest = await writeVersion(inputs.root, tables, {
        asOf,
        synthetic,
        decisions: decisionsHash,
        configuration,
        reference: referenceHash,
        returns: uniqueFiles(submissions),
        formerIds: (version) => formerIds(known, tables, version),
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
      });
      return {
        submissions,
        issueCounts,
        tables: Object.fromEntries(
          Object.entries(manifest.tables).map(([name, own]) => [name, own.rows]),
        ),
      };
    },
  };
}

/** Drafts a file; a coordinate system that a person decided for a part goes before what was given or inferred. */
function draftDecided(
  reading: FileReading,
  options: DraftOptions,
  context: DraftContext,
  decisions: Decisions,
): FileDraft {
  const draft = draftFile(reading, options, context);
  if (decisions.none) return draft;
  const parts = draft.parts.map((part, i) => {
    const crs = decisions.crs(part.kind, part.unit_id, part.period);
    if (crs === null) return part;
    const again = draftFile(reading, { ...options, crs }, context).parts[i]!;
    return { ...again, crsEvidence: { method: "person" } };
  });
  return { ...draft, parts };
}

/** Retracted submissions keep their line, unless the file came again. */
function withRetracted(
  submissions: readonly Row<"submission">[],
  before: readonly Row<"submission">[],
): readonly Row<"submission">[] {
  const there = new Set(submissions.map(({ submission_id: id }) => id));
  const kept = before.filter(
    ({ status, submission_id: id }) => status === "retracted" && !there.has(id),
  );
  return [...submissions, ...kept].sort((a, b) => (a.submission_id < b.submission_id ? -1 : 1));
}

function* flattened(files: Iterable<GivenFile>): Generator<GivenFile> {
  for (const file of files) {
    const inside = unzipReturns(file);
    if (inside) yield* inside;
    else yield file;
  }
}

/** End of the latest period that returns declare; without any, the end of the year 1970 says that nothing is known. */
function latestPeriodEnd(submissions: readonly Row<"submission">[]): string {
  return submissions.reduce((latest, { period, status }) => {
    if (period === null || status === "rejected" || status === "retracted") return latest;
    const { last } = daysOfPeriod(period);
    return last > latest ? last : latest;
  }, "1970-12-31");
}

/** The as-of date where a person stated it; undefined where the returns gave it. */
export const statedDay = ({ asOf, submissions }: KnownReturns): string | undefined =>
  asOf === null || asOf === latestPeriodEnd(submissions) ? undefined : asOf;

function uniqueFiles(submissions: readonly Row<"submission">[]) {
  const files = new Map(
    submissions
      .filter(({ status }) => status !== "retracted")
      .map(({ file, sha256: hash }) => [hash, file]),
  );
  return [...files]
    .map(([hash, file]) => ({ file, sha256: hash }))
    .sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1));
}

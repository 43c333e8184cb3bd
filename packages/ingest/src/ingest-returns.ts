import { englishName, makeLocator, type Boundaries } from "@atlas/divisions";
import { type Row, daysOfPeriod } from "@atlas/schema";
import { makeSummary } from "@atlas/metrics";
import {
  type DraftOptions,
  type RestoredFile,
  assemble,
  draftFile,
  parseReference,
  readFile,
  restoreFiles,
  unzipReturns,
} from "@atlas/normalize";
import { currentFolder, openWarehouse, sha256, writeVersion } from "@atlas/warehouse/node";

/** A file that was given. */
export interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What an ingest works with; I/O is passed in. */
export interface IngestRequest {
  readonly root: string;
  readonly files: Iterable<GivenFile>;
  readonly options: DraftOptions & { readonly asOf?: string };
  /** Texts of `data/reference/*.csv` by file name. */
  readonly reference: Readonly<Record<string, string>>;
  /** GeoJSON texts: what judges positions, and what the page draws. */
  readonly boundaries: {
    readonly statutory: string;
    readonly district: string;
    readonly township: string;
  };
  readonly progress?: (stage: "read" | "assemble" | "write", done: number) => void;
}

/** One line of the result: what became of a file's kind, unit and period. */
export interface SubmissionReport {
  readonly file: string;
  readonly sha256: string;
  readonly kind: string | null;
  readonly status: "accepted" | "skipped" | "rejected";
  readonly rows: Readonly<
    Record<"read" | "accepted" | "merged" | "superseded" | "quarantined" | "structural", number>
  >;
  readonly issues: Readonly<Record<string, number>>;
}

/** What `atlas ingest --json` prints. */
export interface IngestReport {
  readonly submissions: readonly SubmissionReport[];
  readonly tables: Readonly<Record<string, number>>;
  readonly warehouse: string;
}

const noRows = { read: 0, accepted: 0, merged: 0, superseded: 0, quarantined: 0, structural: 0 };

/** Reads returns, puts them beside those already there, and writes a new version of the warehouse. Files known by their hash are
 * skipped; a bad file is a submission that says why. The result is the same for any order of the files. */
export async function ingestReturns(request: IngestRequest): Promise<IngestReport> {
  const reference = parseReference(request.reference);
  const context = {
    reference,
    locator: makeLocator(JSON.parse(request.boundaries.statutory) as Boundaries),
  };
  const { asOf: statedAsOf, ...draftOptions } = request.options;
  const known = new Map<string, RestoredFile>();
  const previous = await loadBooks(request.root);
  for (const file of restoreFiles(previous.submissions, previous.sourceRows)) {
    known.set(file.reading.sha256, file);
  }
  const fresh = new Set<string>();
  const skipped: SubmissionReport[] = [];
  let renamed = false;
  for (const { name, bytes } of flattened(request.files)) {
    const hash = sha256(bytes);
    const there = known.get(hash);
    if (there) {
      skipped.push({
        file: name,
        sha256: hash,
        kind: null,
        status: "skipped",
        rows: noRows,
        issues: {},
      });
      // The same bytes under two names go by the first in order, whichever came first.
      if (name < there.reading.name) {
        known.set(hash, { ...there, reading: { ...there.reading, name } });
        renamed = true;
      }
      continue;
    }
    fresh.add(hash);
    known.set(hash, { reading: readFile({ name, bytes, sha256: hash }), options: draftOptions });
    request.progress?.("read", known.size);
  }
  if (fresh.size === 0 && !renamed && previous.version !== null) {
    return { submissions: skipped, tables: previous.tables, warehouse: request.root };
  }
  const drafts = [...known.values()].map(({ reading, options }) =>
    draftFile(reading, options, context),
  );
  request.progress?.("assemble", drafts.length);
  const tables = assemble(drafts, reference);
  request.progress?.("write", tables.source_row.length);
  const asOf = statedAsOf ?? latestPeriodEnd(tables.submission);
  const synthetic = tables.submission.some((row) => row.synthetic);
  const manifest = await writeVersion(request.root, tables, {
    asOf,
    synthetic,
    returns: uniqueFiles(tables.submission),
    extraFiles: async (database, version) => [
      {
        path: "summary.json",
        content: JSON.stringify(
          await makeSummary(database, { version, asOf, synthetic, englishName }),
        ),
      },
      { path: "boundaries/district.geojson", content: request.boundaries.district },
      { path: "boundaries/township.geojson", content: request.boundaries.township },
    ],
  });
  return {
    submissions: [...reports(tables.submission, tables.issue, fresh), ...skipped],
    tables: Object.fromEntries(
      Object.entries(manifest.tables).map(([name, { rows }]) => [name, rows]),
    ),
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

async function loadBooks(root: string) {
  if (currentFolder(root) === null)
    return { submissions: [], sourceRows: [], version: null, tables: {} };
  const { database, manifest } = await openWarehouse(root);
  try {
    return {
      submissions: await database.query<Row<"submission">>("SELECT * FROM submission"),
      sourceRows: await database.query<Row<"source_row">>("SELECT * FROM source_row"),
      version: manifest.version,
      tables: Object.fromEntries(
        Object.entries(manifest.tables).map(([name, { rows }]) => [name, rows]),
      ),
    };
  } finally {
    await database.close();
  }
}

/** End of the latest period that returns declare; without any, the end of the year 1970 says that nothing is known. */
function latestPeriodEnd(submissions: readonly Row<"submission">[]): string {
  return submissions.reduce((latest, { period, status }) => {
    if (period === null || status === "rejected") return latest;
    const { last } = daysOfPeriod(period);
    return last > latest ? last : latest;
  }, "1970-12-31");
}

function uniqueFiles(submissions: readonly Row<"submission">[]) {
  const files = new Map(submissions.map(({ file, sha256: hash }) => [hash, file]));
  return [...files]
    .map(([hash, file]) => ({ file, sha256: hash }))
    .sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1));
}

function reports(
  submissions: readonly Row<"submission">[],
  issues: readonly Row<"issue">[],
  fresh: ReadonlySet<string>,
): SubmissionReport[] {
  const counts = new Map<string, Record<string, number>>();
  for (const { submission_id: id, code } of issues) {
    const own = counts.get(id) ?? {};
    own[code] = (own[code] ?? 0) + 1;
    counts.set(id, own);
  }
  return submissions
    .filter(({ sha256: hash }) => fresh.has(hash))
    .map((row) => ({
      file: row.file,
      sha256: row.sha256,
      kind: row.kind,
      status: row.status === "rejected" ? "rejected" : "accepted",
      rows: {
        read: row.rows_read,
        accepted: row.rows_accepted,
        merged: row.rows_merged,
        superseded: row.rows_superseded,
        quarantined: row.rows_quarantined,
        structural: row.rows_structural,
      },
      issues: counts.get(row.submission_id) ?? {},
    }));
}

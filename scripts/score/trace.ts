import { type ScoreInput, type StoredRow, type TruthRow, scoredTables } from "./score-input.js";

/** One row that an office wrote, and what the warehouse made of it. */
export interface TracedRow {
  readonly file: string;
  readonly sheet: string;
  readonly row: number;
  readonly table: string;
  readonly trueId: string;
  readonly submissionId: string | null;
  /** State of the source row; null where the warehouse does not have the row: it is lost. */
  readonly state: string | null;
  readonly cells: Readonly<Record<string, string>>;
  /** Records of `table` that name the row as their source. */
  readonly recordIds: readonly string[];
  readonly link: StoredRow | null;
}

/** Where things stand, by the keys the score asks with. */
export interface Trace {
  readonly rows: readonly TracedRow[];
  /** Rows by true record: `table|trueId`. */
  readonly byTruth: ReadonlyMap<string, readonly TracedRow[]>;
  /** The warehouse's record of a true one: `table|trueId` to its id; the one with most rows where there are several. */
  readonly recordOf: ReadonlyMap<string, string>;
  /** Rows by where the truth has them: `file|sheet|row`. */
  readonly byPlace: ReadonlyMap<string, TracedRow>;
  /** Issues by `submission|sheet|row`; row empty for those of a sheet or file. */
  readonly issues: ReadonlyMap<string, readonly StoredRow[]>;
  /** Headings by `submission|sheet|table|column`. */
  readonly headings: ReadonlyMap<string, readonly string[]>;
  /** Columns of the warehouse by `submission|sheet|table|heading`. */
  readonly fields: ReadonlyMap<string, readonly string[]>;
  readonly submissionsOf: (file: string) => readonly StoredRow[];
}

const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** Key of a place in the books: a submission (or a file), its sheet, and a row of it or "" for the sheet itself. */
export const placeKey = (where: string, sheet: string, row: number | string): string =>
  `${where}|${sheet}|${row}`;

/** The key of a traced row in the warehouse's books. */
export const placeOf = (row: TracedRow): string =>
  placeKey(row.submissionId ?? "", row.sheet, row.row);

/** Follows every row of `rows.csv` into the warehouse through `source_row`, `lineage` and `link`. */
export function traceRows(input: ScoreInput): Trace {
  const stored = (name: string): readonly StoredRow[] => input.stored.get(name) ?? [];
  const submissionsOf = submissionFinder(stored("submission"), input.hashes);
  const sources = new Map(stored("source_row").map((row) => [keyOf(row), row]));
  const links = new Map(stored("link").map((row) => [keyOf(row), row]));
  const records = new Map<string, string[]>();
  const headings = new Map<string, string[]>();
  const fields = new Map<string, string[]>();
  for (const row of stored("lineage")) {
    const table = text(row["table_name"]);
    if (row["record_id"] === null) {
      const place = `${text(row["submission_id"])}|${text(row["sheet"])}|${table}`;
      push(headings, `${place}|${text(row["column_name"])}`, text(row["source_column"]));
      push(fields, `${place}|${text(row["source_column"])}`, text(row["column_name"]));
    } else if (row["column_name"] === null) {
      push(records, `${table}|${keyOf(row)}`, text(row["record_id"]));
    }
  }
  const rows: TracedRow[] = [];
  const byTruth = new Map<string, TracedRow[]>();
  const byPlace = new Map<string, TracedRow>();
  for (const line of input.rows) {
    const traced = traceRow(line, submissionsOf, sources, links, records);
    rows.push(traced);
    push(byTruth, `${traced.table}|${traced.trueId}`, traced);
    byPlace.set(placeKey(traced.file, line["sheet"] ?? "", traced.row), traced);
  }
  const issues = new Map<string, StoredRow[]>();
  for (const issue of stored("issue")) push(issues, keyOf(issue), issue);
  const recordOf = chooseRecords(byTruth);
  return { rows, byTruth, byPlace, recordOf, issues, headings, fields, submissionsOf };
}

/** The heading of each cell that no column of the warehouse took up, for a row of `table`. */
export function headingsLeft(trace: Trace, row: TracedRow): readonly string[] {
  const place = `${row.submissionId ?? ""}|${row.sheet}`;
  return Object.keys(row.cells).filter(
    (heading) => !scoredTables.some((table) => trace.fields.has(`${place}|${table}|${heading}`)),
  );
}

function traceRow(
  line: TruthRow,
  submissionsOf: (file: string) => readonly StoredRow[],
  sources: ReadonlyMap<string, StoredRow>,
  links: ReadonlyMap<string, StoredRow>,
  records: ReadonlyMap<string, readonly string[]>,
): TracedRow {
  const file = line["file"] ?? "";
  const row = Number(line["row"]);
  const table = line["table"] ?? "";
  const base = { file, row, table, trueId: line["true_id"] ?? "" };
  for (const submission of submissionsOf(file)) {
    const id = text(submission["submission_id"]);
    for (const sheet of [line["sheet"] ?? "", ""]) {
      const key = placeKey(id, sheet, row);
      const source = sources.get(key);
      if (!source) continue;
      return {
        ...base,
        sheet,
        submissionId: id,
        state: text(source["state"]),
        cells: JSON.parse(text(source["cells"]) || "{}") as Record<string, string>,
        recordIds: records.get(`${table}|${key}`) ?? [],
        link: links.get(key) ?? null,
      };
    }
  }
  const unseen = { submissionId: null, state: null, cells: {}, recordIds: [], link: null };
  return { ...base, sheet: line["sheet"] ?? "", ...unseen };
}

function chooseRecords(
  byTruth: ReadonlyMap<string, readonly TracedRow[]>,
): ReadonlyMap<string, string> {
  const recordOf = new Map<string, string>();
  for (const [key, rows] of byTruth) {
    const votes = new Map<string, number>();
    for (const row of rows) {
      for (const id of row.recordIds) votes.set(id, (votes.get(id) ?? 0) + 1);
    }
    const ranked = [...votes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    if (ranked[0]) recordOf.set(key, ranked[0][0]);
  }
  return recordOf;
}

/** The submissions of a file: the truth names files from the city's folder, the warehouse from the path that was given. */
function submissionFinder(submissions: readonly StoredRow[], hashes: ReadonlyMap<string, string>) {
  const byHash = new Map<string, StoredRow[]>();
  const byName = new Map<string, StoredRow[]>();
  for (const submission of submissions) {
    push(byHash, text(submission["sha256"]), submission);
    const parts = text(submission["file"]).split("/");
    for (let i = 0; i < parts.length; i += 1) {
      push(byName, parts.slice(i).join("/"), submission);
      // A zip stands in the books by its members.
      for (let end = i + 1; end < parts.length; end += 1)
        if (/\.zip$/i.test(parts[end - 1]!))
          push(byName, parts.slice(i, end).join("/"), submission);
    }
  }
  return (file: string): readonly StoredRow[] => {
    const same = byHash.get(hashes.get(file) ?? "");
    if (same) return same;
    const parts = file.split("/");
    for (let i = 0; i < parts.length; i += 1) {
      const found = byName.get(parts.slice(i).join("/"));
      // A member of a zip may have come under another name too, and its rows stand under the first.
      if (found) return byHash.get(text(found[0]!["sha256"])) ?? found;
    }
    return [];
  };
}

/** The key of a row of the warehouse's books: `source_row`, `link`, `issue`, `lineage`. */
export const keyOf = (row: StoredRow): string =>
  placeKey(
    text(row["submission_id"]),
    text(row["sheet"]),
    typeof row["row"] === "number" ? row["row"] : "",
  );

function push<V>(map: Map<string, V[]>, key: string, value: V): void {
  const there = map.get(key);
  if (there) there.push(value);
  else map.set(key, [value]);
}

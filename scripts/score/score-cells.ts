import { type Column, tables } from "@atlas/schema";
import { issuesOf, namesOfColumn, sourcesOf } from "./cell-sources.js";
import { type CellClass, type ClassCounts, classifyCell, isRight } from "./cell-class.js";
import { compareCell } from "./compare-cell.js";
import { type ScoreInput, type StoredRow, type TruthRow, scoredTables } from "./score-input.js";
import { type Trace, type TracedRow, headingsLeft, placeKey, placeOf } from "./trace.js";

/** A cell that is not as it should be. */
export interface CellFinding {
  readonly table: string;
  readonly column: string;
  readonly class: CellClass;
  readonly file: string;
  readonly sheet: string;
  readonly row: number;
  readonly heading: string;
  readonly raw: string;
  readonly expected: string;
  readonly got: string;
  readonly fault: string;
  readonly issues: string;
}

/** Counts of one column. */
export interface ColumnScore {
  readonly table: string;
  readonly column: string;
  readonly counts: ClassCounts;
}

/** Every cell of every true record against the warehouse. */
export interface CellScore {
  readonly columns: readonly ColumnScore[];
  /** The cells that are not as they should be. */
  readonly findings: readonly CellFinding[];
  /** True records that any office reported, by table. */
  readonly reported: ReadonlyMap<string, number>;
  /** True records that no record of the warehouse stands for, with the states of their rows. */
  readonly missing: readonly {
    readonly table: string;
    readonly trueId: string;
    readonly why: string;
  }[];
}

const unscored = new Set(["aliases", "extra", "geometry", "position_source"]);

/** Compares the tables cell by cell. A cell that is null on both sides is not counted. */
export function scoreCells(input: ScoreInput, trace: Trace): CellScore {
  const faults = faultsByCell(input, trace);
  const columns: ColumnScore[] = [];
  const findings: CellFinding[] = [];
  const missing: CellScore["missing"][number][] = [];
  const reported = new Map<string, number>();
  for (const table of scoredTables) {
    const pairs = pairRecords(input, trace, table);
    reported.set(table, pairs.length);
    for (const pair of pairs) {
      if (pair.stored === null) missing.push({ table, trueId: pair.trueId, why: pair.why });
    }
    for (const column of tables[table].columns as readonly Column[]) {
      if (unscored.has(column.name) || (column.key && column.name !== "score")) continue;
      if (pairs.every(({ truth }) => (truth[column.name] ?? null) === null)) continue;
      const counts: Partial<Record<CellClass, number>> = {};
      for (const pair of pairs) {
        if (pair.stored === null) continue;
        const finding = judge(trace, table, column, pair, faults);
        if (finding === null) continue;
        counts[finding.class] = (counts[finding.class] ?? 0) + 1;
        if (!isRight(finding.class)) findings.push(finding);
      }
      columns.push({ table, column: column.name, counts });
    }
  }
  return { columns, findings, reported, missing };
}

interface Pair {
  readonly truth: TruthRow;
  readonly trueId: string;
  readonly stored: StoredRow | null;
  readonly rows: readonly TracedRow[];
  readonly why: string;
}

/** A truth table's rows with the records they became. Assessments meet by unit, period and element: their rows hold many. */
function pairRecords(
  input: ScoreInput,
  trace: Trace,
  table: (typeof scoredTables)[number],
): readonly Pair[] {
  const keys = (tables[table].columns as readonly Column[])
    .filter(({ key }) => key)
    .map(({ name }) => name);
  const keyOf = (row: TruthRow | StoredRow): string => keys.map((key) => row[key]).join("|");
  const stored = new Map((input.stored.get(table) ?? []).map((row) => [keyOf(row), row]));
  return (input.truth.get(table) ?? []).flatMap((truth) => {
    const trueId = truth[keys[0]!] ?? "";
    const traced = trace.byTruth.get(`${table}|${trueId}`) ?? [];
    // What no office reported cannot be known.
    if (traced.length === 0) return [];
    const long = keys.length > 1;
    const id = long ? keyOf(truth) : trace.recordOf.get(`${table}|${trueId}`);
    const rows = traced.filter(({ recordIds }) =>
      long
        ? recordIds.includes(`${trueId}|${truth["period"] ?? ""}`)
        : id !== undefined && recordIds.includes(id),
    );
    const why = traced.map(({ state }) => state ?? "lost").join();
    const record = (id === undefined ? null : stored.get(id)) ?? null;
    return [{ truth, trueId, stored: record, rows, why }];
  });
}

function judge(
  trace: Trace,
  table: string,
  column: Column,
  { truth, stored, rows }: Pair,
  faults: ReadonlyMap<string, readonly TruthRow[]>,
): CellFinding | null {
  const expected = mapped(trace, column.name, truth[column.name] ?? null);
  const written = stored![column.name] ?? null;
  // A required column says null in a word of its own.
  const got = column.required && written === "unknown" && expected !== "unknown" ? null : written;
  if (expected === null && got === null) return null;
  const precision = stored![column.name.replace(/_on$/, "_precision")];
  const likeness = compareCell(
    column,
    expected,
    got,
    typeof precision === "string" ? precision : null,
  );
  const sources = sourcesOf(trace, rows, table, column.name);
  const headings = sources.map(({ heading }) => heading);
  const codes = new Set(
    rows
      .flatMap((row) => issuesOf(trace, row, headings, column.name))
      .map(({ code }) => String(code)),
  );
  const planted = rows.flatMap((row) =>
    [...headings, ...namesOfColumn(column.name)].flatMap(
      (name) => faults.get(`${placeOf(row)}|${name}`) ?? [],
    ),
  );
  const ofSheets = sources.flatMap(({ row, raw }) =>
    (faults.get(`${placeKey(row.submissionId ?? "", row.sheet, "")}|`) ?? []).map((fault) => ({
      fault,
      raw,
    })),
  );
  const bySheet = ofSheets.flatMap(({ fault, raw }) =>
    // An office's own word for a missing value says so in every column of the sheet.
    (fault["fault"] === "missing_word" && fault["written"] === raw) ||
    (fault["fault"] === "crs_unlabelled" && ["lon", "lat"].includes(column.name))
      ? [fault]
      : [],
  );
  const source = sources.find(({ raw }) => raw !== "") ?? sources[0];
  const row = source?.row ?? rows[0];
  const left = rows.flatMap((one) => headingsLeft(trace, one));
  const verdict = classifyCell({
    likeness,
    planted: [...planted, ...bySheet],
    codes,
    written: sources.map(({ raw }) => raw),
    headingsLeft: left.length > 0,
  });
  return {
    table,
    column: column.name,
    class: verdict,
    file: row?.file ?? "",
    sheet: row?.sheet ?? "",
    row: row?.row ?? 0,
    heading:
      source?.heading ?? (verdict === "unmapped" ? headingOf(rows, column.name, left, faults) : ""),
    raw: [...new Set(sources.map(({ raw }) => raw))].slice(0, 4).join(" ¦ "),
    expected: expected ?? "null",
    got: got === null ? "null" : typeof got === "object" ? JSON.stringify(got) : String(got),
    fault: [...new Set(planted.map(({ fault }) => fault))].join(),
    issues: [...codes].join(),
  };
}

/** The heading that the city says it wrote for a column; without its word, how many nobody took up. */
function headingOf(
  rows: readonly TracedRow[],
  column: string,
  left: readonly string[],
  faults: ReadonlyMap<string, readonly TruthRow[]>,
): string {
  const names = namesOfColumn(column);
  for (const row of rows) {
    const onSheet = names.flatMap(
      (name) => faults.get(`${placeKey(row.submissionId ?? "", row.sheet, "")}|${name}`) ?? [],
    );
    const heading = onSheet.find((fault) => fault["fault"]?.startsWith("header_"))?.["column"];
    if (heading) return heading;
  }
  return `one of ${new Set(left).size} headings left`;
}

/** Ids of records are the city's own: the warehouse's id of the same record is expected. */
function mapped(trace: Trace, column: string, value: string | null): string | null {
  const table = { compound_id: "compound", consultation_id: "consultation", project_id: "project" }[
    column
  ];
  if (table === undefined || value === null) return value;
  return trace.recordOf.get(`${table}|${value}`) ?? `no record of ${value}`;
}

function faultsByCell(input: ScoreInput, trace: Trace): ReadonlyMap<string, readonly TruthRow[]> {
  const byCell = new Map<string, TruthRow[]>();
  for (const fault of input.faults) {
    for (const submission of trace.submissionsOf(fault["file"] ?? "")) {
      const place = placeKey(
        String(submission["submission_id"]),
        fault["sheet"] ?? "",
        fault["row"] ?? "",
      );
      // Those of a whole column are found by their sheet, too.
      const named = [fault["column"], fault["field"]].filter(Boolean);
      for (const name of fault["row"] ? named : [...named, ""]) {
        const key = `${place}|${name}`;
        byCell.set(key, [...(byCell.get(key) ?? []), fault]);
      }
    }
  }
  return byCell;
}

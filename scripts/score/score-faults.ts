import { issuesDue } from "./cell-class.js";
import { issuesOf } from "./cell-sources.js";
import type { CellFinding, CellScore } from "./score-cells.js";
import type { ScoreInput, StoredRow, TruthRow } from "./score-input.js";
import { type Trace, keyOf, placeKey, placeOf } from "./trace.js";

/** A planted fault that the returns show, and that the warehouse took in without a word. */
export interface SilentFault {
  readonly fault: string;
  readonly file: string;
  readonly sheet: string;
  readonly row: string;
  readonly column: string;
  readonly written: string;
  readonly expected: string;
  readonly got: string;
}

/** What became of the faults of one name. */
export interface FaultCounts {
  planted: number;
  /** Repaired, or said by any issue. */
  seen: number;
  silent: number;
  /** In rows that no longer count. */
  notLive: number;
  /** Of those that count: with an issue of their own in the book of faults. */
  due: number;
  /** Of the due: said by that issue, at the place. */
  told: number;
}

/** Faults by name. */
export interface FaultScore {
  readonly kinds: ReadonlyMap<string, FaultCounts>;
  readonly silent: readonly SilentFault[];
}

const structural = new Set([
  "row_subtotal",
  "row_total",
  "rows_blank",
  "row_blank",
  "footnote",
  "row_footnote",
  "header_repeated",
]);
const live = new Set(["accepted", "merged"]);

/** Looks for every detectable fault: a cell must be right or have an issue, a row must not be taken for something else. */
export function scoreFaults(input: ScoreInput, trace: Trace, cells: CellScore): FaultScore {
  const kinds = new Map<string, FaultCounts>();
  const silent: SilentFault[] = [];
  const wrong = new Map<string, CellFinding[]>();
  for (const finding of cells.findings) {
    if (!["wrong", "null_silent", "unmapped"].includes(finding.class)) continue;
    const key = placeKey(finding.file, finding.sheet, finding.row);
    wrong.set(key, [...(wrong.get(key) ?? []), finding]);
  }
  const states = sourceStates(input);
  const headings = headingsTaken(trace);
  const codesIn = codesByPlace(input.stored.get("issue") ?? []);
  for (const fault of input.faults) {
    const name = fault["fault"] ?? "";
    const count = kinds.get(name) ?? {
      planted: 0,
      seen: 0,
      silent: 0,
      notLive: 0,
      due: 0,
      told: 0,
    };
    kinds.set(name, count);
    count.planted += 1;
    if (fault["detectable"] !== "true") continue;
    const verdict = judge(fault, trace, states, wrong, headings);
    if (verdict !== "not live" && isDue(fault)) {
      count.due += 1;
      if (isTold(fault, trace, codesIn)) count.told += 1;
    }
    if (verdict === "seen") count.seen += 1;
    else if (verdict === "not live") count.notLive += 1;
    else {
      count.silent += 1;
      silent.push({
        fault: name,
        file: fault["file"] ?? "",
        sheet: fault["sheet"] ?? "",
        row: fault["row"] ?? "",
        column: fault["column"] ?? "",
        written: fault["written"] ?? "",
        expected: fault["true_value"] ?? fault["expected"] ?? "",
        got: verdict.got,
      });
    }
  }
  return { kinds, silent };
}

type Verdict = "seen" | "not live" | { readonly got: string };

function judge(
  fault: TruthRow,
  trace: Trace,
  states: ReadonlyMap<string, string>,
  wrong: ReadonlyMap<string, readonly CellFinding[]>,
  headings: ReadonlyMap<string, ReadonlySet<string>>,
): Verdict {
  const submissions = trace.submissionsOf(fault["file"] ?? "");
  const row = fault["row"];
  const expected =
    fault["expected"] ?? (structural.has(fault["fault"] ?? "") ? "structural" : "value");
  if (submissions.length === 0) return { got: "no submission" };
  if (expected === "rejected") {
    const taken = submissions.find(({ status }) => status !== "rejected");
    return taken ? { got: `status ${String(taken["status"])}` } : "seen";
  }
  if (row === null || row === undefined) return judgeHeading(fault, trace, submissions, headings);
  const sheets = [fault["sheet"] ?? "", ""];
  const places = submissions.flatMap((submission) =>
    sheets.map((sheet) => placeKey(String(submission["submission_id"]), sheet, row)),
  );
  const place = places.find((key) => states.has(key));
  if (place === undefined) return { got: "the row is lost" };
  const state = states.get(place)!;
  if (expected === "structural") return live.has(state) ? { got: `row ${state}` } : "seen";
  if (expected === "quarantined") {
    return state === "quarantined" || !live.has(state) || trace.issues.has(place)
      ? "seen"
      : { got: `row ${state} without an issue` };
  }
  if (!live.has(state)) return "not live";
  const column = fault["column"] ?? fault["field"];
  if (expected === "merged") {
    return state === "merged" || trace.issues.has(place) || namedByRepeat(trace, place, row)
      ? "seen"
      : { got: `row ${state}` };
  }
  if (column === null || column === undefined) return "seen";
  const finding = sheets
    .flatMap((sheet) => wrong.get(placeKey(fault["file"] ?? "", sheet, row)) ?? [])
    .find(
      (one) =>
        one.heading === fault["column"] ||
        one.column === fault["field"] ||
        one.column === fault["column"],
    );
  const traced = trace.byPlace.get(placeKey(fault["file"] ?? "", fault["sheet"] ?? "", row));
  const said = traced
    ? issuesOf(trace, traced, [column], fault["field"] ?? column).length > 0
    : false;
  if (expected === "null" || expected === "kept") {
    if (said) return "seen";
    return finding || expected === "kept"
      ? { got: finding ? `${finding.got} (${finding.class})` : "kept without an issue" }
      : "seen";
  }
  // The cell was read as it was meant; what its record came to be later is another row's to say.
  if (finding?.got === fault["true_value"]) return "seen";
  return finding && !said ? { got: `${finding.got} (${finding.class})` } : "seen";
}

/** Whether another row of the sheet is said to be the same record as this one, which stands: of two rows of one record what they say
 * decides which stands, and the finding is on the one that does not. */
function namedByRepeat(
  trace: Trace,
  place: string,
  row: string,
  codes: readonly string[] = ["row_duplicate", "record_conflict"],
): boolean {
  const sheet = place.slice(0, -row.length);
  return [...trace.issues].some(
    ([key, issues]) =>
      key.startsWith(sheet) &&
      issues.some(({ code, value }) => codes.includes(String(code)) && value === row),
  );
}

/** Whether an issue is due for a fault. A lasting way of an office's column need not have met a cell. */
const isDue = (fault: TruthRow): boolean =>
  issuesDue(fault).length > 0 &&
  (Boolean(fault["row"]) || !fault["column"] || /^(header|column)_/.test(fault["fault"] ?? ""));

/** Whether the issue of a fault stands where the fault is: on its cell or row; for the way of a sheet or a file, anywhere in it. */
function isTold(fault: TruthRow, trace: Trace, codesIn: CodesIn): boolean {
  const due = issuesDue(fault);
  const [file, sheet, row] = [fault["file"] ?? "", fault["sheet"] ?? "", fault["row"] ?? ""];
  const traced = row === "" ? undefined : trace.byPlace.get(placeKey(file, sheet, row));
  const column = fault["column"] ?? fault["field"];
  if (traced && column) {
    const issues = issuesOf(trace, traced, [column], fault["field"] ?? column);
    if (issues.some(({ code }) => due.includes(String(code)))) return true;
    return isRepeat(due) && namedByRepeat(trace, placeOf(traced), row, due);
  }
  if (traced && isRepeat(due) && namedByRepeat(trace, placeOf(traced), row, due)) return true;
  return trace.submissionsOf(file).some((submission) => {
    const id = String(submission["submission_id"]);
    const places =
      row === ""
        ? sheet === ""
          ? [id]
          : [`${id}|${sheet}`, `${id}|`]
        : [placeKey(id, sheet, row), placeKey(id, "", row)];
    return places.some((place) => due.some((code) => codesIn.get(place)?.has(code)));
  });
}

const isRepeat = (due: readonly string[]): boolean =>
  due.includes("row_duplicate") || due.includes("record_conflict");

/** Codes of the issues in a submission, on a sheet of it (`id|sheet`), and on a row (`placeKey`). */
type CodesIn = ReadonlyMap<string, ReadonlySet<string>>;

function codesByPlace(issues: readonly StoredRow[]): CodesIn {
  const codes = new Map<string, Set<string>>();
  for (const issue of issues) {
    const id = String(issue["submission_id"]);
    for (const place of [id, `${id}|${String(issue["sheet"] ?? "")}`, keyOf(issue)]) {
      const own = codes.get(place) ?? new Set<string>();
      own.add(String(issue["code"]));
      codes.set(place, own);
    }
  }
  return codes;
}

const squeezed = (name: string): string => name.normalize("NFKC").replace(/\s/g, "");

/** A heading must be taken up by a column of the warehouse, or be named as unknown. */
function judgeHeading(
  fault: TruthRow,
  trace: Trace,
  submissions: readonly StoredRow[],
  headings: ReadonlyMap<string, ReadonlySet<string>>,
): Verdict {
  const heading = fault["column"];
  if (heading === null || heading === undefined) return "seen";
  for (const submission of submissions) {
    const id = String(submission["submission_id"]);
    if (headings.get(id)?.has(squeezed(heading))) return "seen";
    for (const sheet of [fault["sheet"] ?? "", ""]) {
      const said = (trace.issues.get(placeKey(id, sheet, "")) ?? []).some(
        (issue) => squeezed(String(issue["column"])) === squeezed(heading),
      );
      if (said) return "seen";
    }
  }
  return { got: "no column and no issue" };
}

/** The headings of each submission that a column of the warehouse took up. */
function headingsTaken(trace: Trace): ReadonlyMap<string, ReadonlySet<string>> {
  const taken = new Map<string, Set<string>>();
  for (const key of trace.fields.keys()) {
    const [id = "", , , ...heading] = key.split("|");
    const own = taken.get(id) ?? new Set<string>();
    own.add(squeezed(heading.join("|")));
    taken.set(id, own);
  }
  return taken;
}

function sourceStates(input: ScoreInput): ReadonlyMap<string, string> {
  return new Map(
    (input.stored.get("source_row") ?? []).map((row) => [keyOf(row), String(row["state"])]),
  );
}

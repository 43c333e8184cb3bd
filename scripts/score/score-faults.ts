import type { CellFinding, CellScore } from "./score-cells.js";
import { issuesOf } from "./cell-sources.js";
import type { ScoreInput, StoredRow, TruthRow } from "./score-input.js";
import { type Trace, placeKey } from "./trace.js";

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

/** Faults by name: how many were planted, seen (repaired, or said), passed in silence, or stand in rows that no longer count. */
export interface FaultScore {
  readonly kinds: ReadonlyMap<
    string,
    { planted: number; seen: number; silent: number; notLive: number }
  >;
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
  const kinds = new Map<
    string,
    { planted: number; seen: number; silent: number; notLive: number }
  >();
  const silent: SilentFault[] = [];
  const wrong = new Map<string, CellFinding[]>();
  for (const finding of cells.findings) {
    if (!["wrong", "null_silent", "unmapped"].includes(finding.class)) continue;
    const key = `${finding.file}|${finding.sheet}|${finding.row}`;
    wrong.set(key, [...(wrong.get(key) ?? []), finding]);
  }
  const states = sourceStates(input);
  for (const fault of input.faults) {
    const name = fault["fault"] ?? "";
    const count = kinds.get(name) ?? { planted: 0, seen: 0, silent: 0, notLive: 0 };
    kinds.set(name, count);
    count.planted += 1;
    if (fault["detectable"] !== "true") continue;
    const verdict = judge(fault, trace, states, wrong);
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
  if (row === null || row === undefined) return judgeHeading(fault, trace, submissions);
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
    return state === "merged" || trace.issues.has(place) ? "seen" : { got: `row ${state}` };
  }
  if (column === null || column === undefined) return "seen";
  const finding = sheets
    .flatMap((sheet) => wrong.get(`${fault["file"] ?? ""}|${sheet}|${row}`) ?? [])
    .find(
      (one) =>
        one.heading === fault["column"] ||
        one.column === fault["field"] ||
        one.column === fault["column"],
    );
  const traced = trace.rows.find(
    (one) => one.file === fault["file"] && String(one.row) === row && sheets.includes(one.sheet),
  );
  const said = traced
    ? issuesOf(trace, traced, [column], fault["field"] ?? column).length > 0
    : false;
  if (expected === "null" || expected === "kept") {
    if (said) return "seen";
    return finding || expected === "kept"
      ? { got: finding ? `${finding.got} (${finding.class})` : "kept without an issue" }
      : "seen";
  }
  return finding && !said ? { got: `${finding.got} (${finding.class})` } : "seen";
}

/** A heading must be taken up by a column of the warehouse, or be named as unknown. */
function judgeHeading(fault: TruthRow, trace: Trace, submissions: readonly StoredRow[]): Verdict {
  const heading = fault["column"];
  if (heading === null || heading === undefined) return "seen";
  const squeezed = (name: string): string => name.normalize("NFKC").replace(/\s/g, "");
  for (const submission of submissions) {
    const id = String(submission["submission_id"]);
    for (const key of trace.fields.keys()) {
      if (key.startsWith(`${id}|`) && squeezed(key).endsWith(`|${squeezed(heading)}`))
        return "seen";
    }
    for (const sheet of [fault["sheet"] ?? "", ""]) {
      const said = (trace.issues.get(placeKey(id, sheet, "")) ?? []).some(
        (issue) => squeezed(String(issue["column"])) === squeezed(heading),
      );
      if (said) return "seen";
    }
  }
  return { got: "no column and no issue" };
}

function sourceStates(input: ScoreInput): ReadonlyMap<string, string> {
  return new Map(
    (input.stored.get("source_row") ?? []).map((row) => [
      placeKey(String(row["submission_id"]), String(row["sheet"]), String(row["row"])),
      String(row["state"]),
    ]),
  );
}

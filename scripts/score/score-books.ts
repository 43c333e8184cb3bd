import type { ScoreInput } from "./score-input.js";
import { type Trace, keyOf, placeKey, placeOf } from "./trace.js";

/** What the books say: rows conserved, coordinate systems found, sites, files. */
export interface BookScore {
  /** Differences in the conservation of rows; empty when every row is accounted for. */
  readonly conservation: readonly string[];
  /** True data rows by their state in the warehouse. */
  readonly states: Readonly<Record<string, number>>;
  /** Data rows that are neither accepted, merged nor superseded, grouped by state and reason, with one place each. */
  readonly setAside: readonly {
    readonly state: string;
    readonly n: number;
    readonly example: string;
  }[];
  /** Rows taken in as data that the truth does not know. */
  readonly phantoms: readonly string[];
  readonly crs: { right: number; ambiguous: number; wrong: readonly string[]; unknown: number };
  readonly sites: { readonly truth: string; readonly stored: string };
  /** Files that the truth calls unreadable but that were taken, and readable ones that were rejected. */
  readonly files: readonly string[];
}

const counted = ["accepted", "merged", "superseded", "quarantined", "structural"] as const;
const asData = new Set(["accepted", "merged", "superseded"]);

/** Scores the books of a warehouse. */
export function scoreBooks(input: ScoreInput, trace: Trace): BookScore {
  const stored = (name: string) => input.stored.get(name) ?? [];
  const sourceRows = stored("source_row");
  const conservation: string[] = [];
  const found = new Map<unknown, Record<string, number>>();
  for (const row of sourceRows) {
    const own = found.get(row["submission_id"]) ?? {};
    own[String(row["state"])] = (own[String(row["state"])] ?? 0) + 1;
    found.set(row["submission_id"], own);
  }
  for (const submission of stored("submission")) {
    const own = found.get(submission["submission_id"]) ?? {};
    let sum = 0;
    for (const state of counted) {
      const said = Number(submission[`rows_${state}`]);
      sum += said;
      if (said !== (own[state] ?? 0))
        conservation.push(
          `${String(submission["file"])}: ${said} ${state} said, ${own[state] ?? 0} in source_row`,
        );
    }
    if (sum !== Number(submission["rows_read"]))
      conservation.push(
        `${String(submission["file"])}: ${String(submission["rows_read"])} read, ${sum} accounted for`,
      );
  }
  const states: Record<string, number> = {};
  const aside = new Map<string, { state: string; n: number; example: string }>();
  for (const row of trace.rows) {
    const state = row.state ?? "lost";
    states[state] = (states[state] ?? 0) + 1;
    if (asData.has(state)) continue;
    const codes = (trace.issues.get(placeOf(row)) ?? [])
      .map((issue) => String(issue["code"]))
      .join();
    const key = `${state} ${row.table} ${codes}`;
    const example = `${row.file}:${row.sheet}:${row.row} ${JSON.stringify(row.cells)}`;
    const there = aside.get(key) ?? { state: key, n: 0, example };
    there.n += 1;
    aside.set(key, there);
  }
  return {
    conservation,
    states,
    setAside: [...aside.values()].sort((a, b) => b.n - a.n),
    phantoms: phantoms(input, trace),
    crs: scoreCrs(input, trace),
    sites: scoreSites(input),
    files: scoreFiles(input, trace),
  };
}

function phantoms(input: ScoreInput, trace: Trace): string[] {
  const known = new Set(trace.rows.map(placeOf));
  const named = new Set(trace.rows.map(({ submissionId }) => submissionId));
  const duplicates = new Set(
    input.faults
      .filter(({ fault }) => fault?.startsWith("row_"))
      .flatMap((fault) =>
        trace
          .submissionsOf(fault["file"] ?? "")
          .flatMap((submission) =>
            [fault["sheet"] ?? "", ""].map((sheet) =>
              placeKey(String(submission["submission_id"]), sheet, fault["row"] ?? ""),
            ),
          ),
      ),
  );
  return (input.stored.get("source_row") ?? [])
    .filter((row) => {
      const key = keyOf(row);
      return (
        row["state"] === "accepted" &&
        named.has(String(row["submission_id"])) &&
        !known.has(key) &&
        !duplicates.has(key)
      );
    })
    .map((row) => `${keyOf(row)} ${String(row["cells"])}`);
}

function scoreCrs(input: ScoreInput, trace: Trace): BookScore["crs"] {
  const score = { right: 0, ambiguous: 0, wrong: [] as string[], unknown: 0 };
  const same = (name: unknown): string =>
    String(name)
      .toLowerCase()
      .replace(/[^a-z0-9]/g, "")
      .replace("cgcs2000", "wgs84");
  for (const file of input.files ?? []) {
    if (!file["crs"]) continue;
    const submissions = trace
      .submissionsOf(file["file"] ?? "")
      .filter(({ kind }) => ["compounds", "pilot-sites"].includes(String(kind)));
    const found = submissions.map((submission) => submission["crs"]);
    if (found.length === 0) score.unknown += 1;
    else if (found.every((crs) => crs !== null && same(crs) === same(file["crs"])))
      score.right += 1;
    else if (
      found.some(
        (crs) =>
          crs !== null &&
          crs !== "ambiguous" &&
          crs !== "unknown" &&
          same(crs) !== same(file["crs"]),
      )
    )
      score.wrong.push(
        `${file["file"] ?? ""}: ${file["crs"]}, found ${found.join()} (labelled: ${file["crs_labelled"] ?? ""})`,
      );
    else score.ambiguous += 1;
  }
  return score;
}

function scoreSites(input: ScoreInput): BookScore["sites"] {
  const count = (rows: readonly Readonly<Record<string, unknown>>[]): string =>
    `${rows.length} sites, ${rows.filter(({ batch }) => batch !== null).length} in a batch`;
  return {
    truth: count(input.truth.get("pilot_site") ?? []),
    stored: count(input.stored.get("pilot_site") ?? []),
  };
}

function scoreFiles(input: ScoreInput, trace: Trace): string[] {
  return (input.files ?? []).flatMap((file) => {
    const submissions = trace.submissionsOf(file["file"] ?? "");
    const states = submissions.map(({ status, reason_en: reason }) =>
      `${String(status)} ${String(reason ?? "")}`.trim(),
    );
    const rejected = submissions.every(({ status }) => status === "rejected");
    if (submissions.length === 0) return [`${file["file"] ?? ""}: no submission`];
    if ((file["readable"] === "true") === !rejected) return [];
    return [
      `${file["file"] ?? ""}: readable ${file["readable"] ?? ""}, ${states.join("; ")} ${file["note"] ?? ""}`,
    ];
  });
}

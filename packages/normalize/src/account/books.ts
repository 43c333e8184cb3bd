import { type Code, type Row, type TableName, issueCodes, issueMessage } from "@atlas/schema";
import type { EventContext } from "../assemble/event-context.js";
import type { Part } from "../assemble/live-parts.js";
import type { CarriedCell } from "../assemble/records.js";
import type { DraftIssue, DraftRow, FileDraft } from "../draft/file-draft.js";
import { basesOf } from "./bases.js";
import { type CellCounts, countCells } from "./cells.js";
import { carriedLine, columnMap, rowLines } from "./lineage.js";
import { type LinkSources, linkFindings, rowLinks } from "./row-links.js";
import { byColumns, sortedBy } from "./sorted-by.js";
import { type RejectedFile, rejectedFiles, submissionsOf } from "./submissions.js";

type Streamed = Extract<TableName, "source_row" | "issue" | "quarantine" | "link" | "lineage">;

/** The books of the warehouse. Submissions are a list; the others are as long as the returns, and their rows are made anew each time
 * they are walked, in canonical order, so that they are never all in memory. */
export type Books = { readonly [N in Streamed]: Iterable<Row<N>> } & {
  readonly submission: readonly Row<"submission">[];
  /** For each submission, how many issues of each code it has. */
  readonly issueCounts: ReadonlyMap<string, Readonly<Record<string, number>>>;
};

/** The books of a chapter, before they are made. */
export interface OpenBooks {
  /** @see basesOf */
  readonly bases: () => ReturnType<typeof basesOf>;
  /** @param but submissions whose lines are not made; none unless given */
  readonly make: (but?: ReadonlySet<string>) => Books;
}

/** What the books say: every row of every sheet with what became of it, and the way from each record back to its rows. */
export function openBooks(
  parts: readonly Part[],
  drafts: readonly FileDraft[],
  context: EventContext,
  idOfRow: LinkSources["idOfRow"],
): OpenBooks {
  const { outcomes } = context;
  const late = grouped(outcomes.issues, ({ part }) => part);
  const carried = grouped(outcomes.cells, ({ from }) => from.part);
  const ordered = inBookOrder(parts);
  // The order in which they were found says nothing.
  const lateOf = (part: Part): readonly string[] =>
    [
      ...(late.get(part) ?? []).map(({ issue }) => JSON.stringify(issue)),
      ...(carried.get(part) ?? []).map((cell) => JSON.stringify(carriedLine(cell))),
    ].sort();
  return {
    bases: () => basesOf(ordered, context, idOfRow, lateOf),
    make: (but = new Set()) =>
      makeBooks(
        ordered.filter(({ submission_id: id }) => !but.has(id)),
        drafts,
        context,
        idOfRow,
        late,
        carried,
      ),
  };
}

/** @param ordered parts in the order of the books */
function makeBooks(
  ordered: readonly Part[],
  drafts: readonly FileDraft[],
  context: EventContext,
  idOfRow: LinkSources["idOfRow"],
  late: ReadonlyMap<Part, readonly { readonly issue: DraftIssue }[]>,
  carried: ReadonlyMap<Part, readonly CarriedCell[]>,
): Books {
  const { outcomes, decisions } = context;
  const sources = { idOfRow, decisions };
  const findingsOf = (part: Part): readonly DraftIssue[] =>
    [
      ...part.issues,
      ...(late.get(part) ?? []).map(({ issue }) => issue),
      ...(part.live ? linkFindings(part, decisions) : []),
    ].sort(inPart);
  const statesOf = (part: Part): readonly Settled[] =>
    part.rows.map((row) => settled(part, row, outcomes));

  const cells = new Map<string, CellCounts[]>();
  const states = new Map<string, Record<string, number>>();
  const issueCounts = new Map<string, Record<string, number>>();
  for (const part of ordered) {
    const { submission_id: id } = part;
    const own = statesOf(part);
    const findings = findingsOf(part);
    put(cells, id, countCells(part, own, findings));
    for (const { state } of own) count(states, id, state);
    for (const { code } of findings) count(issueCounts, id, code);
  }
  const rejected = rejectedFiles(drafts);
  const submission = sortedBy(
    [...submissionsOf(ordered, states, cells), ...rejected.map((file) => file.submission)],
    "submission_id",
  );
  const unread = sortedBy(rejected.map(whyRejected), "submission_id");
  for (const { submission_id: id, code } of unread) count(issueCounts, id, code);

  return {
    submission,
    issueCounts,
    source_row: walk(function* () {
      for (const part of ordered) yield* sourceRows(part, statesOf(part));
    }),
    quarantine: walk(function* () {
      for (const part of ordered) yield* quarantined(part, statesOf(part));
    }),
    issue: walk(function* () {
      for (const part of ordered) for (const found of findingsOf(part)) yield issueOf(found, part);
      yield* unread;
    }),
    link: walk(function* () {
      for (const part of ordered) if (part.live) yield* rowLinks(part, sources);
    }),
    lineage: walk(function* () {
      for (const part of ordered) yield* lineageOf(part, carried.get(part) ?? [], context);
    }),
  };
}

/** A walk that begins anew each time. */
const walk = <T>(start: () => Iterator<T>): Iterable<T> => ({ [Symbol.iterator]: start });

interface Settled {
  readonly state: Code<"row_state">;
  readonly reason: string | null;
}

const inPart = byColumns<DraftIssue>("row", "column", "code", "raw", "value");

function inBookOrder(parts: readonly Part[]): readonly Part[] {
  return parts
    .map((part) => ({
      part,
      submission_id: part.submission_id,
      sheet: part.sheet,
      first: part.rows[0]?.row ?? 0,
    }))
    .sort(byColumns("submission_id", "sheet", "first"))
    .map(({ part }) => part);
}

function settled(part: Part, row: DraftRow, outcomes: EventContext["outcomes"]): Settled {
  if (part.patched.has(row)) return { state: "superseded", reason: "patched" };
  if (row.state !== "accepted") return row;
  if (!part.live) return { state: "superseded", reason: "newer_return" };
  return outcomes.states.get(row) ?? row;
}

function* sourceRows(
  { submission_id: submission, sheet, rows }: Part,
  states: readonly Settled[],
): Generator<Row<"source_row">> {
  for (const [i, { row, cells }] of rows.entries()) {
    const { state, reason } = states[i]!;
    yield { submission_id: submission, sheet, row, state, reason, cells };
  }
}

function* quarantined(
  { submission_id: submission, sheet, kind, rows, issues }: Part,
  states: readonly Settled[],
): Generator<Row<"quarantine">> {
  const whys = new Map(issues.map((issue) => [`${issue.code}|${issue.row ?? ""}`, issue]));
  for (const [i, { row, cells }] of rows.entries()) {
    const { state, reason } = states[i]!;
    if (state !== "quarantined") continue;
    const code = reason as keyof typeof issueCodes;
    const why = whys.get(`${code}|${row}`) ?? whys.get(`${code}|`);
    const { zh, en } = issueMessage(code, { raw: why?.raw ?? "", ...why?.parameters });
    yield {
      submission_id: submission,
      sheet,
      row,
      kind,
      code,
      message_zh: zh,
      message_en: en,
      cells,
    };
  }
}

function lineageOf(
  part: Part,
  carried: readonly CarriedCell[],
  context: EventContext,
): readonly Row<"lineage">[] {
  return [
    ...columnMap(part),
    ...(part.live ? rowLines(part, context) : []),
    ...carried.map(carriedLine),
  ].sort(byColumns("row", "column_name", "source_column", "record_id"));
}

function issueOf(found: DraftIssue, { submission_id: submission, sheet }: Part): Row<"issue"> {
  const { code, row, column, raw, value } = found;
  const { zh, en } = issueMessage(code, {
    raw: raw ?? "",
    value: value ?? "",
    column: column ?? "",
    ...found.parameters,
  });
  return {
    code,
    severity: issueCodes[code].severity,
    submission_id: submission,
    sheet,
    row,
    column,
    raw,
    value,
    message_zh: zh,
    message_en: en,
  };
}

/** A file of which nothing could be read has an issue that says why. */
const whyRejected = ({ code, submission }: RejectedFile): Row<"issue"> => ({
  code,
  severity: issueCodes[code].severity,
  submission_id: submission.submission_id,
  sheet: null,
  row: null,
  column: null,
  raw: null,
  value: null,
  message_zh: submission.reason_zh!,
  message_en: submission.reason_en!,
});

function grouped<T, K>(items: Iterable<T>, keyOf: (item: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) put(groups, keyOf(item), item);
  return groups;
}

function put<K, T>(groups: Map<K, T[]>, key: K, item: T): void {
  const there = groups.get(key);
  if (there) there.push(item);
  else groups.set(key, [item]);
}

function count(counts: Map<string, Record<string, number>>, id: string, name: string): void {
  const own = counts.get(id) ?? {};
  own[name] = (own[name] ?? 0) + 1;
  counts.set(id, own);
}

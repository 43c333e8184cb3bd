import { type CityTables, type Row, issueCodes, issueMessage } from "@atlas/schema";
import type { EventContext } from "../assemble/event-context.js";
import type { Part } from "../assemble/live-parts.js";
import type { DraftIssue, DraftRow, FileDraft } from "../draft/file-draft.js";
import { countCells } from "./cells.js";
import { carriedLines, columnMap, rowLines } from "./lineage.js";
import { type LinkSources, linkFindings, rowLinks } from "./row-links.js";
import { byColumns, sortedBy } from "./sorted-by.js";
import { rejectedFiles, submissionsOf } from "./submissions.js";

type Books = Pick<
  CityTables,
  "submission" | "source_row" | "issue" | "quarantine" | "link" | "lineage"
>;

/** The books of the warehouse: every row of every sheet with what became of it, and the way from each record back to its rows. */
export function makeBooks(
  parts: readonly Part[],
  drafts: readonly FileDraft[],
  context: EventContext,
  idOfRow: LinkSources["idOfRow"],
): Books {
  const { outcomes, decisions } = context;
  const sources = { idOfRow, decisions };
  const late = new Map<Part, DraftIssue[]>();
  for (const { part, issue } of outcomes.issues) {
    const there = late.get(part);
    if (there) there.push(issue);
    else late.set(part, [issue]);
  }
  const sourceRows: Row<"source_row">[] = [];
  const issues: Row<"issue">[] = [];
  const quarantine: Row<"quarantine">[] = [];
  const links: Row<"link">[] = [];
  const lineage: Row<"lineage">[] = [...carriedLines(context)];
  const cells = new Map<string, ReturnType<typeof countCells>[]>();
  // In the order of the books, so that little is left to sort.
  const ordered = parts
    .map((part) => ({
      part,
      submission_id: part.submission_id,
      sheet: part.sheet,
      first: part.rows[0]?.row ?? 0,
    }))
    .sort(byColumns("submission_id", "sheet", "first"));
  for (const { part } of ordered) {
    const { submission_id: submission, sheet } = part;
    const own = part.rows.map((row): Row<"source_row"> => ({
      submission_id: submission,
      sheet,
      row: row.row,
      ...settled(part, row, outcomes),
      cells: row.cells,
    }));
    for (const row of own) {
      sourceRows.push(row);
      if (row.state === "quarantined") quarantine.push(quarantined(row, part.kind));
    }
    for (const line of columnMap(part)) lineage.push(line);
    if (part.live) {
      for (const line of rowLines(part, context)) lineage.push(line);
      for (const link of rowLinks(part, sources)) links.push(link);
    }
    const findings = [
      ...part.issues,
      ...(late.get(part) ?? []),
      ...(part.live ? linkFindings(part, decisions) : []),
    ];
    for (const found of findings.sort(inPart)) issues.push(issueOf(found, submission, sheet));
    const counted = cells.get(submission);
    const count = countCells(part, own, findings);
    if (counted) counted.push(count);
    else cells.set(submission, [count]);
  }
  const submissions = [...submissionsOf(parts, sourceRows, cells), ...rejectedFiles(drafts)];
  return {
    submission: sortedBy(submissions, "submission_id"),
    source_row: sortedBy(sourceRows, "submission_id", "sheet", "row"),
    issue: sortedBy(
      [...issues, ...unreadable(submissions, issues)],
      "submission_id",
      "sheet",
      "row",
      "column",
      "code",
      "raw",
      "value",
    ),
    quarantine: sortedBy(quarantine, "submission_id", "sheet", "row"),
    link: sortedBy(links, "submission_id", "sheet", "row"),
    lineage: sortedBy(
      lineage,
      "submission_id",
      "sheet",
      "row",
      "column_name",
      "source_column",
      "table_name",
      "record_id",
    ),
  };
}

const inPart = byColumns<DraftIssue>("row", "column", "code", "raw", "value");

function settled(
  part: Part,
  row: DraftRow,
  outcomes: EventContext["outcomes"],
): { readonly state: string; readonly reason: string | null } {
  if (part.patched.has(row)) return { state: "superseded", reason: "patched" };
  if (row.state !== "accepted") return row;
  if (!part.live) return { state: "superseded", reason: "newer_return" };
  return outcomes.states.get(row) ?? row;
}

function quarantined(
  { submission_id: submission, sheet, row, reason, cells }: Row<"source_row">,
  kind: Part["kind"],
): Row<"quarantine"> {
  const code = reason as keyof typeof issueCodes;
  const { zh, en } = issueMessage(code, {});
  return {
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

function issueOf(found: DraftIssue, submission: string, sheet: string): Row<"issue"> {
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

/** A file of which nothing could be read has an issue that says so. */
function unreadable(
  submissions: readonly Row<"submission">[],
  issues: readonly Row<"issue">[],
): readonly Row<"issue">[] {
  const spoken = new Set(issues.map(({ submission_id: id }) => id));
  return submissions.flatMap(({ submission_id: id, kind, status, reason_zh: zh, reason_en: en }) =>
    kind !== null || status !== "rejected" || zh === null || en === null || spoken.has(id)
      ? []
      : {
          code: "file_unreadable",
          severity: "error",
          submission_id: id,
          sheet: null,
          row: null,
          column: null,
          raw: null,
          value: null,
          message_zh: zh,
          message_en: en,
        },
  );
}

import { divisionRows } from "@atlas/divisions";
import { type CityTables, type Row, issueCodes, issueMessage } from "@atlas/schema";
import type { FileDraft } from "../draft/file-draft.js";
import { makeCompoundIndex } from "../link/compound-index.js";
import type { ReferenceData } from "../reference.js";
import { stableId } from "../stable-id.js";
import { assembleCompounds } from "./assemble-compounds.js";
import {
  type EventContext,
  assembleAssessments,
  assembleConsultations,
  assembleCouncils,
  assembleProjects,
  assembleProposals,
  assembleSites,
  assembleTownshipPilots,
} from "./assemble-events.js";
import { type Part, liveParts } from "./live-parts.js";
import type { Outcomes } from "./records.js";

/** Makes every table out of what the files say. Pure, and the same for any order of the drafts. */
export function assemble(drafts: readonly FileDraft[], reference: ReferenceData): CityTables {
  const parts = liveParts(drafts);
  const outcomes: Outcomes = { states: new Map(), issues: [] };
  const { compounds, idOfRow } = assembleCompounds(parts, outcomes);
  const byId = new Map(compounds.map((compound) => [compound.compound_id, compound]));
  const context: EventContext = {
    outcomes,
    reference,
    find: makeCompoundIndex(compounds.map((c) => ({ ...c, names: [c.name, ...c.aliases] }))),
    placeOfCompound: (id) => byId.get(id)!,
    decisions: new Map(),
    recordIds: new Map(),
  };
  const consultations = assembleConsultations(parts, context);
  const projects = assembleProjects(parts, consultations, context);
  const proposals = assembleProposals(parts, consultations, projects, context);
  const sites = assembleSites(parts, context);
  const councils = assembleCouncils(parts, context);
  const assessments = assembleAssessments(parts, context);
  const pilots = assembleTownshipPilots(parts, context);
  for (const [row, { id }] of idOfRow) context.recordIds.set(row, { table: "compound", id });
  return {
    division: divisionRows,
    compound: compounds,
    consultation: by(consultations, "consultation_id"),
    project: by(projects, "project_id"),
    proposal: by(proposals, "proposal_id"),
    pilot_site: by(sites, "site_id"),
    council: by(councils, "council_id"),
    assessment: by(assessments, "unit_id", "period", "element_id"),
    township_pilot: by(pilots, "township_id"),
    ...books(parts, drafts, context, idOfRow),
    compound_alias: [],
  };
}

const by = <R extends object>(rows: readonly R[], ...keys: readonly (keyof R)[]): readonly R[] =>
  [...rows].sort((a, b) => {
    for (const key of keys) {
      if (a[key] < b[key]) return -1;
      if (a[key] > b[key]) return 1;
    }
    return 0;
  });

type Books = Pick<
  CityTables,
  "submission" | "source_row" | "issue" | "quarantine" | "link" | "lineage"
>;

function books(
  parts: readonly Part[],
  drafts: readonly FileDraft[],
  context: EventContext,
  idOfRow: ReturnType<typeof assembleCompounds>["idOfRow"],
): Books {
  const sourceRows: Row<"source_row">[] = [];
  const issues: Row<"issue">[] = [];
  const quarantine: Row<"quarantine">[] = [];
  const links: Row<"link">[] = [];
  const lineage: Row<"lineage">[] = [];
  const { outcomes, decisions, recordIds } = context;
  const late = new Map<Part, (typeof outcomes.issues)[number]["issue"][]>();
  for (const { part, issue } of outcomes.issues) late.set(part, [...(late.get(part) ?? []), issue]);
  for (const part of parts) {
    const { submission_id: submission, sheet } = part;
    const at = { submission_id: submission, sheet };
    const table = tableOfKind[part.kind ?? ""];
    if (table) {
      for (const { label, field } of part.columns) {
        if (field !== null)
          lineage.push({
            table_name: table,
            record_id: null,
            column_name: field,
            ...at,
            row: null,
            source_column: label,
          });
      }
    }
    for (const row of part.rows) {
      const settled =
        row.state !== "accepted"
          ? row
          : part.live
            ? (outcomes.states.get(row) ?? row)
            : { state: "superseded", reason: "newer_return" };
      sourceRows.push({
        ...at,
        row: row.row,
        state: settled.state,
        reason: settled.reason,
        cells: row.cells,
      });
      if (row.state === "quarantined") {
        const code = row.reason as keyof typeof issueCodes;
        const { zh, en } = issueMessage(code, {});
        quarantine.push({
          ...at,
          row: row.row,
          kind: part.kind,
          code,
          message_zh: zh,
          message_en: en,
          cells: row.cells,
        });
      }
      const record = recordIds.get(row);
      if (record && part.live)
        lineage.push({
          table_name: record.table,
          record_id: record.id,
          column_name: null,
          ...at,
          row: row.row,
          source_column: null,
        });
      const registered = idOfRow.get(row);
      const decision = decisions.get(row);
      if (registered && part.live) {
        links.push({
          ...at,
          row: row.row,
          compound_id: registered.id,
          zone: registered.first ? "new" : "auto",
          score: 1,
          decided_by: "rule",
          candidate_id: null,
          features: null,
        });
      } else if (decision && part.live) {
        links.push({
          ...at,
          row: row.row,
          compound_id: decision.compound_id,
          zone: decision.zone,
          score: decision.score,
          decided_by: "rule",
          candidate_id: decision.candidate_id,
          features: JSON.stringify(decision.features),
        });
      }
    }
    const linkIssues = part.live ? linkFindings(part, decisions) : [];
    for (const finding of [...part.issues, ...(late.get(part) ?? []), ...linkIssues]) {
      const { zh, en } = issueMessage(finding.code, {
        raw: finding.raw ?? "",
        value: finding.value ?? "",
        column: finding.column ?? "",
        ...finding.parameters,
      });
      issues.push({
        code: finding.code,
        severity: issueCodes[finding.code].severity,
        ...at,
        row: finding.row,
        column: finding.column,
        raw: finding.raw,
        value: finding.value,
        message_zh: zh,
        message_en: en,
      });
    }
  }
  const submissions = [...submissionsOf(parts, sourceRows), ...rejectedFiles(drafts)];
  for (const { submission_id: id, kind, status, reason_zh: zh, reason_en: en } of submissions) {
    if (
      kind === null &&
      status === "rejected" &&
      zh !== null &&
      en !== null &&
      !issues.some((issue) => issue.submission_id === id)
    ) {
      issues.push({
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
      });
    }
  }
  return {
    submission: by(submissions, "submission_id"),
    source_row: by(sourceRows, "submission_id", "sheet", "row"),
    issue: issues
      .map((row) => ({
        row,
        key: JSON.stringify([
          row.submission_id,
          row.sheet,
          row.row ?? 0,
          row.column,
          row.code,
          row.raw,
        ]),
      }))
      .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
      .map(({ row }) => row),
    quarantine: by(quarantine, "submission_id", "sheet", "row"),
    link: by(links, "submission_id", "sheet", "row"),
    lineage: lineage
      .map((row) => ({
        row,
        key: JSON.stringify([
          row.table_name,
          row.record_id ?? "",
          row.column_name ?? "",
          row.submission_id,
          row.sheet,
          row.row ?? 0,
          row.source_column,
        ]),
      }))
      .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
      .map(({ row }) => row),
  };
}

function linkFindings(part: Part, decisions: EventContext["decisions"]) {
  return part.rows.flatMap((row) => {
    const decision = decisions.get(row);
    if (!decision || decision.zone === "auto") return [];
    const raw = (row.values["compound"] as string | undefined) ?? "";
    return [
      {
        code: decision.zone === "review" ? ("link_review" as const) : ("link_missing" as const),
        row: row.row,
        column: part.columns.find(({ field }) => field === "compound")?.label ?? null,
        raw,
        value: decision.candidate_id,
        parameters: {},
      },
    ];
  });
}

const tableOfKind: Readonly<Record<string, string>> = {
  compounds: "compound",
  consultations: "consultation",
  projects: "project",
  proposals: "proposal",
  "pilot-sites": "pilot_site",
  councils: "council",
  assessments: "assessment",
  "township-pilots": "township_pilot",
};

function submissionsOf(
  parts: readonly Part[],
  rows: readonly Row<"source_row">[],
): readonly Row<"submission">[] {
  const counts = new Map<string, Record<string, number>>();
  for (const { submission_id: id, state } of rows) {
    const count = counts.get(id) ?? {};
    count[state] = (count[state] ?? 0) + 1;
    counts.set(id, count);
  }
  const groups = new Map<string, Part[]>();
  for (const part of parts)
    groups.set(part.submission_id, [...(groups.get(part.submission_id) ?? []), part]);
  return [...groups].map(([id, own]) => {
    const [first] = own as [Part, ...Part[]];
    const { reading, options } = first.file;
    const count = counts.get(id) ?? {};
    const rejected = own.every((part) => part.rejection !== null);
    const reason = rejected ? issueMessage(first.rejection!, {}) : null;
    return {
      submission_id: id,
      file: reading.name,
      sha256: reading.sha256,
      kind: first.kind,
      unit_id: first.unit_id,
      period: first.period,
      status: rejected ? "rejected" : first.live ? "accepted" : "superseded",
      encoding: reading.encoding,
      crs: own.find((part) => part.crs !== null)?.crs ?? null,
      crs_evidence: JSON.stringify(
        own.find((part) => part.crsEvidence !== null)?.crsEvidence ?? null,
      ),
      declared_on: first.declared_on,
      received_on: first.received_on,
      synthetic: own.some((part) => part.synthetic),
      reader: JSON.stringify({
        format: reading.format,
        date_system: reading.dateSystem,
        options,
        sheets: own.map(({ sheet, hidden, keyed, titles, merges, confidence, columns }) => ({
          sheet,
          hidden,
          keyed,
          titles,
          merges,
          confidence,
          columns,
        })),
      }),
      reason_zh: reason?.zh ?? null,
      reason_en: reason?.en ?? null,
      rows_read: Object.values(count).reduce((sum, n) => sum + n, 0),
      rows_accepted: count["accepted"] ?? 0,
      rows_merged: count["merged"] ?? 0,
      rows_superseded: count["superseded"] ?? 0,
      rows_quarantined: count["quarantined"] ?? 0,
      rows_structural: count["structural"] ?? 0,
    };
  });
}

/** Files of which nothing could be read still have a line that says why. */
function rejectedFiles(drafts: readonly FileDraft[]): readonly Row<"submission">[] {
  return drafts
    .filter(({ parts }) => parts.length === 0)
    .map(({ reading, options }) => {
      const { code, parameters } = reading.rejection ?? {
        code: "file_empty" as const,
        parameters: {},
      };
      const { zh, en } = issueMessage(code, parameters);
      return {
        submission_id: stableId("S", reading.sha256, null, null, null),
        file: reading.name,
        sha256: reading.sha256,
        kind: null,
        unit_id: null,
        period: null,
        status: "rejected",
        encoding: reading.encoding,
        crs: null,
        crs_evidence: null,
        declared_on: null,
        received_on: null,
        synthetic: false,
        reader: JSON.stringify({
          format: reading.format,
          date_system: reading.dateSystem,
          options,
          sheets: [],
          rejection: reading.rejection,
        }),
        reason_zh: zh,
        reason_en: en,
        rows_read: 0,
        rows_accepted: 0,
        rows_merged: 0,
        rows_superseded: 0,
        rows_quarantined: 0,
        rows_structural: 0,
      };
    });
}

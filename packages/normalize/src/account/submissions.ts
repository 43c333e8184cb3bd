import { type Bilingual, type IssueCode, type Row, issueMessage } from "@atlas/schema";
import type { Part } from "../assemble/live-parts.js";
import type { FileDraft } from "../draft/file-draft.js";
import { textOf } from "../draft/row-values.js";
import { stableId } from "../stable-id.js";
import type { CellCounts } from "./cells.js";

/** One line a file × kind × unit × period, with what became of its rows and cells. */
export function submissionsOf(
  parts: readonly Part[],
  states: ReadonlyMap<string, Readonly<Record<string, number>>>,
  cells: ReadonlyMap<string, readonly CellCounts[]>,
): readonly Row<"submission">[] {
  const groups = new Map<string, Part[]>();
  for (const part of parts) {
    const there = groups.get(part.submission_id);
    if (there) there.push(part);
    else groups.set(part.submission_id, [part]);
  }
  return [...groups].map(([id, own]) => {
    const [first] = own as [Part, ...Part[]];
    const { reading, options } = first.file;
    const count = states.get(id) ?? {};
    const rejected = own.every((part) => part.rejection !== null);
    const reason = rejected ? whyRejected(first) : null;
    return {
      submission_id: id,
      file: reading.name,
      sha256: reading.sha256,
      kind: first.kind,
      unit_id: first.unit_id,
      units: unitsOf(own),
      period: first.period,
      status: rejected ? "rejected" : isReplaced(first, count) ? "superseded" : "accepted",
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
        sheets: own.map((part) => ({
          sheet: part.sheet,
          hidden: part.hidden,
          keyed: part.keyed,
          titles: part.titles,
          merges: part.merges,
          notes: part.notes,
          why: part.why,
          confidence: part.confidence,
          rows: [part.rows.at(0)?.row ?? 0, part.rows.at(-1)?.row ?? 0],
          columns: part.columns,
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
      ...cellColumns(cells.get(id) ?? []),
    };
  });
}

/** Units in which rows lie. */
export const unitsOf = (parts: readonly Pick<Part, "rows">[]): readonly string[] =>
  [
    ...new Set(
      parts.flatMap(({ rows }) => rows.flatMap(({ values }) => textOf(values, "unit_id") ?? [])),
    ),
  ].sort();

/** The sentence of the finding that a part was rejected for. */
function whyRejected({ rejection, issues }: Part): Bilingual {
  const found = issues.find(({ code }) => code === rejection);
  return issueMessage(rejection!, { raw: found?.raw ?? "", ...found?.parameters });
}

/** A list of sites is cumulative: a newer one takes its place only where it says every site of it again. */
const isReplaced = (part: Part, count: Readonly<Record<string, number>>): boolean =>
  part.replaced && (part.kind !== "pilot-sites" || (count["accepted"] ?? 0) === 0);

function cellColumns(counts: readonly CellCounts[]) {
  const sum = (state: keyof CellCounts): number =>
    counts.reduce((total, count) => total + count[state], 0);
  return {
    cells_read: sum("read"),
    cells_used: sum("used"),
    cells_repaired: sum("repaired"),
    cells_unread: sum("unread"),
    cells_kept: sum("kept"),
    cells_superseded: sum("superseded"),
    cells_quarantined: sum("quarantined"),
    cells_structural: sum("structural"),
  };
}

/** A file of which nothing could be read, with the issue that says why. */
export interface RejectedFile {
  readonly code: IssueCode;
  readonly submission: Row<"submission">;
}

/** Files of which nothing could be read still have a line that says why. */
export function rejectedFiles(drafts: readonly FileDraft[]): readonly RejectedFile[] {
  return drafts
    .filter(({ parts }) => parts.length === 0)
    .map(({ reading, options }) => {
      const { code, parameters } = reading.rejection ?? {
        code: "file_empty" as const,
        parameters: {},
      };
      const { zh, en } = issueMessage(code, parameters);
      const submission: Row<"submission"> = {
        submission_id: stableId("S", reading.sha256, null, null, null),
        file: reading.name,
        sha256: reading.sha256,
        kind: null,
        unit_id: null,
        units: [],
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
        ...cellColumns([]),
      };
      return { code, submission };
    });
}

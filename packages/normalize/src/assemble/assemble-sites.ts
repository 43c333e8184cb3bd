import type { Row } from "@atlas/schema";
import { parseName } from "../link/parse-name.js";
import { stableId } from "../stable-id.js";
import { finding } from "../draft/file-draft.js";
import { type EventContext, addFinding, locate, register } from "./event-context.js";
import { type Part, type PlacedDraft, returnOf, rowsOfKind } from "./live-parts.js";
import { groupRecords, labelOfField } from "./records.js";
import { dateOf, dated, numberOf, textOf } from "../draft/row-values.js";

/** The demonstration sites, each under its compound's name where that is known, else as its list writes it. Lists are cumulative: one that
 * omits a site does not drop it, and a cell that the newest list leaves empty keeps what an older one said; a site ends only by
 * `withdrawn`. */
export function assembleSites(
  parts: readonly Part[],
  context: EventContext,
): readonly Row<"pilot_site">[] {
  const rows = rowsOfKind(parts, "pilot-sites");
  return groupRecords(rows, siteKeys(rows, context), context.outcomes).map((record) => {
    const id = stableId("P", "pilot_site", record.key);
    register(record, "pilot_site", id, context);
    const newest = record.rows.toReversed();
    const decided = newest.find((placed) => locate(placed, context).compound_id !== null);
    const where = locate(decided ?? record.current, context);
    const columns = columnsOf(newest);
    for (const [field, { from }] of Object.entries(columns)) {
      if (from === null || from === record.current) continue;
      for (const column of writtenColumns(field)) {
        context.outcomes.cells.push({
          table: "pilot_site",
          id,
          column,
          from,
          label: labelOfField(from, field) ?? labelOfField(from, "position"),
        });
      }
    }
    const value = (field: keyof typeof columns) => columns[field].values;
    const status = textOf(value("status"), "status");
    if (status === null) addFinding("status_assumed", record, "status", null, context);
    const written = textOf(value("compound"), "compound");
    const name =
      where.compound_id === null ? written : context.compounds.placeOf(where.compound_id).name;
    const { from } = columns.compound;
    if (from !== null && name !== null && name !== written)
      context.outcomes.issues.push({
        part: from.part,
        issue: finding("name_writing", from.row.row, labelOfField(from, "compound"), written, name),
      });
    return {
      site_id: id,
      name,
      ...where,
      batch: numberOf(value("batch"), "batch"),
      year: numberOf(value("year"), "year"),
      status: status ?? "planned",
      ...dated("designated", dateOf(value("designated"), "designated")),
      ...dated("accepted", dateOf(value("accepted"), "accepted")),
      budget_yuan: numberOf(value("budget_yuan"), "budget_yuan"),
      funded_yuan: numberOf(value("funded_yuan"), "funded_yuan"),
      lon: numberOf(value("lon"), "lon"),
      lat: numberOf(value("lon"), "lat"),
    };
  });
}

const carried = [
  "compound",
  "batch",
  "year",
  "status",
  "designated",
  "accepted",
  "budget_yuan",
  "funded_yuan",
  "lon",
] as const;

const writtenColumns = (field: string): readonly string[] =>
  field === "compound"
    ? ["name"]
    : field === "lon"
      ? ["lon", "lat"]
      : field === "designated" || field === "accepted"
        ? [`${field}_on`, `${field}_precision`]
        : [field];

/** For each field the newest row that fills it. */
function columnsOf(newest: readonly PlacedDraft[]) {
  return Object.fromEntries(
    carried.map((field) => {
      const from = newest.find(({ row }) => (row.values[field] ?? null) !== null) ?? null;
      return [field, { from, values: (from ?? newest[0]!).row.values }];
    }),
  ) as Record<
    (typeof carried)[number],
    { readonly from: PlacedDraft | null; readonly values: PlacedDraft["row"]["values"] }
  >;
}

/** A site is its compound. A name that is only like a compound's is that site written otherwise when another list of the office
 * names the compound as a site, its own list does not, and neither number, phase nor batch speaks against it. */
function siteKeys(
  rows: readonly PlacedDraft[],
  context: EventContext,
): (placed: PlacedDraft) => string {
  const statements = new Map<string, PlacedDraft[]>();
  for (const placed of rows) {
    const { compound_id: compound } = locate(placed, context);
    if (compound === null) continue;
    const there = statements.get(compound);
    if (there) there.push(placed);
    else statements.set(compound, [placed]);
  }
  return (placed) => {
    const where = locate(placed, context);
    if (where.compound_id !== null) return where.compound_id;
    const name = textOf(placed.row.values, "compound");
    const normal = name === null ? null : parseName(name);
    const candidate = context.decisions.get(placed.row)?.candidate_id ?? null;
    const others = candidate === null ? [] : (statements.get(candidate) ?? []);
    const restated =
      normal !== null &&
      others.length > 0 &&
      others.every((other) => isRestatement(placed, other, normal.hard));
    return restated
      ? candidate!
      : `${where.community_id ?? where.township_id ?? where.unit_id}|${normal?.key ?? ""}`;
  };
}

function isRestatement(placed: PlacedDraft, other: PlacedDraft, hard: string): boolean {
  const batch = numberOf(placed.row.values, "batch");
  const before = numberOf(other.row.values, "batch");
  return (
    placed.part.unit_id === other.part.unit_id &&
    returnOf(placed.part) !== returnOf(other.part) &&
    parseName(textOf(other.row.values, "compound")!).hard === hard &&
    (batch === null || before === null || batch === before)
  );
}

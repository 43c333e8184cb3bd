import { divisionRows } from "@atlas/divisions";
import { type CityTables, type Table, type TableName, tableNames, tables } from "@atlas/schema";
import { type OpenBooks, openBooks } from "../account/books.js";
import { sortedBy } from "../account/sorted-by.js";
import {
  draftByChapter,
  inSettlingOrder,
  planChapters,
  shareOfPart,
} from "../chapters/plan-chapters.js";
import type { FileDraft } from "../draft/file-draft.js";
import type { ReferenceData } from "../reference.js";
import { type Decisions, parseDecisions } from "../decide/decisions.js";
import { anchoredParts } from "./anchored-parts.js";
import { type AssembledCompounds, assembleCompounds } from "./assemble-compounds.js";
import { assembleConsultations } from "./assemble-consultations.js";
import {
  assembleAssessments,
  assembleCouncils,
  assembleTownshipPilots,
} from "./assemble-institutions.js";
import { agreementBook, assembleProjects } from "./assemble-projects.js";
import { assembleProposals } from "./assemble-proposals.js";
import { assembleSites } from "./assemble-sites.js";
import { decisionKey, placedByPeople } from "./decided-keys.js";
import { type EventContext, numberBook } from "./event-context.js";
import { type CompoundPlace, type KnownCompounds, knownCompounds } from "./known-compounds.js";
import { type Part, liveParts, rowsOfKind } from "./live-parts.js";
import { olderAfterNewer } from "./older-after-newer.js";
import type { Outcomes } from "./records.js";

/** A chapter of a city as its returns say it. */
export interface AssembledChapter {
  /** Its compounds and the records that speak of them, in canonical order. */
  readonly records: ChapterRecords;
  readonly books: OpenBooks;
  /** Where ledgers find compounds. */
  readonly compounds: KnownCompounds;
}

/** The tables of records that returns fill. */
export type ChapterRecords = Pick<
  CityTables,
  | "compound"
  | "consultation"
  | "project"
  | "proposal"
  | "pilot_site"
  | "council"
  | "assessment"
  | "township_pilot"
>;

/** Every table as a list; for a city that fits in memory many times. */
export function assemble(
  drafts: readonly FileDraft[],
  reference: ReferenceData,
  decisions?: Decisions,
): CityTables {
  const chapters = Array.from(assembleCity(drafts, reference, decisions), ({ records, books }) => ({
    ...records,
    ...books.make(),
  }));
  const listOf = (name: TableName): readonly object[] => {
    if (name === "division") return divisionRows;
    if (name === "compound_alias") return [];
    const rows = chapters.flatMap((chapter): readonly object[] => [...chapter[name]]);
    const table: Table = tables[name];
    const keys = table.columns.filter(({ key }) => key).map((column) => column.name);
    return sortedBy(rows, ...(keys as never[]));
  };
  return Object.fromEntries(
    tableNames.map((name) => [name, listOf(name)]),
  ) as unknown as CityTables;
}

/** Makes every table, a chapter at a time. Pure, and the same for any order of the drafts. */
function* assembleCity(
  drafts: readonly FileDraft[],
  reference: ReferenceData,
  decisions: Decisions = parseDecisions(""),
): Generator<AssembledChapter> {
  const chapterOf = planChapters(
    drafts.flatMap((draft) => draft.parts.map((part) => shareOfPart(draft, part))),
    !decisions.none,
  );
  const chapters = new Map<string, FileDraft[]>([["compounds", []]]);
  for (const draft of drafts)
    for (const [chapter, own] of draftByChapter(draft, chapterOf)) {
      const there = chapters.get(chapter);
      if (there) there.push(own);
      else chapters.set(chapter, [own]);
    }
  let compounds: KnownCompounds | undefined;
  for (const chapter of inSettlingOrder(chapters.keys())) {
    const assembled = assembleChapter(chapters.get(chapter)!, reference, decisions, compounds);
    compounds ??= assembled.compounds;
    yield assembled;
  }
}

/** Makes the tables of one chapter.
 * @param compounds where its ledgers find compounds; without it, those that the chapter itself has */
export function assembleChapter(
  drafts: readonly FileDraft[],
  reference: ReferenceData,
  decisions: Decisions,
  compounds?: KnownCompounds,
): AssembledChapter {
  const parts = anchoredParts(placedByPeople(liveParts(drafts), decisions));
  const outcomes: Outcomes = { states: new Map(), issues: olderAfterNewer(parts), cells: [] };
  const registers = assembleCompounds(parts, outcomes, decisions);
  const { idOfRow } = registers;
  const known =
    compounds ??
    knownCompounds({
      compounds: registers.compounds.map(placeOf),
      idOfKey: decisions.none ? new Map() : compoundsByKey(parts, idOfRow),
    });
  const context: EventContext = {
    outcomes,
    reference,
    compounds: known,
    decided: decisions,
    decisions: new Map(),
    recordIds: new Map(),
  };
  const numbers = { consultations: numberBook(), projects: numberBook() };
  const agreements = agreementBook();
  const consultations = assembleConsultations(parts, context, numbers.consultations, agreements);
  const projects = assembleProjects(parts, context, numbers, agreements);
  const proposals = assembleProposals(parts, context, numbers);
  const sites = assembleSites(parts, context);
  const councils = assembleCouncils(parts, context);
  const assessments = assembleAssessments(parts, context);
  const pilots = assembleTownshipPilots(parts, context);
  for (const [row, { id }] of idOfRow) context.recordIds.set(row, { table: "compound", id });
  return {
    books: openBooks(parts, drafts, context, idOfRow),
    compounds: known,
    records: {
      compound: registers.compounds,
      consultation: sortedBy(consultations, "consultation_id"),
      project: sortedBy(projects, "project_id"),
      proposal: sortedBy(proposals, "proposal_id"),
      pilot_site: sortedBy(sites, "site_id"),
      council: sortedBy(councils, "council_id"),
      assessment: sortedBy(assessments, "unit_id", "period", "element_id"),
      township_pilot: sortedBy(pilots, "township_id"),
    },
  };
}

/** The compound that a key of decisions names; of several that share it the first by its id. */
function compoundsByKey(
  parts: readonly Part[],
  idOfRow: AssembledCompounds["idOfRow"],
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const placed of rowsOfKind(parts, "compounds")) {
    const { id } = idOfRow.get(placed.row)!;
    const key = decisionKey(placed);
    const before = found.get(key);
    if (before === undefined || id < before) found.set(key, id);
  }
  return found;
}

const placeOf = ({
  compound_id,
  name,
  aliases,
  address,
  unit_id,
  township_id,
  community_id,
}: CompoundPlace): CompoundPlace => ({
  compound_id,
  name,
  aliases,
  address,
  unit_id,
  township_id,
  community_id,
});

import { divisionRows } from "@atlas/divisions";
import type { CityRows, CityTables } from "@atlas/schema";
import { type Books, makeBooks } from "../account/books.js";
import { sortedBy } from "../account/sorted-by.js";
import type { FileDraft } from "../draft/file-draft.js";
import { makeCompoundIndex } from "../link/compound-index.js";
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
import { assembleProjects } from "./assemble-projects.js";
import { assembleProposals } from "./assemble-proposals.js";
import { assembleSites } from "./assemble-sites.js";
import { decisionKey, placedByPeople } from "./decided-keys.js";
import { type EventContext, numberBook } from "./event-context.js";
import { type Part, liveParts, rowsOfKind } from "./live-parts.js";
import type { Outcomes } from "./records.js";

/** A city as its returns say it. */
export interface AssembledCity {
  /** Rows of every table in canonical order; those of the long books are made as they are walked. */
  readonly rows: CityRows & { readonly submission: CityTables["submission"] };
  /** For each submission, how many issues of each code it has. */
  readonly issueCounts: Books["issueCounts"];
}

/** Every table as a list; for a city that fits in memory many times. */
export function assemble(
  drafts: readonly FileDraft[],
  reference: ReferenceData,
  decisions?: Decisions,
): CityTables {
  const { rows } = assembleCity(drafts, reference, decisions);
  return Object.fromEntries(
    Object.entries(rows).map(([name, own]) => [name, [...own]]),
  ) as unknown as CityTables;
}

/** Makes every table out of what the files say, but for the log of former ids, which is a matter of versions. Pure, and the
 * same for any order of the drafts. */
export function assembleCity(
  drafts: readonly FileDraft[],
  reference: ReferenceData,
  decisions: Decisions = parseDecisions(""),
): AssembledCity {
  const parts = anchoredParts(placedByPeople(liveParts(drafts), decisions));
  const outcomes: Outcomes = { states: new Map(), issues: [], cells: [] };
  const { compounds, idOfRow } = assembleCompounds(parts, outcomes, decisions);
  const byId = new Map(compounds.map((compound) => [compound.compound_id, compound]));
  const context: EventContext = {
    outcomes,
    reference,
    find: makeCompoundIndex(compounds.map((c) => ({ ...c, names: [c.name, ...c.aliases] }))),
    placeOfCompound: (id) => byId.get(id)!,
    decided: decisions,
    compoundOfKey: compoundsByKey(parts, idOfRow),
    decisions: new Map(),
    recordIds: new Map(),
  };
  const numbers = { consultations: numberBook(), projects: numberBook() };
  const consultations = assembleConsultations(parts, context, numbers.consultations);
  const projects = assembleProjects(parts, consultations, context, numbers);
  const proposals = assembleProposals(parts, context, numbers);
  const sites = assembleSites(parts, context);
  const councils = assembleCouncils(parts, context);
  const assessments = assembleAssessments(parts, context);
  const pilots = assembleTownshipPilots(parts, context);
  for (const [row, { id }] of idOfRow) context.recordIds.set(row, { table: "compound", id });
  const { issueCounts, ...books } = makeBooks(parts, drafts, context, idOfRow);
  return {
    issueCounts,
    rows: {
      division: divisionRows,
      compound: compounds,
      consultation: sortedBy(consultations, "consultation_id"),
      project: sortedBy(projects, "project_id"),
      proposal: sortedBy(proposals, "proposal_id"),
      pilot_site: sortedBy(sites, "site_id"),
      council: sortedBy(councils, "council_id"),
      assessment: sortedBy(assessments, "unit_id", "period", "element_id"),
      township_pilot: sortedBy(pilots, "township_id"),
      ...books,
      compound_alias: [],
    },
  };
}

/** The compound that a key of decisions names; of several that share it the first by its id. */
function compoundsByKey(
  parts: readonly Part[],
  idOfRow: AssembledCompounds["idOfRow"],
): (key: string) => string | null {
  let ids: Map<string, string> | undefined;
  const read = (): Map<string, string> => {
    const found = new Map<string, string>();
    for (const placed of rowsOfKind(parts, "compounds")) {
      const { id } = idOfRow.get(placed.row)!;
      const key = decisionKey(placed);
      const before = found.get(key);
      if (before === undefined || id < before) found.set(key, id);
    }
    return found;
  };
  return (key) => (ids ??= read()).get(key) ?? null;
}

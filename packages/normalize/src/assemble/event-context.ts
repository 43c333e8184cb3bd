import { placeOf } from "@atlas/divisions";
import type { Code, IssueCode, IssueParameters } from "@atlas/schema";
import type { Decisions } from "../decide/decisions.js";
import { finding } from "../draft/file-draft.js";
import type { LinkDecision } from "../link/compound-index.js";
import { parseName } from "../link/parse-name.js";
import type { KnownCompounds } from "./known-compounds.js";
import type { ReferenceData } from "../reference.js";
import { type CaseDescription, caseKeys } from "./case-keys.js";
import { decisionKey } from "./decided-keys.js";
import { type Part, type PlacedDraft, rowsOfKind } from "./live-parts.js";
import { type Outcomes, type RecordRows, groupRecords, labelOfField } from "./records.js";
import { type Values, textOf } from "../draft/row-values.js";
import { type StoppedWords, stoppedUpdates } from "./stopped-updates.js";

/** What assembling events needs: where compounds are, and the lists in force. */
export interface EventContext {
  readonly outcomes: Outcomes;
  readonly reference: ReferenceData;
  readonly compounds: KnownCompounds;
  /** What people decided. */
  readonly decided: Decisions;
  readonly decisions: Map<PlacedDraft["row"], Decided>;
  /** Record id of each row, for lineage. */
  readonly recordIds: Map<PlacedDraft["row"], { readonly table: string; readonly id: string }>;
}

/** A decision of linking, by a rule unless it says otherwise. */
export type Decided = LinkDecision & { readonly decided_by?: Code<"decided_by"> };

/** A place, as far down as it is known. */
export interface Where {
  readonly compound_id: string | null;
  readonly community_id: string | null;
  readonly township_id: string | null;
  readonly unit_id: string | null;
}

/** Where an event row happened: its compound if one is decided, and that compound's place where the row is silent. */
export function locate(placed: PlacedDraft, context: EventContext): Where {
  const { row } = placed;
  const { values } = row;
  const name = textOf(values, "compound");
  const stated = {
    community_id: textOf(values, "community_id"),
    township_id: textOf(values, "township_id"),
    unit_id: textOf(values, "unit_id"),
  };
  if (name === null) return { compound_id: null, ...stated };
  let decision = context.decisions.get(row);
  if (!decision) {
    decision = decide(placed, context.compounds.find({ name, ...stated }), context);
    context.decisions.set(row, decision);
  }
  if (decision.compound_id === null) return { compound_id: null, ...stated };
  const own = context.compounds.placeOf(decision.compound_id);
  const community = stated.community_id ?? own.community_id;
  const inherited = community === null ? null : placeOf(community);
  return {
    compound_id: decision.compound_id,
    community_id: community,
    township_id: inherited?.township_id ?? stated.township_id ?? own.township_id,
    unit_id: inherited?.unit_id ?? stated.unit_id ?? own.unit_id,
  };
}

/** A person's word goes before what was found. */
function decide(placed: PlacedDraft, found: Decided, context: EventContext): Decided {
  const { decided, compounds } = context;
  if (decided.none) return found;
  const key = decisionKey(placed);
  const person = { score: 1, decided_by: "person", features: {} } as const;
  for (const other of decided.sameAs(key)) {
    const id = compounds.ofKey(other);
    if (id !== null) return { zone: "auto", compound_id: id, candidate_id: null, ...person };
  }
  const named = found.compound_id ?? found.candidate_id;
  const apart = decided.apartFrom(key).some((other) => compounds.ofKey(other) === named);
  return apart && named !== null
    ? { zone: "new", compound_id: null, candidate_id: null, ...person }
    : found;
}

/** Records of an event ledger: by the office's own number, else by place and what the case is about.
 * @param what what the case is about and when it began */
export function ledger(
  parts: readonly Part[],
  kind: Extract<Code<"return_kind">, "consultations" | "projects" | "proposals">,
  what: (values: Values) => Pick<CaseDescription, "topic" | "begun" | "course">,
  context: EventContext,
): readonly RecordRows[] {
  const rows = rowsOfKind(parts, kind);
  const keys = caseKeys(rows, (placed) => {
    const { values } = placed.row;
    const number = textOf(values, "office_number");
    return {
      number: number === null ? null : `${officeOf(placed)}|#${foldNumber(number)}`,
      place: groundOf(placed, locate(placed, context)),
      ...what(values),
    };
  });
  const records = groupRecords(rows, ({ row }) => keys.get(row)!, context.outcomes);
  const words = (placed: PlacedDraft): StoppedWords => {
    const number = textOf(placed.row.values, "office_number");
    return {
      office: officeOf(placed),
      number: number === null ? null : foldNumber(number),
      ...what(placed.row.values),
    };
  };
  for (const { record, place } of stoppedUpdates(parts, kind, records, words)) {
    const { part, row } = record.current;
    const issue = finding("record_outdated", row.row, null, null, place);
    context.outcomes.issues.push({ part, issue });
  }
  return records;
}

/** The office of a row and where it speaks of: the compound, else the community and the name as it is written there. */
export function groundOf(
  placed: PlacedDraft,
  { compound_id: compound, community_id: community }: Pick<Where, "compound_id" | "community_id">,
): string {
  const name = textOf(placed.row.values, "compound");
  const named = name === null ? "" : parseName(name).key;
  return `${officeOf(placed)}|${compound ?? `${community}|${named}`}`;
}

/** The unit whose numbers a row uses: the one that sent it, else where it was placed. */
export const officeOf = ({ part, row }: PlacedDraft): string | null =>
  part.unit_id ?? textOf(row.values, "unit_id");

/** An office's number as it is compared: width, case and white space folded. */
const foldNumber = (number: string): string =>
  number
    .normalize("NFKC")
    .toUpperCase()
    .replace(/\s+/g, "")
    .replace(/[‐-―−]/g, "-");

/** Records by the number that an office gave them. */
export interface NumberBook {
  readonly add: (placed: PlacedDraft, id: string) => void;
  /** The record of that number at the office of the row; null when there is none or there are several: offices count on their own. */
  readonly find: (placed: PlacedDraft, number: string) => string | null;
}

export function numberBook(): NumberBook {
  const ids = new Map<string, Set<string>>();
  const put = (key: string, id: string): void => {
    ids.set(key, (ids.get(key) ?? new Set<string>()).add(id));
  };
  const only = (key: string): string | null => {
    const found = ids.get(key);
    return found?.size === 1 ? [...found][0]! : null;
  };
  return {
    add: (placed, id) => {
      const number = textOf(placed.row.values, "office_number");
      if (number !== null) put(`${officeOf(placed)}|${foldNumber(number)}`, id);
    },
    find: (placed, number) => only(`${officeOf(placed)}|${foldNumber(number)}`),
  };
}

/** Adds a finding on the current row of a record; `raw` is what the row says in the field. */
export function addFinding(
  code: IssueCode,
  { current }: RecordRows,
  field: string,
  raw: string | null,
  { outcomes }: EventContext,
  parameters: IssueParameters = {},
): void {
  const { part, row } = current;
  const issue = finding(code, row.row, labelOfField(current, field), raw, null, parameters);
  outcomes.issues.push({ part, issue });
}

/** The record of another ledger whose number a record gives; one that is not found is an issue. */
export function linkedBy(
  field: "consultation_number" | "project_number",
  record: RecordRows,
  book: NumberBook,
  context: EventContext,
): string | null {
  const number = textOf(record.current.row.values, field);
  if (number === null) return null;
  const found = book.find(record.current, number);
  if (found === null) addFinding(unmatched[field], record, field, number, context);
  return found;
}

const unmatched = {
  consultation_number: "consultation_unmatched",
  project_number: "project_unmatched",
} as const;

/** Notes which record each of its rows became. */
export function register(
  record: RecordRows,
  table: string,
  id: string,
  context: EventContext,
): void {
  for (const { row } of record.rows) context.recordIds.set(row, { table, id });
}

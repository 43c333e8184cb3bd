import { placeOf } from "@atlas/divisions";
import type { Row } from "@atlas/schema";
import type { LinkDecision, LinkQuestion } from "../link/compound-index.js";
import { normalName } from "../link/normal-form.js";
import type { ParsedDate } from "../parse/parsed.js";
import type { ReferenceData } from "../reference.js";
import { stableId } from "../stable-id.js";
import { type Part, type PlacedDraft, rowsOfKind } from "./live-parts.js";
import { type Outcomes, type RecordRows, groupRecords } from "./records.js";

type Values = Readonly<Record<string, unknown>>;

/** What assembling events needs: where compounds are, and the lists in force. */
export interface EventContext {
  readonly outcomes: Outcomes;
  readonly reference: ReferenceData;
  readonly find: (question: LinkQuestion) => LinkDecision;
  readonly placeOfCompound: (id: string) => {
    readonly unit_id: string | null;
    readonly township_id: string | null;
    readonly community_id: string | null;
  };
  readonly decisions: Map<PlacedDraft["row"], LinkDecision>;
  /** Record id of each row, for lineage. */
  readonly recordIds: Map<PlacedDraft["row"], { readonly table: string; readonly id: string }>;
}

const textOf = (values: Values, field: string): string | null =>
  (values[field] as string | null | undefined) ?? null;
const numberOf = (values: Values, field: string): number | null =>
  (values[field] as number | null | undefined) ?? null;
const flagOf = (values: Values, field: string): boolean | null =>
  (values[field] as boolean | null | undefined) ?? null;
const dateOf = (values: Values, field: string): ParsedDate | null =>
  (values[field] as ParsedDate | null | undefined) ?? null;

const dated = <N extends string>(name: N, date: ParsedDate | null) =>
  ({ [`${name}_on`]: date?.on ?? null, [`${name}_precision`]: date?.precision ?? null }) as Record<
    `${N}_on` | `${N}_precision`,
    string | null
  >;

interface Where {
  readonly compound_id: string | null;
  readonly community_id: string | null;
  readonly township_id: string | null;
  readonly unit_id: string | null;
}

/** Where an event row happened: its compound if one is decided, and that compound's place where the row is silent. */
function locate({ row }: PlacedDraft, context: EventContext): Where {
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
    decision = context.find({ name, ...stated });
    context.decisions.set(row, decision);
  }
  if (decision.compound_id === null) return { compound_id: null, ...stated };
  const own = context.placeOfCompound(decision.compound_id);
  const community = stated.community_id ?? own.community_id;
  const inherited = community === null ? null : placeOf(community);
  return {
    compound_id: decision.compound_id,
    community_id: community,
    township_id: inherited?.township_id ?? stated.township_id ?? own.township_id,
    unit_id: inherited?.unit_id ?? stated.unit_id ?? own.unit_id,
  };
}

/** Records of an event ledger: by the office's number, else by place and what the case is about. */
function ledger(
  parts: readonly Part[],
  kind: "consultations" | "projects" | "proposals",
  what: (values: Values) => string,
  context: EventContext,
): readonly RecordRows[] {
  const identify = (placed: PlacedDraft): string => {
    const { values } = placed.row;
    const number = textOf(values, "office_number");
    if (number !== null) return `${textOf(values, "unit_id")}|#${number}`;
    const where = locate(placed, context);
    const name = textOf(values, "compound");
    return `${textOf(values, "unit_id")}|${where.compound_id ?? `${where.community_id}|${name === null ? "" : normalName(name).key}`}|${what(values)}`;
  };
  return groupRecords(rowsOfKind(parts, kind), identify, context.outcomes);
}

function register(record: RecordRows, table: string, id: string, context: EventContext): void {
  for (const { row } of record.rows) context.recordIds.set(row, { table, id });
}

const firstStep = (values: Values): ParsedDate | null => {
  const steps = [1, 2, 3, 4, 5, 6, 7].flatMap((i) => dateOf(values, `step${i}`) ?? []);
  return steps.reduce<ParsedDate | null>(
    (best, step) => (best === null || step.on < best.on ? step : best),
    null,
  );
};

const onlineForms = new Set(["online_meeting", "online_vote", "chat_group"]);

/** The consultation table. */
export function assembleConsultations(
  parts: readonly Part[],
  context: EventContext,
): readonly Row<"consultation">[] {
  const records = ledger(
    parts,
    "consultations",
    (v) => `${textOf(v, "topic")}|${firstStep(v)?.on ?? ""}`,
    context,
  );
  return records.map((record) => {
    const { values } = record.current.row;
    const id = stableId("T", "consultation", record.key);
    register(record, "consultation", id, context);
    const where = locate(record.current, context);
    const category = textOf(values, "topic_category");
    const begun = firstStep(values) ?? dateOf(values, "closed");
    const forms = (values["forms"] as readonly string[] | null | undefined) ?? null;
    return {
      consultation_id: id,
      office_number: textOf(values, "office_number"),
      ...where,
      level:
        textOf(values, "level") ?? (textOf(values, "compound") === null ? "community" : "compound"),
      topic: textOf(values, "topic"),
      topic_category: category,
      lists: {
        guidance: verdict("guidance", "510100", category, begun?.on ?? null, context.reference),
        positive: verdict(
          "positive",
          where.township_id,
          category,
          begun?.on ?? null,
          context.reference,
        ),
        negative: verdict(
          "negative",
          where.township_id,
          category,
          begun?.on ?? null,
          context.reference,
        ),
      },
      forms,
      online: forms === null ? null : forms.some((form) => onlineForms.has(form)),
      actors: (values["actors"] as readonly string[] | null | undefined) ?? null,
      ...dated("step1", dateOf(values, "step1")),
      ...dated("step2", dateOf(values, "step2")),
      ...dated("step3", dateOf(values, "step3")),
      ...dated("step4", dateOf(values, "step4")),
      ...dated("step5", dateOf(values, "step5")),
      ...dated("step6", dateOf(values, "step6")),
      ...dated("step7", dateOf(values, "step7")),
      outcome: textOf(values, "outcome"),
      ...dated("closed", dateOf(values, "closed")),
      ...dated("published", dateOf(values, "published")),
      households_invited: numberOf(values, "households_invited"),
      households_participated: numberOf(values, "households_participated"),
      agree: numberOf(values, "agree"),
      against: numberOf(values, "against"),
      abstain: numberOf(values, "abstain"),
      satisfaction: numberOf(values, "satisfaction"),
      satisfaction_n: numberOf(values, "satisfaction_n"),
    };
  });
}

/** Verdict of a list on a topic, at a place, on a day: `no_list` where none was in force, null where the topic is unknown. */
function verdict(
  list: string,
  place: string | null,
  category: string | null,
  day: string | null,
  { lists }: ReferenceData,
): string | null {
  const from = place === null ? undefined : lists.get(`${list}|${place}`);
  if (from === undefined || (day !== null && day < from)) return "no_list";
  if (category === null || day === null) return null;
  const topic = lists.get(`${list}|${place!}|${category}`);
  return topic !== undefined && topic <= day ? "listed" : "not_listed";
}

/** The project table: a consultation by its number, else the latest agreement of the compound on the same category before the
 * start; `declared_none` only where the office wrote so. */
export function assembleProjects(
  parts: readonly Part[],
  consultations: readonly Row<"consultation">[],
  context: EventContext,
): readonly Row<"project">[] {
  const byNumber = new Map(
    consultations
      .filter((c) => c.office_number !== null)
      .map((c) => [`${c.unit_id}|${c.office_number}`, c.consultation_id]),
  );
  const byPlace = new Map<string, Row<"consultation">[]>();
  for (const consultation of consultations) {
    if (consultation.compound_id === null || consultation.step6_on === null) continue;
    const key = `${consultation.compound_id}|${consultation.topic_category}`;
    byPlace.set(key, [...(byPlace.get(key) ?? []), consultation]);
  }
  const records = ledger(
    parts,
    "projects",
    (v) => `${textOf(v, "name")}|${dateOf(v, "started")?.on ?? ""}`,
    context,
  );
  return records.map((record) => {
    const { values } = record.current.row;
    const id = stableId("T", "project", record.key);
    register(record, "project", id, context);
    const where = locate(record.current, context);
    const number = textOf(values, "consultation_number");
    const started = dateOf(values, "started");
    const declined = flagOf(values, "consulted") === false;
    const named = number === null ? null : (byNumber.get(`${where.unit_id}|${number}`) ?? null);
    const near =
      named === null &&
      !declined &&
      number === null &&
      where.compound_id !== null &&
      started !== null
        ? nearest(
            byPlace.get(`${where.compound_id}|${textOf(values, "category")}`) ?? [],
            started.on,
          )
        : null;
    const consultation = named ?? near;
    if (number !== null && named === null) {
      context.outcomes.issues.push({
        part: record.current.part,
        issue: {
          code: "consultation_unmatched",
          row: record.current.row.row,
          column: null,
          raw: number,
          value: null,
          parameters: {},
        },
      });
    }
    return {
      project_id: id,
      office_number: textOf(values, "office_number"),
      ...where,
      name: textOf(values, "name"),
      category: textOf(values, "category"),
      consultation_id: consultation,
      consulted: consultation !== null ? "linked" : declined ? "declared_none" : "unknown",
      ...dated("started", started),
      ...dated("completed", dateOf(values, "completed")),
      budget_yuan: numberOf(values, "budget_yuan"),
      funded_yuan: numberOf(values, "funded_yuan"),
    };
  });
}

/** The one agreement in the 180 days before the start or the 60 after it; several or none decide nothing. */
function nearest(candidates: readonly Row<"consultation">[], started: string): string | null {
  const day = Date.parse(started);
  const close = candidates.filter(({ step6_on: on }) => {
    const days = (day - Date.parse(on!)) / 86_400_000;
    return days <= 180 && days >= -60;
  });
  return close.length === 1 ? close[0]!.consultation_id : null;
}

/** The proposal table. */
export function assembleProposals(
  parts: readonly Part[],
  consultations: readonly Row<"consultation">[],
  projects: readonly Row<"project">[],
  context: EventContext,
): readonly Row<"proposal">[] {
  const consultationOf = new Map(
    consultations.map((c) => [`${c.unit_id}|${c.office_number}`, c.consultation_id]),
  );
  const projectOf = new Map(projects.map((p) => [`${p.unit_id}|${p.office_number}`, p.project_id]));
  const records = ledger(
    parts,
    "proposals",
    (v) => `${textOf(v, "title")}|${dateOf(v, "raised")?.on ?? ""}`,
    context,
  );
  return records.map((record) => {
    const { values } = record.current.row;
    const id = stableId("T", "proposal", record.key);
    register(record, "proposal", id, context);
    const where = locate(record.current, context);
    const steps = (["community", "township", "district"] as const).flatMap((level) => {
      const date = dateOf(values, `escalated_${level}`);
      return date
        ? [{ level, on: date.on, reason: textOf(values, "escalation_reason"), returned: null }]
        : [];
    });
    const known = ["escalated_community", "escalated_township", "escalated_district"].some(
      (field) => record.current.part.columns.some((column) => column.field === field),
    );
    const linked = (field: string, ids: ReadonlyMap<string, string>): string | null => {
      const number = textOf(values, field);
      return number === null ? null : (ids.get(`${where.unit_id}|${number}`) ?? null);
    };
    return {
      proposal_id: id,
      office_number: textOf(values, "office_number"),
      ...where,
      title: textOf(values, "title"),
      category: textOf(values, "category"),
      ...dated("raised", dateOf(values, "raised")),
      raised_level: textOf(values, "raised_level"),
      resolved_level: textOf(values, "resolved_level"),
      escalations: known ? steps : null,
      adopted: flagOf(values, "adopted"),
      outcome: textOf(values, "outcome"),
      ...dated("resolved", dateOf(values, "resolved")),
      consultation_id: linked("consultation_number", consultationOf),
      project_id: linked("project_number", projectOf),
    };
  });
}

/** The demonstration sites: cumulative, the newest statement of each. */
export function assembleSites(
  parts: readonly Part[],
  context: EventContext,
): readonly Row<"pilot_site">[] {
  const identify = (placed: PlacedDraft): string => {
    const where = locate(placed, context);
    const name = textOf(placed.row.values, "compound");
    return (
      where.compound_id ??
      `${where.community_id ?? where.unit_id}|${name === null ? "" : normalName(name).key}`
    );
  };
  return groupRecords(rowsOfKind(parts, "pilot-sites"), identify, context.outcomes).map(
    (record) => {
      const { values } = record.current.row;
      const id = stableId("P", "pilot_site", record.key);
      register(record, "pilot_site", id, context);
      return {
        site_id: id,
        name: textOf(values, "compound"),
        ...locate(record.current, context),
        batch: numberOf(values, "batch"),
        year: numberOf(values, "year"),
        status: textOf(values, "status") ?? "planned",
        ...dated("designated", dateOf(values, "designated")),
        ...dated("accepted", dateOf(values, "accepted")),
        budget_yuan: numberOf(values, "budget_yuan"),
        funded_yuan: numberOf(values, "funded_yuan"),
        lon: numberOf(values, "lon"),
        lat: numberOf(values, "lat"),
      };
    },
  );
}

/** Councils: one a community, the newest register. */
export function assembleCouncils(
  parts: readonly Part[],
  context: EventContext,
): readonly Row<"council">[] {
  const rows = rowsOfKind(parts, "councils");
  return groupRecords(rows, ({ row }) => textOf(row.values, "community_id")!, context.outcomes).map(
    (record) => {
      const { values } = record.current.row;
      const id = stableId("K", "council", record.key);
      register(record, "council", id, context);
      return {
        council_id: id,
        community_id: record.key,
        township_id: textOf(values, "township_id"),
        unit_id: textOf(values, "unit_id"),
        households: numberOf(values, "households"),
        groups: numberOf(values, "groups"),
        representatives: numberOf(values, "representatives"),
        members: numberOf(values, "members"),
        supervisors: numberOf(values, "supervisors"),
        ordinary_members: numberOf(values, "ordinary_members"),
        valid_from: null,
        valid_to: null,
      };
    },
  );
}

/** Assessments: a row of the sheet is a unit's scores, one record an element. */
export function assembleAssessments(
  parts: readonly Part[],
  context: EventContext,
): readonly Row<"assessment">[] {
  const rows = rowsOfKind(parts, "assessments");
  const identify = ({ part, row }: PlacedDraft): string =>
    `${textOf(row.values, "community_id") ?? textOf(row.values, "township_id")}|${part.period ?? ""}`;
  return groupRecords(rows, identify, context.outcomes).flatMap((record) => {
    const { row, part } = record.current;
    const unit = (textOf(row.values, "community_id") ?? textOf(row.values, "township_id"))!;
    register(record, "assessment", record.key, context);
    return part.columns.flatMap(({ field }) => {
      if (!field?.startsWith("element:")) return [];
      return {
        unit_id: unit,
        unit_level: textOf(row.values, "community_id") === null ? "township" : "community",
        period: part.period ?? "",
        element_id: field.slice("element:".length),
        score: numberOf(row.values, field),
        assessor: textOf(row.values, "assessor"),
      };
    });
  });
}

/** Pilot townships. */
export function assembleTownshipPilots(
  parts: readonly Part[],
  context: EventContext,
): readonly Row<"township_pilot">[] {
  const rows = rowsOfKind(parts, "township-pilots");
  return groupRecords(rows, ({ row }) => textOf(row.values, "township_id")!, context.outcomes).map(
    (record) => {
      const { values } = record.current.row;
      register(record, "township_pilot", record.key, context);
      return {
        township_id: record.key,
        unit_id: textOf(values, "unit_id"),
        ...dated("started", dateOf(values, "started")),
        partners: (values["partners"] as readonly string[] | null | undefined) ?? null,
        positive_list: flagOf(values, "positive_list"),
        negative_list: flagOf(values, "negative_list"),
        handbook: flagOf(values, "handbook"),
        rules: numberOf(values, "rules"),
        procedures: numberOf(values, "procedures"),
        trainings: numberOf(values, "trainings"),
        actors: (values["actors"] as readonly string[] | null | undefined) ?? null,
      };
    },
  );
}

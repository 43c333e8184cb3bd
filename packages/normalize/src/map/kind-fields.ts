import type { Code } from "@atlas/schema";

/** How a field's cells are read. `code:` and `codes:` name a code list. */
export type FieldType =
  | "text"
  | "integer"
  | "money"
  | "share"
  | "date"
  | "year"
  | "batch"
  | "boolean"
  | "score"
  | "lon"
  | "lat"
  | "position"
  | "names"
  | "other names"
  | `code:${string}`
  | `codes:${string}`;

const where = { district: "text", township: "text", community: "text", address: "text" } as const;

/** The fields of each kind of return. */
export const kindFields: Readonly<
  Record<Code<"return_kind">, Readonly<Record<string, FieldType>>>
> = {
  compounds: {
    office_number: "text",
    name: "text",
    aliases: "other names",
    kind: "code:compound_kind",
    ...where,
    lon: "lon",
    lat: "lat",
    position: "position",
    built_year: "year",
    buildings: "integer",
    households: "integer",
    residents: "integer",
    management: "code:management",
    self_governance: "code:self_governance",
    party_branch: "boolean",
    rules_published: "boolean",
  },
  consultations: {
    office_number: "text",
    compound: "text",
    ...where,
    level: "code:place_level",
    topic: "text",
    topic_category: "code:topic_category",
    forms: "codes:form",
    actors: "codes:actor",
    step1: "date",
    step2: "date",
    step3: "date",
    step4: "date",
    step5: "date",
    step6: "date",
    step7: "date",
    outcome: "code:outcome",
    closed: "date",
    published: "date",
    households_invited: "integer",
    households_participated: "integer",
    agree: "integer",
    against: "integer",
    abstain: "integer",
    satisfaction: "share",
    satisfaction_n: "integer",
  },
  projects: {
    office_number: "text",
    name: "text",
    compound: "text",
    ...where,
    category: "code:topic_category",
    consulted: "boolean",
    consultation_number: "text",
    started: "date",
    completed: "date",
    budget_yuan: "money",
    funded_yuan: "money",
  },
  proposals: {
    office_number: "text",
    title: "text",
    compound: "text",
    ...where,
    category: "code:topic_category",
    raised: "date",
    raised_level: "code:place_level",
    escalated_community: "date",
    escalated_township: "date",
    escalated_district: "date",
    escalation_reason: "text",
    escalation_returned: "boolean",
    resolved_level: "code:place_level",
    adopted: "boolean",
    outcome: "code:proposal_outcome",
    resolved: "date",
    consultation_number: "text",
    project_number: "text",
  },
  "pilot-sites": {
    compound: "text",
    ...where,
    batch: "batch",
    year: "year",
    status: "code:site_status",
    designated: "date",
    accepted: "date",
    budget_yuan: "money",
    funded_yuan: "money",
    lon: "lon",
    lat: "lat",
    position: "position",
  },
  councils: {
    ...where,
    households: "integer",
    groups: "integer",
    representatives: "integer",
    members: "integer",
    supervisors: "integer",
    ordinary_members: "integer",
  },
  assessments: { unit: "text", district: "text", community: "text", assessor: "text" },
  "township-pilots": {
    township: "text",
    started: "date",
    partners: "names",
    positive_list: "boolean",
    negative_list: "boolean",
    handbook: "boolean",
    rules: "integer",
    procedures: "integer",
    trainings: "integer",
    actors: "codes:actor",
  },
};

/** Type of a field; elements of an assessment are scores. */
export function fieldType(kind: Code<"return_kind">, field: string): FieldType {
  return field.startsWith("element:") ? "score" : (kindFields[kind][field] ?? "text");
}

/** Whether the values of a type are out of a closed list: codes, yes and no. */
export const isClosedType = (type: FieldType): boolean => /^(code|boolean)/.test(type);

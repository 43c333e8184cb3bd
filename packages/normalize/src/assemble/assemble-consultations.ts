import type { Row } from "@atlas/schema";
import type { ReferenceData } from "../reference.js";
import { stableId } from "../stable-id.js";
import type { AgreementBook } from "./assemble-projects.js";
import { type EventContext, type NumberBook, ledger, locate, register } from "./event-context.js";
import { daysOfSteps, firstStep } from "./first-step.js";
import type { Part } from "./live-parts.js";
import { votesBeyondEarlier } from "./votes-beyond-earlier.js";
import { dateOf, dated, listOf, numberOf, textOf } from "../draft/row-values.js";

const onlineForms = new Set(["online_meeting", "online_vote", "chat_group"]);

/** Rows that name a form which no list knows. */
function rowsOfUnknownForm(parts: readonly Part[]): ReadonlySet<Part["rows"][number]> {
  return new Set(
    parts.flatMap(({ kind, columns, issues, rows }) => {
      const label = columns.find(({ field }) => field === "forms")?.label;
      if (kind !== "consultations" || label === undefined) return [];
      const unknown = new Set(
        issues.flatMap(({ code, column, row }) =>
          code === "code_unknown" && column === label ? [row] : [],
        ),
      );
      return rows.filter(({ row }) => unknown.has(row));
    }),
  );
}

/** The consultation table. */
export function assembleConsultations(
  parts: readonly Part[],
  context: EventContext,
  numbers: NumberBook,
  agreements: AgreementBook,
): readonly Row<"consultation">[] {
  const records = ledger(
    parts,
    "consultations",
    (v) => ({ topic: textOf(v, "topic"), begun: firstStep(v), course: daysOfSteps(v) }),
    context,
  );
  const ofUnknownForm = rowsOfUnknownForm(parts);
  return records.map((record) => {
    const { values } = record.current.row;
    const id = stableId("T", "consultation", record.key);
    register(record, "consultation", id, context);
    const beyond = votesBeyondEarlier(record);
    if (beyond !== null) context.outcomes.issues.push({ part: record.current.part, issue: beyond });
    numbers.add(record.current, id);
    const where = locate(record.current, context);
    const category = textOf(values, "topic_category");
    const begun = firstStep(values) ?? dateOf(values, "closed");
    const forms = listOf(values, "forms");
    const knownOnline = forms?.some((form) => onlineForms.has(form)) ?? null;
    const online =
      knownOnline === false && ofUnknownForm.has(record.current.row) ? null : knownOnline;
    const consultation: Row<"consultation"> = {
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
      online,
      actors: listOf(values, "actors"),
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
    agreements.add(record.current, consultation);
    return consultation;
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

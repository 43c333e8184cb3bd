import type { Row } from "@atlas/schema";
import type { ParsedDate } from "../parse/parsed.js";
import { stableId } from "../stable-id.js";
import {
  type EventContext,
  type NumberBook,
  type Where,
  addFinding,
  ledger,
  linkedBy,
  locate,
  officeOf,
  register,
} from "./event-context.js";
import type { Part, PlacedDraft } from "./live-parts.js";
import { dateOf, dated, flagOf, numberOf, textOf } from "../draft/row-values.js";

/** Agreements by the office that tells of them and what they are about. */
export interface AgreementBook {
  readonly add: (placed: PlacedDraft, consultation: Row<"consultation">) => void;
  /** The first day on which a consultation can have come to its agreement; null for none. */
  readonly agreedOn: (consultationId: string) => string | null;
  readonly near: (
    placed: PlacedDraft,
    where: Where,
    category: string | null,
  ) => readonly Row<"consultation">[];
}

export function agreementBook(): AgreementBook {
  const agreements = new Map<string, Row<"consultation">[]>();
  const days = new Map<string, string>();
  return {
    agreedOn: (id) => days.get(id) ?? null,
    add: (placed, consultation) => {
      if (consultation.step6_on === null || consultation.outcome === "not_agreed") return;
      days.set(consultation.consultation_id, consultation.step6_on);
      const key = subject(placed, consultation, consultation.topic_category);
      if (key === null) return;
      const there = agreements.get(key);
      if (there) there.push(consultation);
      else agreements.set(key, [consultation]);
    },
    near: (placed, where, category) => agreements.get(subject(placed, where, category) ?? "") ?? [],
  };
}

/** The project table: a consultation by its number, else the one agreement that the office tells of at the place on the same category
 * near the start; `declared_none` only where the office wrote so, `unknown` where no link was found. */
export function assembleProjects(
  parts: readonly Part[],
  context: EventContext,
  numbers: { readonly consultations: NumberBook; readonly projects: NumberBook },
  agreements: AgreementBook,
): readonly Row<"project">[] {
  const records = ledger(
    parts,
    "projects",
    (v) => ({ topic: textOf(v, "name"), begun: dateOf(v, "started") }),
    context,
  );
  return records.map((record) => {
    const { current } = record;
    const { values } = current.row;
    const id = stableId("T", "project", record.key);
    register(record, "project", id, context);
    numbers.projects.add(current, id);
    const where = locate(current, context);
    const number = textOf(values, "consultation_number");
    const started = dateOf(values, "started");
    const declined = number === null && flagOf(values, "consulted") === false;
    const named = linkedBy("consultation_number", record, numbers.consultations, context);
    const near =
      number === null && !declined && started !== null && started.precision !== "year"
        ? nearest(
            agreements.near(current, where, textOf(values, "category")),
            started.on,
            textOf(values, "name"),
          )
        : null;
    const consultation = named ?? near;
    const agreed = consultation === null ? null : agreements.agreedOn(consultation);
    if (started !== null && agreed !== null && lastDayOf(started) < agreed)
      addFinding("consult_after_start", record, "started", started.on, context, {
        expected: agreed,
      });
    if (consultation === null && number === null && flagOf(values, "consulted") === true)
      addFinding("consultation_unnamed", record, "consulted", null, context);
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

/** The last day that a date can mean. Compared as text, so that a month may be given a day too many. */
function lastDayOf({ on, precision }: ParsedDate): string {
  const [year, month] = [on.slice(0, 4), Number(on.slice(5, 7))];
  if (precision === "day") return on;
  const last = { month, quarter: month + 2, year: 12 }[precision];
  return `${year}-${String(last).padStart(2, "0")}-31`;
}

/** What a project and a consultation must share: the office, the compound (or where none is named the community) and the category. */
function subject(
  placed: PlacedDraft,
  { compound_id: compound, community_id: community }: Pick<Where, "compound_id" | "community_id">,
  category: string | null,
): string | null {
  const place = compound ?? community;
  return place === null || category === null ? null : `${officeOf(placed)}|${place}|${category}`;
}

const dayMs = 86_400_000;
/** An agreement counts as the project's from half a year before its start to two months after it. */
const windowDays = { before: 180, after: 60 };

/** The agreement near a start that a project most likely carries out: one whose topic its name says goes before others, then one from
 * before the start; where two are equally likely nothing is decided. */
function nearest(
  candidates: readonly Row<"consultation">[],
  started: string,
  name: string | null,
): string | null {
  const scored = candidates.flatMap(({ consultation_id: id, step6_on: on, topic }) => {
    const days = (Date.parse(started) - Date.parse(on!)) / dayMs;
    if (days > windowDays.before || days < -windowDays.after) return [];
    const named = topic !== null && name !== null && name.includes(topic);
    return [{ id, score: (named ? 2 : 0) + (days >= 0 ? 1 : 0) }];
  });
  const best = Math.max(...scored.map(({ score }) => score));
  const likeliest = scored.filter(({ score }) => score === best);
  return likeliest.length === 1 ? likeliest[0]!.id : null;
}

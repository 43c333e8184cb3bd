import type { Row } from "@atlas/schema";
import { lastDay } from "../parse/last-day.js";
import type { ParsedDate } from "../parse/parsed.js";
import { stableId } from "../stable-id.js";
import {
  type EventContext,
  type NumberBook,
  type Where,
  addFinding,
  ledger,
  groundOf,
  linkedBy,
  locate,
  register,
} from "./event-context.js";
import type { Part, PlacedDraft } from "./live-parts.js";
import { dateOf, dated, flagOf, numberOf, textOf } from "../draft/row-values.js";

/** Agreements by the office that tells of them and what they are about. */
export interface AgreementBook {
  readonly add: (placed: PlacedDraft, consultation: Row<"consultation">) => void;
  /** The first day on which a consultation can have come to its agreement; null for none. */
  readonly agreedOn: (consultationId: string) => string | null;
  /** Agreements that the office tells of at the place. */
  readonly at: (placed: PlacedDraft, where: Where) => readonly Row<"consultation">[];
}

export function agreementBook(): AgreementBook {
  const agreements = new Map<string, Row<"consultation">[]>();
  const days = new Map<string, string>();
  return {
    agreedOn: (id) => days.get(id) ?? null,
    add: (placed, consultation) => {
      const { consultation_id: id, step6_on: on, outcome } = consultation;
      if (outcome === "not_agreed" || (on === null && outcome !== "agreed")) return;
      if (on !== null) days.set(id, on);
      if (liesNowhere(consultation)) return;
      const key = groundOf(placed, consultation);
      const there = agreements.get(key);
      if (there) there.push(consultation);
      else agreements.set(key, [consultation]);
    },
    at: (placed, where) =>
      liesNowhere(where) ? [] : (agreements.get(groundOf(placed, where)) ?? []),
  };
}

/** A name alone is no place: another compound of the office may bear it. */
const liesNowhere = ({
  compound_id: compound,
  community_id: community,
}: Pick<Where, "compound_id" | "community_id">): boolean => compound === null && community === null;

/** The project table: a consultation by its number, else the one agreement that the office tells of at the place and that it most likely
 * carries out ({@link likeliest}); `declared_none` only where the office wrote so, `unknown` where no link was found. */
export function assembleProjects(
  parts: readonly Part[],
  context: EventContext,
  numbers: { readonly consultations: NumberBook; readonly projects: NumberBook },
  agreements: AgreementBook,
): readonly Row<"project">[] {
  const records = ledger(
    parts,
    "projects",
    (v) => ({ topic: textOf(v, "name"), begun: dateOf(v, "started"), course: [] }),
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
    const consulted = flagOf(values, "consulted");
    const declined = number === null && consulted === false;
    // An office that says of its projects whether somebody was asked, and not of this one, has said neither.
    const isLeftOpen =
      consulted === null && current.part.columns.some(({ field }) => field === "consulted");
    const named = linkedBy("consultation_number", record, numbers.consultations, context);
    const carriedOut =
      number === null && !declined && !isLeftOpen
        ? likeliest(agreements.at(current, where), {
            category: textOf(values, "category"),
            started: started?.precision === "year" ? null : started,
            name: textOf(values, "name"),
          })
        : null;
    const consultation = named ?? carriedOut;
    const agreed = consultation === null ? null : agreements.agreedOn(consultation);
    if (started !== null && agreed !== null && lastDay(started) < agreed)
      addFinding("consult_after_start", record, "started", started.on, context, {
        expected: agreed,
      });
    if (consultation === null && number === null && consulted === true)
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

const dayMs = 86_400_000;
/** An agreement counts as the project's from half a year before its start to two months after it. */
const windowDays = { before: 180, after: 60 };

/** What of a project says which agreement it carries out; a start of which only the year is known says nothing. */
interface Undertaking {
  readonly category: string | null;
  readonly started: ParsedDate | null;
  readonly name: string | null;
}

/** The agreement that a project most likely carries out: on the same category, near the start, and one whose topic its name says before
 * others; then one from before the start. Where a category or a date is missing the project must be called after the topic and nothing
 * else. Where two are equally likely nothing is decided. */
function likeliest(
  agreements: readonly Row<"consultation">[],
  { category, started, name }: Undertaking,
): string | null {
  const scored = agreements.flatMap((agreement) => {
    const { consultation_id: id, step6_on: on, topic, topic_category: own } = agreement;
    if (category !== null && own !== null && category !== own) return [];
    const named = topic !== null && name !== null && name.includes(topic);
    const days = on === null || started === null ? null : daysBetween(on, started.on);
    const isWhole = days !== null && category !== null && own !== null;
    if (!isWhole && !isCalledAfter(name, topic)) return [];
    if (days !== null && (days > windowDays.before || days < -windowDays.after)) return [];
    return [{ id, score: (named ? 2 : 0) + (days !== null && days >= 0 ? 1 : 0) }];
  });
  const best = Math.max(...scored.map(({ score }) => score));
  const most = scored.filter(({ score }) => score === best);
  return most.length === 1 ? most[0]!.id : null;
}

const isCalledAfter = (name: string | null, topic: string | null): boolean =>
  name !== null && topic !== null && name.trim().replace(/(?:项目|工程)$/, "") === topic.trim();

const daysBetween = (from: string, to: string): number =>
  (Date.parse(to) - Date.parse(from)) / dayMs;

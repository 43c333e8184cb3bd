import { formatCount, formatShare } from "@atlas/charts/plain";
import type { DueReturn, FigureRow, Violation } from "@atlas/metrics";
import { codeLabel } from "@atlas/schema";
import type { BriefBlock, BriefSection } from "../brief/brief.js";
import { ruleItems } from "./rule-items.js";
import type { Scope } from "./scope.js";

/** More violations than this are counted and not listed. */
const mostViolations = 12;
const dayMs = 86_400_000;

/** What needs attention: returns missing and late, projects started against the rule with both dates, results not published, and what the other rules of the attention list find. */
export function attentionSection(scope: Scope): BriefSection {
  const { words } = scope;
  const items = [
    ...returnItems(scope, "missing"),
    ...returnItems(scope, "late"),
    ...projectItems(scope),
    ...publicationItems(scope),
    ...ruleItems(scope),
  ];
  return {
    id: "attention",
    title: words.attention,
    caption: null,
    width: "full",
    blocks: [
      items.length === 0 ? { kind: "paragraph", text: words.nothingToDo } : { kind: "list", items },
      ...violationTable(scope),
    ],
  };
}

function returnItems(scope: Scope, state: "missing" | "late"): readonly string[] {
  const { input, words, nameOf } = scope;
  const { asOf } = input.config;
  const late = input.due.filter((due) => due.state === state);
  const units = [...new Set(late.map(({ unit_id: id }) => id))];
  const said = units.map((id) => {
    const own = late.filter((due) => due.unit_id === id);
    const kinds = [
      ...new Set(own.map(({ kind }) => codeLabel("return_kind", kind)[input.language])),
    ];
    const days = Math.max(...own.map((due) => daysLate(due, asOf)));
    return { id, own: own.length, days, kinds: words.names(kinds) };
  });
  return said
    .sort((a, b) => b.own - a.own || b.days - a.days || (a.id < b.id ? -1 : 1))
    .map(({ id, own, days, kinds }) =>
      state === "missing"
        ? words.missingReturns(nameOf(id), kinds, own, days)
        : words.lateReturns(nameOf(id), kinds, own, days),
    );
}

const daysLate = ({ due_on, received_on }: DueReturn, asOf: string): number =>
  Math.max(0, Math.round((Date.parse(received_on ?? asOf) - Date.parse(due_on)) / dayMs));

function projectItems({ input, words, book }: Scope): readonly string[] {
  const { division_id: id } = input.unit;
  const verdict = (name: string): FigureRow | undefined =>
    book.find("consult_first", `verdict=${name}`, id, input.period);
  const violated = verdict("violated")?.numerator ?? 0;
  const judged = violated + (verdict("satisfied")?.numerator ?? 0);
  const undetermined = verdict("undetermined")?.numerator ?? 0;
  return [
    ...(violated === 0
      ? []
      : [
          words.violated(
            formatCount(violated),
            formatCount(judged),
            formatShare(violated / judged),
          ),
        ]),
    ...(undetermined === 0 ? [] : [words.undetermined(formatCount(undetermined))]),
  ];
}

function publicationItems({ input, words, book }: Scope): readonly string[] {
  const { division_id: id } = input.unit;
  const whole = book.find("published", null, id, input.period);
  const onTime = book.find("published", "on_time", id, input.period);
  const closed = whole?.denominator ?? null;
  const published = whole?.numerator ?? null;
  const inTime = onTime?.numerator ?? null;
  if (closed === null || published === null || inTime === null) return [];
  const late = closed - inTime;
  if (late === 0) return [];
  return [words.notOnTime(formatCount(late), formatCount(closed), formatCount(closed - published))];
}

function violationTable({ input, words, nameOf }: Scope): readonly BriefBlock[] {
  const { violations } = input;
  if (violations.length === 0) return [];
  const shown = violations.slice(0, mostViolations);
  const place = ({ township_id: township, unit_id: unit }: Violation): string =>
    township === null ? (unit === null ? "–" : nameOf(unit)) : nameOf(township);
  const { columns } = words;
  return [
    { kind: "paragraph", text: words.violationTitle },
    {
      kind: "table",
      columns: [
        { label: columns.project, align: "left", width: 0.2 },
        { label: columns.place, align: "left", width: 0.14 },
        { label: columns.compound, align: "left", width: 0.22 },
        { label: columns.started, align: "right", width: 0.12 },
        { label: columns.agreed, align: "right", width: 0.12 },
        { label: columns.reason, align: "left", width: 0.2 },
      ],
      rows: shown.map((violation) => [
        { text: violation.project_id },
        { text: place(violation) },
        { text: violation.compound ?? "–" },
        { text: dayText(violation.started_on, violation.started_precision) },
        violation.agreed_on === null
          ? { text: words.noAgreement, tone: "quiet" as const }
          : { text: dayText(violation.agreed_on, violation.agreed_precision) },
        { text: words.violationReason[violation.reason] },
      ]),
      note: words.violationNote(shown.length, violations.length),
    },
  ];
}

/** A date as coarse as it is known: `2022-09-29`, `2022-09`, `2022Q3`, `2022`. */
export function dayText(day: string, precision: string | null): string {
  const [year, month] = day.split("-");
  if (precision === "year") return year!;
  if (precision === "quarter") return `${year}Q${Math.ceil(Number(month) / 3)}`;
  return precision === "month" ? `${year}-${month}` : day;
}

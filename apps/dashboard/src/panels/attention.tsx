import { formatCount } from "@atlas/charts";
import type { FigureKind, FigureRow, Summary, SummaryReturn } from "@atlas/metrics";
import type { ReactElement } from "react";
import { Button } from "react-aria-components";
import type { FigureSource } from "../data/figure-source.js";
import { useFigures } from "../data/use-figures.js";
import { levelOfUnit } from "../state/view-state.js";
import type { Messages } from "../i18n/messages.js";

const daysBetween = (from: string, to: string): number =>
  Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000));

const returnsOf = (
  { returns }: Summary,
  unit: string,
  state: SummaryReturn["state"],
): readonly SummaryReturn[] => returns.filter((due) => due.unit_id === unit && due.state === state);

/** Returns in a state by unit: listed one by one for the summary's window, counted for others (none while awaited). */
function countReturns(
  summary: Summary,
  window: string,
  state: SummaryReturn["state"],
  rows: readonly FigureRow[] | undefined,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  if (window === summary.window) {
    for (const due of summary.returns)
      if (due.state === state) counts.set(due.unit_id, (counts.get(due.unit_id) ?? 0) + 1);
    return counts;
  }
  for (const { unit_id: unit, part, numerator, denominator } of rows ?? []) {
    if (state === "missing" && part === null)
      counts.set(unit, (denominator ?? 0) - (numerator ?? 0));
    if (state === "late" && part === "late") counts.set(unit, numerator ?? 0);
  }
  return counts;
}

function overdue(returns: readonly SummaryReturn[], asOf: string, words: Messages): string {
  const days = returns.map((due) => daysBetween(due.due_on, due.received_on ?? asOf));
  return words.overdue(new Set(returns.map(({ kind }) => kind)).size, Math.max(...days));
}

interface AttentionItem {
  readonly tag: string;
  readonly tone: "bad" | "warn" | "info";
  readonly text: string;
  /** The counts behind it. */
  readonly evidence: string;
  readonly unit: string | null;
}

/** What needs attention, each with the counts it rests on. */
export function Attention({
  source,
  summary,
  window,
  within,
  kind,
  words,
  nameOf,
  onSelect,
}: {
  readonly source: FigureSource;
  readonly summary: Summary;
  readonly window: string;
  readonly within: string | null;
  readonly kind: FigureKind;
  readonly words: Messages;
  readonly nameOf: (id: string) => string;
  readonly onSelect: (id: string) => void;
}): ReactElement {
  const query = {
    level: levelOfUnit(within),
    within,
    kind,
    periods: [window],
  };
  const verdicts = useFigures(source, { metric: "consult_first", ...query });
  const publications = useFigures(source, { metric: "published", ...query });
  const returned = useFigures(source, {
    metric: "return_completeness",
    level: "district",
    within: null,
    kind: "all",
    periods: [window],
  });
  const isAwaited = [verdicts, publications, returned].includes(undefined);
  const first = verdicts?.find(({ part }) => part === "verdict=violated");
  const published = publications?.find(({ part }) => part === null);
  const items: AttentionItem[] = [];
  for (const state of ["missing", "late"] as const) {
    const units = [...countReturns(summary, window, state, returned)]
      .filter(([unit, n]) => n > 0 && (within === null || unit === within))
      .sort(([, a], [, b]) => b - a)
      .slice(0, 5);
    for (const [unit, n] of units) {
      const due = returned?.find((row) => row.unit_id === unit && row.part === null)?.denominator;
      items.push({
        tag: words.gap,
        tone: state === "missing" ? "bad" : "warn",
        unit,
        text:
          state === "missing"
            ? words.missingReturns(nameOf(unit), n)
            : words.lateReturns(nameOf(unit), n),
        evidence:
          window === summary.window
            ? overdue(returnsOf(summary, unit, state), summary.as_of, words)
            : words.share(formatCount(n), formatCount(due ?? null)),
      });
    }
  }
  if ((first?.numerator ?? 0) > 0)
    items.push({
      tag: words.violation,
      tone: "bad",
      unit: null,
      text: words.violations(first!.numerator!),
      evidence: words.share(formatCount(first!.numerator), formatCount(first!.denominator)),
    });
  const unpublished = (published?.denominator ?? 0) - (published?.numerator ?? 0);
  if (unpublished > 0)
    items.push({
      tag: words.publish,
      tone: "info",
      unit: null,
      text: words.unpublished(unpublished),
      evidence: words.share(formatCount(unpublished), formatCount(published!.denominator)),
    });
  return (
    <section className="attention">
      <header className="ph">
        <h2>{words.attention}</h2>
        <span className="tag bad">{isAwaited ? "…" : items.length}</span>
      </header>
      {items.length === 0 && !isAwaited && <p className="sub empty">{words.nothingToDo}</p>}
      <ul>
        {items.map(({ tag, tone, text, evidence, unit }) => (
          <li key={text}>
            <span className={`tag ${tone}`}>{tag}</span>
            <div>
              {unit === null ? (
                <span>{text}</span>
              ) : (
                <Button onPress={() => onSelect(unit)}>{text}</Button>
              )}
              <small>{evidence}</small>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

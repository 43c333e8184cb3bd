import { formatCount } from "@atlas/charts";
import type { FigureKind, Summary, SummaryReturn } from "@atlas/metrics";
import type { ReactElement } from "react";
import { Button } from "react-aria-components";
import type { FigureSource } from "../data/figure-source.js";
import { useFigures } from "../data/use-figures.js";
import type { Messages } from "../i18n/messages.js";

const daysBetween = (from: string, to: string): number =>
  Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000));

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
    level: within === null ? ("city" as const) : ("district" as const),
    within,
    kind,
    periods: [window],
  };
  const first = useFigures(source, { metric: "consult_first", ...query })?.find(
    ({ part }) => part === "verdict=violated",
  );
  const published = useFigures(source, { metric: "published", ...query })?.find(
    ({ part }) => part === null,
  );
  const items: AttentionItem[] = [];
  for (const state of ["missing", "late"] as const) {
    const units = new Map<string, SummaryReturn[]>();
    for (const due of summary.returns) {
      if (due.state === state && (within === null || due.unit_id === within))
        units.set(due.unit_id, [...(units.get(due.unit_id) ?? []), due]);
    }
    for (const [unit, returns] of [...units]
      .sort((a, b) => b[1].length - a[1].length)
      .slice(0, 5)) {
      const n = returns.length;
      items.push({
        tag: words.gap,
        tone: state === "missing" ? "bad" : "warn",
        unit,
        text:
          state === "missing"
            ? words.missingReturns(nameOf(unit), n)
            : words.lateReturns(nameOf(unit), n),
        evidence: words.overdue(
          new Set(returns.map((due) => due.kind)).size,
          Math.max(
            ...returns.map((due) => daysBetween(due.due_on, due.received_on ?? summary.as_of)),
          ),
        ),
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
        <span className="tag bad">{items.length}</span>
      </header>
      {items.length === 0 && <p className="sub empty">{words.nothingToDo}</p>}
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

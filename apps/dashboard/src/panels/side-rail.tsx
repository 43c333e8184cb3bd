import { StepFunnel } from "@atlas/charts";
import { type FigureKind, type Summary, metricDefinitions } from "@atlas/metrics";
import type { Language } from "@atlas/schema";
import { type ReactElement, useState } from "react";
import type { FigureSource } from "../data/figure-source.js";
import { useFigures } from "../data/use-figures.js";
import type { Messages } from "../i18n/messages.js";

/** The seven steps, what needs attention, and the snapshot. */
export function SideRail({
  source,
  summary,
  window,
  within,
  kind,
  language,
  words,
  nameOf,
  onSelect,
}: {
  readonly source: FigureSource;
  readonly summary: Summary;
  readonly window: string;
  readonly within: string | null;
  readonly kind: FigureKind;
  readonly language: Language;
  readonly words: Messages;
  readonly nameOf: (id: string) => string;
  readonly onSelect: (id: string) => void;
}): ReactElement {
  const [open, setOpen] = useState(false);
  const query = {
    level: within === null ? ("city" as const) : ("district" as const),
    within,
    kind,
    periods: [window],
  };
  const reached = useFigures(source, { metric: "step_reached", ...query });
  const days = useFigures(source, { metric: "step_days", ...query });
  const steps = words.steps.map((name, i) => {
    const quartile = (q: number): number | null =>
      days?.find(({ part }) => part === `step=${i + 1};q=${q}`)?.value ?? null;
    return {
      name,
      count: reached?.find(({ part }) => part === `step=${i + 1}`)?.numerator ?? 0,
      days: i === 0 ? null : ([quartile(25), quartile(50), quartile(75)] as const),
    };
  });
  return (
    <aside className="panel rail-r">
      <header className="ph">
        <h2>{words.funnel}</h2>
        <span className="sub">{window}</span>
      </header>
      <StepFunnel
        steps={steps}
        words={{ title: words.funnel, cases: words.cases, kept: words.kept, days: words.days }}
      />
      <Attention {...{ source, summary, window, within, kind, words, nameOf, onSelect }} />
      <footer className="foot">
        <span>{words.asOf(summary.as_of, summary.version.slice(0, 6))}</span>
        <button type="button" className="link" aria-expanded={open} onClick={() => setOpen(!open)}>
          {words.definitions}
        </button>
      </footer>
      {open && (
        <dialog open className="definitions" aria-label={words.definitions}>
          <button type="button" className="link" onClick={() => setOpen(false)}>
            {words.close}
          </button>
          <dl>
            {Object.values(metricDefinitions).map(({ id, name, definition }) => (
              <div key={id}>
                <dt>{name[language]}</dt>
                <dd>{definition[language]}</dd>
              </div>
            ))}
          </dl>
        </dialog>
      )}
    </aside>
  );
}

interface AttentionItem {
  readonly tag: string;
  readonly tone: "bad" | "warn" | "info";
  readonly text: string;
  readonly unit: string | null;
}

function Attention({
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
    const units = new Map<string, number>();
    for (const due of summary.returns) {
      if (due.state === state && (within === null || due.unit_id === within))
        units.set(due.unit_id, (units.get(due.unit_id) ?? 0) + 1);
    }
    for (const [unit, n] of [...units].sort((a, b) => b[1] - a[1]).slice(0, 5)) {
      items.push({
        tag: words.gap,
        tone: state === "missing" ? "bad" : "warn",
        unit,
        text:
          state === "missing"
            ? words.missingReturns(nameOf(unit), n)
            : words.lateReturns(nameOf(unit), n),
      });
    }
  }
  if ((first?.numerator ?? 0) > 0)
    items.push({
      tag: words.violation,
      tone: "bad",
      unit: null,
      text: words.violations(first!.numerator!),
    });
  const unpublished = (published?.denominator ?? 0) - (published?.numerator ?? 0);
  if (unpublished > 0)
    items.push({
      tag: words.publish,
      tone: "info",
      unit: null,
      text: words.unpublished(unpublished),
    });
  return (
    <section className="attention">
      <header className="ph">
        <h2>{words.attention}</h2>
        <span className="tag bad">{items.length}</span>
      </header>
      <ul>
        {items.map(({ tag, tone, text, unit }) => (
          <li key={text}>
            <span className={`tag ${tone}`}>{tag}</span>
            {unit === null ? (
              <span>{text}</span>
            ) : (
              <button type="button" onClick={() => onSelect(unit)}>
                {text}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

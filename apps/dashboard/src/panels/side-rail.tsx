import { StepFunnel } from "@atlas/charts";
import type { FigureKind, Summary } from "@atlas/metrics";
import type { Language } from "@atlas/schema";
import { type ReactElement, memo } from "react";
import { Button } from "react-aria-components";
import type { FigureSource } from "../data/figure-source.js";
import { isSilent } from "../data/is-silent.js";
import { useFigures } from "../data/use-figures.js";
import type { Messages } from "../i18n/messages.js";
import { formatDay } from "../i18n/format-day.js";
import { windowLabel } from "../state/window-label.js";
import { funnelSteps } from "./funnel-steps.js";
import { stepQuery } from "./step-query.js";
import { AttentionPanel } from "../attention/attention-panel.js";

/** The seven steps, what needs attention, and the snapshot. Drawn only for what they speak of, as the strip. */
export const SideRail = memo(function SideRail({
  source,
  summary,
  window,
  within,
  kind,
  language,
  words,
  nameOf,
  onUnit,
  onCompound,
  onDefine,
}: {
  readonly source: FigureSource;
  readonly summary: Summary;
  readonly window: string;
  readonly within: string | null;
  readonly kind: FigureKind;
  readonly language: Language;
  readonly words: Messages;
  readonly nameOf: (id: string) => string;
  readonly onUnit: (id: string) => void;
  readonly onCompound: (id: string) => void;
  readonly onDefine: () => void;
}): ReactElement {
  const reached = useFigures(source, stepQuery("step_reached", within, kind, window));
  const days = useFigures(source, stepQuery("step_days", within, kind, window));
  const steps = funnelSteps(words.steps, reached, days);
  return (
    <aside className="panel rail-r">
      <header className="ph">
        <h2>{words.funnel}</h2>
        <span className="sub">{windowLabel(window)}</span>
      </header>
      {reached === undefined ? (
        <p className="skeleton" role="status">
          {words.loading}
        </p>
      ) : isSilent(reached) ? (
        <p className="sub empty" data-silent="">
          {words.missing}
        </p>
      ) : (
        <StepFunnel
          steps={steps}
          words={{
            title: words.funnel,
            cases: words.cases,
            kept: words.kept,
            days: words.days,
            quartiles: words.quartiles,
            step: words.step,
          }}
        />
      )}
      {source.forPublic ? (
        <p className="sub within-note">{words.attentionWithin}</p>
      ) : (
        <AttentionPanel
          {...{ source, window, within, kind, language, nameOf, onUnit, onCompound }}
          messages={words}
          synthetic={summary.synthetic}
        />
      )}
      <footer className="foot">
        <span>{words.asOf(formatDay(summary.as_of, language), summary.version.slice(0, 6))}</span>
        <Button className="link" onPress={onDefine}>
          {words.definitions}
        </Button>
      </footer>
    </aside>
  );
});

import { type CompoundConsultation, type TimelineStep, stepTimeline } from "@atlas/metrics";
import { type Language, codeLabel } from "@atlas/schema";
import type { ReactElement } from "react";
import { formatDated } from "../i18n/format-dated.js";
import { formatDay } from "../i18n/format-day.js";
import type { CompoundWords } from "../i18n/compound-words.js";

const dayMs = 86_400_000;
const dayNumber = (day: string): number => Date.parse(day) / dayMs;

/** The seven steps of a consultation: each with its recorded date, the days since the one before, where it lies in the whole time (a dot for
 * a day, a bar for a coarser date), and what deviates from the order. */
export function StepTrack({
  consultation,
  names,
  words,
  language,
}: {
  readonly consultation: CompoundConsultation;
  /** Names of the seven steps. */
  readonly names: readonly string[];
  readonly words: CompoundWords;
  readonly language: Language;
}): ReactElement {
  const steps = stepTimeline(consultation);
  const days = steps.flatMap(({ first, last }) => (first === null ? [] : [first, last!]));
  if (days.length === 0) return <p className="sub">{words.noSteps}</p>;
  const first = days.reduce((a, b) => (b < a ? b : a));
  const last = days.reduce((a, b) => (b > a ? b : a));
  const span = Math.max(1, dayNumber(last) - dayNumber(first));
  const share = (day: string): number => ((dayNumber(day) - dayNumber(first)) / span) * 100;
  return (
    <>
      <ol className="step-track" data-picture={`${words.steps} · ${consultation.consultation_id}`}>
        {steps.map((step, i) => (
          <li key={step.step} data-deviation={step.deviation} data-dated={step.first !== null}>
            <span className="step-number" aria-hidden="true">
              {step.step}
            </span>
            <b>{names[i]}</b>
            <StepDate {...{ step, words, language }} />
            <span className="step-days">
              {step.daysBefore !== null && words.after(step.daysBefore)}
            </span>
            <span className="step-line" aria-hidden="true">
              {step.first !== null &&
                (step.first === step.last ? (
                  <i className="dot" style={{ left: `${share(step.first)}%` }} />
                ) : (
                  <i
                    className="span"
                    style={{
                      left: `${share(step.first)}%`,
                      width: `${share(step.last!) - share(step.first)}%`,
                    }}
                  />
                ))}
            </span>
            {step.deviation !== null && <small>{words.deviation[step.deviation]}</small>}
          </li>
        ))}
      </ol>
      <p className="sub">{words.track(formatDay(first, language), formatDay(last, language))}</p>
    </>
  );
}

function StepDate({
  step: { first, precision },
  words,
  language,
}: {
  readonly step: TimelineStep;
  readonly words: CompoundWords;
  readonly language: Language;
}): ReactElement {
  if (first === null) return <span className="step-date absent">{words.undated}</span>;
  return (
    <span className="step-date">
      {formatDated(first, precision, language)}
      {precision !== "day" && precision !== null && (
        <em> {words.coarse(codeLabel("date_precision", precision)[language].toLowerCase())}</em>
      )}
    </span>
  );
}

import { type ReactElement, useId } from "react";
import { useChartText } from "../frame/chart-text.js";
import { type ConvergencePoint, convergenceLayout } from "./convergence-layout.js";

/** Data and words of {@link Convergence}. */
export interface ConvergenceProps {
  /** In order of time. */
  readonly points: readonly ConvergencePoint[];
  readonly words: {
    readonly title: string;
    readonly summary: string;
    readonly bound: string;
    readonly objective: string;
    /** Under the last point. */
    readonly end: string;
  };
}

/** How the best known and the bound came together while a plan was sought: the bound as a line that falls, the objective as one that rises, the gap shaded. Fills the width of its box, 76 px high. */
export function Convergence({ points, words }: ConvergenceProps): ReactElement {
  const { naming, hidden } = useChartText(words);
  const clip = useId();
  const { bound, objective, between } = convergenceLayout(points);
  return (
    <div className="ac-chart ac-convergence" role="group" {...naming}>
      {hidden}
      <div className="ac-convergence-plot" aria-hidden="true">
        <svg viewBox="0 0 100 60" preserveAspectRatio="none" width="100%" height="60">
          <clipPath id={clip}>
            <rect width="100" height="60" />
          </clipPath>
          <g clipPath={`url(#${clip})`}>
            <path d={between} className="ac-gap" />
            <path d={bound} className="ac-bound" data-line="bound" />
            <path d={objective} className="ac-best" data-line="objective" />
          </g>
        </svg>
      </div>
      <p className="ac-convergence-axis" aria-hidden="true">
        <span>0 s</span>
        <span className="ac-bound-name">{words.bound}</span>
        <span className="ac-best-name">{words.objective}</span>
        <span>{words.end}</span>
      </p>
    </div>
  );
}

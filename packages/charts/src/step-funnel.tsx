import type { ReactElement } from "react";
import { formatCount } from "./format.js";

/** One of the seven steps. */
export interface FunnelStep {
  readonly name: string;
  readonly count: number;
  /** Days from the step before: quartiles, null where they are never reached. */
  readonly days: readonly [number | null, number | null, number | null] | null;
}

/** Seven bars from one zero; what was lost since the step before is drawn as tint, a loss over 15 % in red. */
export function StepFunnel({
  steps,
  words,
}: {
  readonly steps: readonly FunnelStep[];
  readonly words: {
    readonly title: string;
    readonly cases: string;
    readonly kept: string;
    readonly days: string;
  };
}): ReactElement {
  const most = Math.max(1, ...steps.map(({ count }) => count));
  return (
    <svg viewBox="0 0 320 210" className="ac-funnel" role="img" aria-label={words.title}>
      <text x="78" y="13" className="ac-tick">
        {words.cases}
      </text>
      <text x="228" y="13" className="ac-tick" textAnchor="end">
        {words.kept}
      </text>
      <text x="262" y="13" className="ac-tick" textAnchor="end">
        {words.days}
      </text>
      <text x="304" y="13" className="ac-tick" textAnchor="end">
        IQR
      </text>
      {steps.map((step, i) => {
        const before = i === 0 ? null : steps[i - 1]!.count;
        const width = (step.count / most) * 114;
        const kept = before === null || before === 0 ? null : step.count / before;
        const lost = before === null ? 0 : Math.max(0, (before / most) * 114 - width);
        const y = 20 + i * 27;
        return (
          <g
            key={step.name}
            transform={`translate(0,${y})`}
            data-step={i + 1}
            data-value={step.count}
          >
            <text x="16" y="17" className="ac-rank">
              {i + 1}
            </text>
            <text x="28" y="17.5" className="ac-name">
              {step.name}
            </text>
            <rect
              x={78 + width}
              y="5"
              width={lost}
              height="16"
              fill={kept !== null && kept < 0.85 ? "var(--bad-bg)" : "var(--sunken)"}
            />
            <rect x="78" y="5" width={width} height="16" fill="var(--data)" />
            <text
              x={width > 40 ? 84 : 82 + width}
              y="17"
              className={width > 40 ? "ac-on-bar" : "ac-name"}
            >
              {formatCount(step.count)}
            </text>
            <text
              x="228"
              y="17"
              textAnchor="end"
              className={kept !== null && kept < 0.85 ? "ac-bad" : "ac-tick"}
            >
              {kept === null ? "" : `${Math.round(kept * 100)}%`}
            </text>
            <text x="262" y="17" textAnchor="end" className="ac-value">
              {step.days?.[1] ?? ""}
            </text>
            <text x="304" y="17" textAnchor="end" className="ac-tick">
              {step.days ? `${step.days[0] ?? "–"}–${step.days[2] ?? "–"}` : ""}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

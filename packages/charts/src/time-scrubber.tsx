import type { KeyboardEvent, ReactElement } from "react";
import { formatCount } from "./format.js";

/** A quarter of the scrubber. */
export interface ScrubberQuarter {
  readonly period: string;
  readonly count: number;
  /** Its returns are not yet due: drawn hatched. */
  readonly reporting: boolean;
}

/** Quarters as bars with the chosen window solid. A click ends the window there; Shift and a click takes that quarter alone; arrow keys move. */
export function TimeScrubber({
  quarters,
  first,
  last,
  words,
  onChange,
}: {
  readonly quarters: readonly ScrubberQuarter[];
  readonly first: number;
  readonly last: number;
  readonly words: { readonly title: string; readonly reporting: string };
  readonly onChange: (first: number, last: number) => void;
}): ReactElement {
  const most = Math.max(1, ...quarters.map(({ count }) => count));
  const step = 640 / Math.max(1, quarters.length);
  const span = last - first;
  const endAt = (end: number, alone: boolean): void => {
    const to = Math.max(0, Math.min(quarters.length - 1, end));
    onChange(alone ? to : Math.max(0, to - span), to);
  };
  const keys = (event: KeyboardEvent): void => {
    const to = { ArrowLeft: last - 1, ArrowRight: last + 1, Home: span, End: quarters.length - 1 }[
      event.key
    ];
    if (to === undefined) return;
    event.preventDefault();
    endAt(Math.max(span, to), false);
  };
  return (
    <svg
      viewBox="0 0 640 84"
      className="ac-scrubber"
      role="slider"
      tabIndex={0}
      aria-label={words.title}
      aria-valuemin={0}
      aria-valuemax={quarters.length - 1}
      aria-valuenow={last}
      aria-valuetext={`${quarters[first]?.period}–${quarters[last]?.period}`}
      onKeyDown={keys}
    >
      <rect x={first * step} y="4" width={(span + 1) * step} height="58" fill="var(--accent-bg)" />
      {quarters.map((quarter, i) => {
        const height = (quarter.count / most) * 44;
        const chosen = i >= first && i <= last;
        const x = i * step + 3;
        return (
          <g
            key={quarter.period}
            data-quarter={quarter.period}
            onClick={(event) => endAt(i, event.shiftKey)}
            style={{ cursor: "pointer" }}
          >
            <rect x={i * step} y="0" width={step} height="84" fill="transparent" />
            <rect
              x={x}
              y={62 - height}
              width={step - 6}
              height={height}
              fill={quarter.reporting ? "url(#hPart)" : chosen ? "var(--data)" : "var(--data-soft)"}
            />
            {(i === 0 || i === last) && (
              <text x={x + (step - 6) / 2} y={58 - height} textAnchor="middle" className="ac-tick">
                {formatCount(quarter.count)}
              </text>
            )}
            {quarter.reporting && (
              <text x={x + (step - 6) / 2} y="12" textAnchor="middle" className="ac-small">
                {words.reporting}
              </text>
            )}
            <text
              x={x + (step - 6) / 2}
              y="77"
              textAnchor="middle"
              className={chosen ? "ac-name-small" : "ac-tick"}
            >
              {quarter.period.endsWith("Q1")
                ? `${quarter.period.slice(0, 4)} Q1`
                : quarter.period.slice(4)}
            </text>
          </g>
        );
      })}
      <path
        d={`M${first * step},0V66M${(last + 1) * step},0V66`}
        stroke="var(--accent)"
        strokeWidth="1.5"
      />
    </svg>
  );
}

import { type ReactElement, memo } from "react";
import { cssPercent } from "../format/css-percent.js";
import { formatCount } from "../format/format.js";
import { patternFill } from "../glyphs/patterns.js";
import { type QuarterBar, scrubberHeights } from "./scrubber-layout.js";

const missingHeight = 8;

/** The bars with their labels; the chosen ones solid, one still being reported hatched, a strip on the ground where nothing was reported. */
export const QuarterBars = memo(function QuarterBars({
  bars,
  first,
  last,
  reporting,
}: {
  readonly bars: readonly QuarterBar[];
  readonly first: number;
  readonly last: number;
  /** `报送中` */
  readonly reporting: string;
}): ReactElement {
  const { base, label, total } = scrubberHeights;
  const pitch = 100 / Math.max(1, bars.length);
  return (
    <>
      {bars.map((bar, i) => {
        const chosen = i >= first && i <= last;
        return (
          <g
            key={bar.period}
            data-quarter={bar.period}
            data-count={bar.count ?? undefined}
            data-chosen={chosen}
            className="ac-quarter"
          >
            <rect
              x={cssPercent(i * pitch)}
              width={cssPercent(pitch)}
              height={total}
              className="ac-quarter-hit"
            />
            {bar.count === null && (
              <rect
                x={cssPercent(bar.x)}
                y={base - missingHeight}
                width={cssPercent(bar.width)}
                height={missingHeight}
                className="ac-quarter-missing"
                fill={patternFill("hMiss")}
              />
            )}
            <rect
              x={cssPercent(bar.x)}
              y={bar.y}
              width={cssPercent(bar.width)}
              height={bar.height}
              className={bar.reporting ? "ac-quarter-bar ac-quarter-open" : "ac-quarter-bar"}
              fill={
                bar.reporting ? patternFill("hPart") : chosen ? "var(--data)" : "var(--data-soft)"
              }
            />
            <OverBar bar={bar} reporting={reporting} />
            <text
              x={cssPercent(bar.middle)}
              y={label}
              className={`ac-quarter-label ac-wide${chosen ? " ac-chosen" : ""}`}
            >
              {bar.label}
            </text>
            {bar.year !== null && (
              <text x={cssPercent(bar.x)} y={label} className="ac-quarter-label ac-narrow">
                {bar.year}
              </text>
            )}
          </g>
        );
      })}
      <line x2="100%" y1={base + 0.5} y2={base + 0.5} className="ac-baseline" />
    </>
  );
});

function OverBar({
  bar,
  reporting,
}: {
  readonly bar: QuarterBar;
  readonly reporting: string;
}): ReactElement | null {
  // A low bar's word stands at the top, clear of the handle beside it, and ends where the bar ends.
  if (bar.reporting) {
    return (
      <text
        x={cssPercent(bar.x + bar.width)}
        y={Math.min(bar.y, scrubberHeights.barTop) - 4}
        className="ac-quarter-count ac-reporting"
      >
        {reporting}
      </text>
    );
  }
  return bar.counted && typeof bar.count === "number" ? (
    <text x={cssPercent(bar.middle)} y={bar.y - 4} className="ac-quarter-count">
      {formatCount(bar.count)}
    </text>
  ) : null;
}

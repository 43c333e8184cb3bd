import { bisectRight, max, scaleLinear } from "d3";
import { type ReactElement, type ReactNode, useMemo } from "react";
import { cssPercent } from "../format/css-percent.js";
import type { FigureUnit } from "../format/format.js";
import { useChartText } from "../frame/chart-text.js";
import { type PatternId, PatternSwatch } from "../glyphs/patterns.js";
import { ClassRamp } from "./class-ramp.js";
import type { HistogramBin } from "./histogram-bins.js";

/** Words of the legend. */
export interface LegendWords {
  readonly title: string;
  /** One sentence for screen readers: classes, and how many are in them. */
  readonly summary: string;
  /** Beside the title: `单位 n = 23`. */
  readonly note?: ReactNode;
}

/** Data and words of a {@link LegendHistogram}. */
export interface LegendHistogramProps {
  /** Of breaks, domain, target and bins; a share where left out. */
  readonly unit?: FigureUnit;
  /** Ascending values that part the classes; at most five, for `--seq-1` to `--seq-6`. */
  readonly breaks: readonly number[];
  /** Values at the two ends of the ramp. */
  readonly domain: readonly [number, number];
  /** One of the breaks, or null. */
  readonly target: number | null;
  /** Empty: the ramp alone. */
  readonly bins: readonly HistogramBin[];
  /** Share to point at, as that of the hovered unit. */
  readonly marker?: number | null;
  /** What the patterns on the map mean. */
  readonly patterns?: readonly { readonly pattern: PatternId; readonly label: string }[];
  readonly words: LegendWords;
}

const barsHeight = 34;

/** Class ramp with its breaks under a histogram of what was counted; below, what the patterns mean. Fills the width of its box. */
export function LegendHistogram(props: LegendHistogramProps): ReactElement {
  const { breaks, domain, target, bins, marker = null, patterns = [], words } = props;
  const unit = props.unit ?? "share";
  const [low, high] = domain;
  const position = useMemo(
    () => scaleLinear().domain([low, high]).range([0, 100]).clamp(true),
    [low, high],
  );
  const { naming, hidden } = useChartText(words);
  const top = bins.length > 0 ? barsHeight : 0;
  return (
    <div className="ac-chart ac-legend" role="group" {...naming}>
      {hidden}
      <div className="ac-legend-head" aria-hidden="true">
        <b>{words.title}</b>
        <span>{words.note}</span>
      </div>
      <svg
        className="ac-legend-plot"
        width="100%"
        height={top + 26}
        aria-hidden="true"
        focusable="false"
      >
        <Bars bins={bins} position={position} breaks={breaks} />
        <ClassRamp {...{ breaks, domain, target, unit, position, top }} />
        {target !== null && (
          <line
            x1={cssPercent(position(target))}
            x2={cssPercent(position(target))}
            y2={top + 12}
            className="ac-target"
          />
        )}
        {marker !== null && (
          <svg
            x={cssPercent(position(marker))}
            y={top + 11}
            overflow="visible"
            data-marker={marker}
          >
            <path d="M-4,5L0,0L4,5Z" className="ac-marker" />
          </svg>
        )}
      </svg>
      {patterns.length > 0 && (
        <ul className="ac-legend-patterns">
          {patterns.map(({ pattern, label }) => (
            <li key={pattern}>
              <PatternSwatch pattern={pattern} />
              {label}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Bars({
  bins,
  position,
  breaks,
}: {
  readonly bins: readonly HistogramBin[];
  readonly position: (share: number) => number;
  readonly breaks: readonly number[];
}): ReactElement {
  const most = max(bins, ({ count }) => count) ?? 0;
  return (
    <>
      {bins.map(({ from, to, count }) => {
        const height = most === 0 ? 0 : (count / most) * barsHeight;
        const middle = (from + to) / 2;
        return (
          <rect
            key={from}
            x={cssPercent(position(from))}
            y={barsHeight - height}
            width={cssPercent((position(to) - position(from)) * 0.89)}
            height={height}
            className="ac-class"
            data-count={count}
            fill={`var(--seq-${bisectRight(breaks, middle) + 1})`}
          />
        );
      })}
    </>
  );
}

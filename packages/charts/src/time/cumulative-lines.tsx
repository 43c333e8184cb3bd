import { type ReactElement, useMemo } from "react";
import { cssPercent } from "../format/css-percent.js";
import { formatCount } from "../format/format.js";
import { useChartText } from "../frame/chart-text.js";

/** A number that only grows, one value a quarter. */
export interface CumulativeSeries {
  readonly id: string;
  readonly name: string;
  readonly values: readonly number[];
  /** A dashed line for what is planned or begun, a whole one for what is done. */
  readonly dashed?: boolean;
}

/** Data and words of {@link CumulativeLines}. */
export interface CumulativeLinesProps {
  /** `2021Q1` …, in order; as many as each series has values. */
  readonly quarters: readonly string[];
  readonly series: readonly CumulativeSeries[];
  /** What is to be reached, and in which of the quarters; null: none. */
  readonly target: { readonly value: number; readonly quarter: string } | null;
  readonly words: { readonly title: string; readonly summary: string; readonly target: string };
}

const height = 168;
const top = 16;
const foot = 24;

/** How a number grew, quarter by quarter, as steps (a quarter's count stands at its end), with the target where it is due. Labels stand at the lines' ends. Fills the width of its
 * box, 168 px high. */
export function CumulativeLines({
  quarters,
  series,
  target,
  words,
}: CumulativeLinesProps): ReactElement {
  const { naming, hidden } = useChartText(words);
  const most = Math.max(1, target?.value ?? 0, ...series.flatMap(({ values }) => values));
  const y = (value: number): number => height - foot - (value / most) * (height - top - foot);
  const x = (i: number): number => ((i + 1) / quarters.length) * 100;
  const dueAt = target === null ? -1 : quarters.indexOf(target.quarter);
  const years = useMemo(
    () => quarters.flatMap((quarter, i) => (quarter.endsWith("Q1") ? [{ quarter, i }] : [])),
    [quarters],
  );
  return (
    <div className="ac-chart ac-cumulative" role="group" {...naming}>
      {hidden}
      <svg width="100%" height={height} aria-hidden="true" focusable="false">
        {years.map(({ quarter, i }) => (
          <g key={quarter}>
            <line
              x1={cssPercent(x(i - 1))}
              x2={cssPercent(x(i - 1))}
              y1={top}
              y2={height - foot}
              className="ac-grid"
            />
            <text x={cssPercent(x(i - 1))} dx="4" y={height - 8} className="ac-axis ac-axis-start">
              {quarter.slice(0, 4)}
            </text>
          </g>
        ))}
        <line x2="100%" y1={height - foot} y2={height - foot} className="ac-baseline" />
        {target !== null && (
          <>
            <line x2="100%" y1={y(target.value)} y2={y(target.value)} className="ac-target" />
            <text
              x={cssPercent(dueAt < 0 ? 100 : x(dueAt))}
              y={y(target.value) - 4}
              className="ac-axis ac-axis-target ac-axis-end"
            >
              {words.target}
            </text>
          </>
        )}
        {series.map(({ id, name, values, dashed }) => (
          <g key={id} className={dashed ? "ac-line ac-dashed" : "ac-line"} data-series={id}>
            {values.map((value, i) => (
              <g key={quarters[i]} data-quarter={quarters[i]} data-value={value}>
                <line x1={cssPercent(x(i - 1))} x2={cssPercent(x(i))} y1={y(value)} y2={y(value)} />
                {i > 0 && (
                  <line
                    x1={cssPercent(x(i - 1))}
                    x2={cssPercent(x(i - 1))}
                    y1={y(values[i - 1]!)}
                    y2={y(value)}
                  />
                )}
              </g>
            ))}
            {values.length > 0 && (
              <text
                x={cssPercent(x(values.length - 1))}
                dx={values.length === quarters.length ? -2 : 5}
                y={y(values.at(-1)!) + (dashed ? -5 : 12)}
                className={`ac-line-label${values.length === quarters.length ? " ac-axis-end" : ""}`}
              >
                {name} {formatCount(values.at(-1)!)}
              </text>
            )}
          </g>
        ))}
      </svg>
    </div>
  );
}

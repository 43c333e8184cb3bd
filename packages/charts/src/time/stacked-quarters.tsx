import type { ReactElement } from "react";
import { cssPercent } from "../format/css-percent.js";
import { formatCount } from "../format/format.js";
import { useChartText } from "../frame/chart-text.js";
import { PatternSwatch, patternFill } from "../glyphs/patterns.js";

/** Counts of a quarter, one for each series. */
export interface StackedQuarter {
  /** `2022Q4` */
  readonly period: string;
  /** Its returns are still coming: each piece is drawn hatched in its own pattern. */
  readonly reporting: boolean;
  /** Null: nothing was reported for it, which is drawn as a patch of its own and is no nought. */
  readonly counts: readonly number[] | null;
}

/** A piece of every stack, from the foot up. */
export interface StackedSeries {
  readonly id: string;
  readonly name: string;
  readonly tone: StackTone;
}

type StackTone = "data" | "bad" | "quiet" | "ground";

/** Fills of a quarter whose returns are still coming. */
const hatched: Readonly<Record<StackTone, string>> = {
  data: patternFill("hPart"),
  bad: patternFill("hFail"),
  quiet: patternFill("hSup"),
  ground: "var(--surface)",
};

const missingHeight = 12;

const plot = 120;
const height = 150;

/** Stacks of counts, one a quarter, from one zero; the legend tells the pieces, and the total stands over the tallest. Fills the width of its box, 150 px high. */
export function StackedQuarters({
  quarters,
  series,
  words,
}: {
  readonly quarters: readonly StackedQuarter[];
  readonly series: readonly StackedSeries[];
  readonly words: { readonly title: string; readonly summary: string; readonly missing: string };
}): ReactElement {
  const { naming, hidden } = useChartText(words);
  const totals = quarters.map(({ counts }) =>
    (counts ?? []).reduce((sum, count) => sum + count, 0),
  );
  const most = Math.max(1, ...totals);
  const pitch = 100 / Math.max(1, quarters.length);
  return (
    <div className="ac-chart ac-stacks" role="group" {...naming}>
      {hidden}
      <ul className="ac-verdict-legend" aria-hidden="true">
        {series.map(({ id, name, tone }) => (
          <li key={id}>
            <svg className="ac-swatch" width="16" height="11" focusable="false">
              <rect width="16" height="11" className={`ac-bar-${tone}`} />
            </svg>
            {name}
          </li>
        ))}
        {quarters.some(({ counts }) => counts === null) && (
          <li>
            <PatternSwatch pattern="hMiss" />
            {words.missing}
          </li>
        )}
      </ul>
      <svg width="100%" height={height} aria-hidden="true" focusable="false">
        {quarters.map(({ period, counts, reporting }, i) => {
          let y = plot;
          return (
            <g key={period} data-quarter={period}>
              {counts === null && (
                <rect
                  x={cssPercent(i * pitch + pitch * 0.1)}
                  y={plot - missingHeight}
                  width={cssPercent(pitch * 0.8)}
                  height={missingHeight}
                  fill={patternFill("hMiss")}
                  data-series="missing"
                />
              )}
              {(counts ?? []).map((count, k) => {
                const tall = (count / most) * (plot - 16);
                y -= tall;
                const { id, tone } = series[k]!;
                return (
                  <rect
                    key={id}
                    x={cssPercent(i * pitch + pitch * 0.1)}
                    y={y}
                    width={cssPercent(pitch * 0.8)}
                    height={tall}
                    {...(reporting ? { fill: hatched[tone] } : { className: `ac-bar-${tone}` })}
                    data-series={id}
                    data-value={count}
                  />
                );
              })}
              {totals[i] === most && (
                <text x={cssPercent((i + 0.5) * pitch)} y={y - 4} className="ac-axis">
                  {formatCount(most)}
                </text>
              )}
              {period.endsWith("Q1") && (
                <text x={cssPercent(i * pitch)} y={plot + 16} className="ac-axis ac-axis-start">
                  {period.slice(0, 4)}
                </text>
              )}
            </g>
          );
        })}
        <line x2="100%" y1={plot + 0.5} y2={plot + 0.5} className="ac-baseline" />
      </svg>
    </div>
  );
}

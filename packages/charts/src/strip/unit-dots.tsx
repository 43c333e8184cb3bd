import { type ReactElement, useMemo } from "react";
import { cssPercent } from "../format/css-percent.js";
import { type FigureUnit, formatRoundFigure, unitSign } from "../format/format.js";
import { useChartText } from "../frame/chart-text.js";
import { rankingAxis, rankingDomain } from "../ranking/ranking-axis.js";
import type { RankingRow } from "../ranking/ranking-row.js";

/** Data and words of {@link UnitDots}. */
export interface UnitDotsProps {
  readonly rows: readonly RankingRow[];
  readonly unit: FigureUnit;
  /** Of all of them together, drawn as a line; null: none. */
  readonly whole: number | null;
  readonly target: number | null;
  readonly selectedId: string | null;
  /** Further units that are marked as the selected one is. */
  readonly markedIds?: readonly string[];
  readonly words: { readonly title: string; readonly summary: string };
}

/** One dot for each unit along an axis, hollow where n < 30, above each other where they would overlap. Those without a value are not drawn: the summary
 * says how many there are. Fills the width of its box, 56 px high. */
export function UnitDots({
  rows,
  unit,
  whole,
  target,
  selectedId,
  markedIds = [],
  words,
}: UnitDotsProps): ReactElement {
  const { naming, hidden } = useChartText(words);
  const axis = useMemo(() => {
    const bare = rows.map((row) => ({ ...row, low: row.value, high: row.value, previous: null }));
    return rankingAxis(rankingDomain(bare, target, unit), null);
  }, [rows, target, unit]);
  const dots = useMemo(() => stacked(rows, axis.position), [rows, axis]);
  const last = axis.labelled.at(-1)?.share;
  return (
    <div className="ac-chart ac-dots" role="group" {...naming}>
      {hidden}
      <svg width="100%" height="56" aria-hidden="true" focusable="false">
        <line x2="100%" y1="40" y2="40" className="ac-baseline" />
        {axis.labelled.map(({ share }) => (
          <text key={share} x={cssPercent(axis.position(share))} y="53" className="ac-axis">
            {formatRoundFigure(share, unit)}
            {share === last && unitSign(unit)}
          </text>
        ))}
        {target !== null && (
          <line
            x1={cssPercent(axis.position(target))}
            x2={cssPercent(axis.position(target))}
            y1="4"
            y2="44"
            className="ac-target"
          />
        )}
        {whole !== null && (
          <line
            x1={cssPercent(axis.position(whole))}
            x2={cssPercent(axis.position(whole))}
            y1="10"
            y2="44"
            className="ac-previous"
          />
        )}
        {dots.map(({ row, x, level }) => (
          <circle
            key={row.id}
            cx={cssPercent(x)}
            cy={34 - level * 7}
            r="3.2"
            className={row.flag === "small" ? "ac-unit-dot ac-hollow" : "ac-unit-dot"}
            data-unit={row.id}
            data-selected={row.id === selectedId || markedIds.includes(row.id) ? "" : undefined}
          >
            <title>{row.name}</title>
          </circle>
        ))}
      </svg>
    </div>
  );
}

/** Least distance of two dots on one level, percent of the width: on a box of 230 px they do not touch. */
const apart = 3;
const levels = 4;

/** Dots from left to right, each on the lowest level that has room; where none has, on the one that is free first. */
function stacked(
  rows: readonly RankingRow[],
  position: (value: number) => number,
): readonly { readonly row: RankingRow; readonly x: number; readonly level: number }[] {
  const ends = Array.from({ length: levels }, () => -Infinity);
  return rows
    .flatMap((row) => (row.value === null ? [] : [{ row, x: position(row.value) }]))
    .sort((a, b) => a.x - b.x)
    .map(({ row, x }) => {
      const free = ends.findIndex((end) => x - end >= apart);
      const level = free >= 0 ? free : ends.indexOf(Math.min(...ends));
      ends[level] = x;
      return { row, x, level };
    });
}

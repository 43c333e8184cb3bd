import type { ReactElement } from "react";
import { cssPercent } from "../format/css-percent.js";
import { useChartText } from "../frame/chart-text.js";

/** A unit's place among others: its tier, and the interval that its rank is in. Rank 1 is the best. */
export interface RankPlace {
  readonly low: number;
  readonly middle: number;
  readonly high: number;
  readonly tier: number;
}

/** A unit before and after; null: it has no rank. */
export interface RankShiftRow {
  readonly id: string;
  readonly name: string;
  readonly before: RankPlace | null;
  readonly after: RankPlace | null;
}

/** Words of {@link RankShift}. */
export interface RankShiftWords {
  readonly title: string;
  readonly summary: string;
  /** `第 2 档` */
  readonly tier: (tier: number) => string;
  /** `无指数` */
  readonly none: string;
}

/** Whether a unit came to another tier, or to none. */
export const isMoved = ({ before, after }: Pick<RankShiftRow, "before" | "after">): boolean =>
  (before?.tier ?? 0) !== (after?.tier ?? 0);

/** Rank intervals of units before and after, above each other on one axis from the first rank to the last; a unit that changed tier is marked by both tiers.
 * Fills the width of its box; rows are 28 px. */
export function RankShift({
  rows,
  ranks,
  words,
}: {
  readonly rows: readonly RankShiftRow[];
  /** Last rank of the axis: how many units are ranked. */
  readonly ranks: number;
  readonly words: RankShiftWords;
}): ReactElement {
  const { naming, hidden } = useChartText(words);
  const at = (rank: number): string =>
    cssPercent(ranks <= 1 ? 50 : ((rank - 1) / (ranks - 1)) * 100);
  const tierOf = (place: RankPlace | null): string =>
    place === null ? words.none : words.tier(place.tier);
  return (
    <div className="ac-chart ac-shifts" role="group" {...naming}>
      {hidden}
      <div className="ac-shift" aria-hidden="true">
        <span />
        <svg width="100%" height="14" focusable="false">
          {[...new Set([1, Math.round((ranks + 1) / 2), ranks])].map((rank) => (
            <text key={rank} x={at(rank)} y="11" className="ac-axis">
              {rank}
            </text>
          ))}
        </svg>
        <span />
      </div>
      <ul>
        {rows.map(({ id, name, before, after }) => {
          const moved = isMoved({ before, after });
          return (
            <li
              key={id}
              className="ac-shift"
              data-unit={id}
              data-before={before?.tier ?? ""}
              data-after={after?.tier ?? ""}
              data-moved={moved ? "" : undefined}
            >
              <span title={name}>{name}</span>
              <svg width="100%" height="22" aria-hidden="true" focusable="false">
                <line x2="100%" y1="11" y2="11" className="ac-grid" />
                <Band place={before} y={7} at={at} className="ac-shift-before" />
                <Band place={after} y={15} at={at} className="ac-shift-after" />
              </svg>
              <span className="ac-shift-tier">
                {moved ? `${tierOf(before)} → ${tierOf(after)}` : tierOf(after)}
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function Band({
  place,
  y,
  at,
  className,
}: {
  readonly place: RankPlace | null;
  readonly y: number;
  readonly at: (rank: number) => string;
  readonly className: string;
}): ReactElement | null {
  if (place === null) return null;
  return (
    <g className={className}>
      <line x1={at(place.low)} x2={at(place.high)} y1={y} y2={y} />
      <circle cx={at(place.middle)} cy={y} r="3" />
    </g>
  );
}

import type { ReactElement } from "react";
import { cssPercent } from "../format/css-percent.js";
import { patternFill } from "../glyphs/patterns.js";
import type { RankingFlag } from "../ranking/ranking-row.js";

/** A score of 0 to 100 as a bar from zero, its interval as a line and the median of its peers as a tick; a pattern where there is none. Fills the width of its
 * box. Numbers stand beside it in the table that it belongs to: it says nothing to a screen reader. */
export function ScoreBar({
  value,
  low = null,
  high = null,
  median,
  flag,
}: {
  readonly value: number | null;
  readonly low?: number | null;
  readonly high?: number | null;
  /** Null: no peers. */
  readonly median: number | null;
  readonly flag: RankingFlag;
}): ReactElement {
  const absence = flag === "not_reported" ? "hMiss" : "hSup";
  return (
    <svg
      className="ac-chart ac-score"
      width="100%"
      height="16"
      aria-hidden="true"
      focusable="false"
      data-value={value ?? ""}
    >
      <rect y="3" width="100%" height="10" className="ac-score-ground" />
      {value === null ? (
        <rect
          y="3"
          width="100%"
          height="10"
          data-pattern={absence}
          fill={patternFill(absence)}
          className="ac-absent"
        />
      ) : (
        <rect
          y="3"
          width={cssPercent(value)}
          height="10"
          className={flag === "small" ? "ac-score-bar ac-hollow" : "ac-score-bar"}
        />
      )}
      {value !== null && low !== null && high !== null && (
        <line x1={cssPercent(low)} x2={cssPercent(high)} y1="8" y2="8" className="ac-score-range" />
      )}
      {median !== null && (
        <line
          x1={cssPercent(median)}
          x2={cssPercent(median)}
          y1="0"
          y2="16"
          className="ac-score-median"
        />
      )}
    </svg>
  );
}

import { type ReactElement, memo } from "react";
import { cssPercent } from "../format/css-percent.js";
import { patternFill } from "../glyphs/patterns.js";
import type { RankingAxis } from "./ranking-axis.js";
import { type RankingRow, intervalState } from "./ranking-row.js";

/** One row of the plot: gridlines, target, and band with dot, or the pattern of what is absent. Positions are percent of its width. */
export const IntervalMark = memo(function IntervalMark({
  row,
  axis,
  target,
}: {
  readonly row: RankingRow;
  readonly axis: RankingAxis;
  readonly target: number | null;
}): ReactElement {
  return (
    <svg className="ac-intervals-plot" aria-hidden="true" focusable="false">
      {axis.lines.map((line) => (
        <VerticalLine key={line} at={axis.position(line)} className="ac-grid" />
      ))}
      {target !== null && <VerticalLine at={axis.position(target)} className="ac-target" />}
      {/* The nested drawing has its origin at the middle of the row, whatever the row's height. */}
      <svg y="50%" overflow="visible">
        {row.value === null ? (
          <Absence flag={row.flag} />
        ) : (
          <Measured row={row} value={row.value} axis={axis} target={target} />
        )}
      </svg>
    </svg>
  );
});

function VerticalLine({
  at,
  className,
}: {
  readonly at: number;
  readonly className: string;
}): ReactElement {
  return <line x1={cssPercent(at)} x2={cssPercent(at)} y1="0" y2="100%" className={className} />;
}

function Absence({ flag }: { readonly flag: RankingRow["flag"] }): ReactElement {
  if (flag === "not_reported" || flag === "thin" || flag === "suppressed") {
    const pattern = flag === "not_reported" ? "hMiss" : "hSup";
    return (
      <rect
        y="-5"
        width="100%"
        height="10"
        className="ac-absent"
        data-pattern={pattern}
        fill={patternFill(pattern)}
      />
    );
  }
  return <line x2="100%" className="ac-undefined" />;
}

function Measured({
  row,
  value,
  axis,
  target,
}: {
  readonly row: RankingRow;
  readonly value: number;
  readonly axis: RankingAxis;
  readonly target: number | null;
}): ReactElement {
  const { low, high, previous, flag } = row;
  const x = cssPercent(axis.position(value));
  const small = flag === "small";
  return (
    <g className={`ac-interval ac-${row.state ?? intervalState(row, target)}`}>
      {low !== null && high !== null && flag === "partial" && (
        <rect
          x={cssPercent(axis.position(low))}
          width={cssPercent(axis.position(high) - axis.position(low))}
          y="-4"
          height="8"
          data-pattern="hPart"
          fill={patternFill("hPart")}
        />
      )}
      {low !== null && high !== null && (
        <line
          x1={cssPercent(axis.position(low))}
          x2={cssPercent(axis.position(high))}
          className="ac-band"
          strokeDasharray={small ? "3 2" : undefined}
        />
      )}
      {previous !== null && (
        <line
          x1={cssPercent(axis.position(previous))}
          x2={cssPercent(axis.position(previous))}
          y1="-4"
          y2="4"
          className="ac-previous"
        />
      )}
      <circle
        cx={x}
        r={small ? 3.6 : 4}
        className={small ? "ac-dot ac-hollow" : "ac-dot"}
        data-value={value}
      />
    </g>
  );
}

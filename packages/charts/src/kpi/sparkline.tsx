import { type ReactElement, useMemo } from "react";
import { cssPercent } from "../format/css-percent.js";
import { graphicNaming } from "./graphic-naming.js";
import { sparklineHeight, sparklineLayout } from "./sparkline-layout.js";

/** A series of shares 0..1 with its interval band and target; fills the width of its box, 22 px high. Gaps stay gaps. */
export function Sparkline({
  values,
  low,
  high,
  target,
  label,
}: {
  readonly values: readonly (number | null)[];
  /** Lower and upper ends of the intervals, one a value. */
  readonly low?: readonly (number | null)[];
  readonly high?: readonly (number | null)[];
  readonly target: number | null;
  /** Accessible name; without one the line is decoration beside its number. */
  readonly label?: string;
}): ReactElement {
  const layout = useMemo(
    () =>
      sparklineLayout(
        values.map((value, i) => ({ value, low: low?.[i] ?? null, high: high?.[i] ?? null })),
        target,
      ),
    [values, low, high, target],
  );
  return (
    <svg
      className="ac-chart ac-kpi-graphic ac-sparkline"
      width="100%"
      height={sparklineHeight}
      focusable="false"
      {...graphicNaming(label)}
    >
      <svg
        width="100%"
        height={sparklineHeight}
        viewBox={`0 0 100 ${sparklineHeight}`}
        preserveAspectRatio="none"
        overflow="visible"
      >
        <path d={layout.band} className="ac-spark-band" />
        <path d={layout.line} className="ac-spark-line" />
      </svg>
      {layout.targetY !== null && (
        <line x2="100%" y1={layout.targetY} y2={layout.targetY} className="ac-spark-target" />
      )}
      {layout.last && (
        <circle
          cx={cssPercent(layout.last.x)}
          cy={layout.last.y}
          r="2.6"
          className="ac-spark-end"
        />
      )}
    </svg>
  );
}

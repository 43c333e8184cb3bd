import type { ReactElement } from "react";
import { cssPercent } from "../format/css-percent.js";
import { type FigureUnit, formatRoundFigure, unitSign } from "../format/format.js";

/** The classes with their breaks, the target's in its colour. Drawn from `top`, 26 px high, the whole width. */
export function ClassRamp({
  breaks,
  domain: [low, high],
  target,
  unit,
  position,
  top,
}: {
  readonly breaks: readonly number[];
  readonly domain: readonly [number, number];
  readonly target: number | null;
  readonly unit: FigureUnit;
  /** Value to percent of the width. */
  readonly position: (share: number) => number;
  readonly top: number;
}): ReactElement {
  const edges = [low, ...breaks, high];
  return (
    <>
      {edges.slice(1).map((edge, i) => (
        <rect
          key={edge}
          x={cssPercent(position(edges[i]!))}
          y={top + 3}
          width={cssPercent(position(edge) - position(edges[i]!))}
          height="8"
          className="ac-class"
          data-class={i + 1}
          fill={`var(--seq-${i + 1})`}
        />
      ))}
      {breaks.map((edge) => (
        <text
          key={edge}
          x={cssPercent(position(edge))}
          y={top + 23}
          className={edge === target ? "ac-axis ac-axis-target" : "ac-axis"}
        >
          {formatRoundFigure(edge, unit)}
        </text>
      ))}
      <text x="100%" y={top + 23} className="ac-axis ac-axis-end">
        {formatRoundFigure(high, unit)}
        {unitSign(unit)}
      </text>
    </>
  );
}

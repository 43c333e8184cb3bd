import type { ReactElement } from "react";
import { cssPercent } from "../format/css-percent.js";
import { patternFill } from "../glyphs/patterns.js";
import { graphicNaming } from "./graphic-naming.js";

/** A unit and what it sent of what was due. */
export interface UnitCell {
  readonly id: string;
  /** Shown on hover. */
  readonly name: string;
  readonly state: "reported" | "partial" | "missing";
}

const fills = {
  reported: "var(--data)",
  partial: patternFill("hPart"),
  missing: patternFill("hMiss"),
} as const;

/** One cell a unit: solid reported, thin hatch partial, hatch missing; fills the width of its box, 10 px high. */
export function UnitStrip({
  units,
  label,
}: {
  readonly units: readonly UnitCell[];
  /** Accessible name with the counts and the units that are missing. */
  readonly label?: string;
}): ReactElement {
  const pitch = 100 / Math.max(1, units.length);
  return (
    <svg
      className="ac-chart ac-kpi-graphic ac-units"
      width="100%"
      height="10"
      focusable="false"
      {...graphicNaming(label)}
    >
      {units.map(({ id, name, state }, i) => (
        <rect
          key={id}
          x={cssPercent(i * pitch)}
          y="1"
          width={cssPercent(pitch * 0.8)}
          height="8"
          data-cell={id}
          data-state={state}
          fill={fills[state]}
        >
          <title>{name}</title>
        </rect>
      ))}
    </svg>
  );
}

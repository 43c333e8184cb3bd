import type { ReactElement } from "react";
import { cssPercent } from "../format/css-percent.js";
import { patternFill } from "../glyphs/patterns.js";
import { graphicNaming } from "./graphic-naming.js";

const percent = (share: number): string => cssPercent(Math.min(1, Math.max(0, share)) * 100);

/** A share from zero against its target, both 0..1; fills the width of its box, 10 px high. Not known: hatched. */
export function BulletBar({
  value,
  target,
  label,
}: {
  readonly value: number | null;
  readonly target: number | null;
  /** Accessible name; without one the bar is decoration beside its number. */
  readonly label?: string;
}): ReactElement {
  return (
    <svg
      className="ac-chart ac-kpi-graphic ac-bullet"
      width="100%"
      height="10"
      focusable="false"
      {...graphicNaming(label)}
    >
      <rect
        y="3"
        width="100%"
        height="4"
        fill={value === null ? patternFill("hMiss") : "var(--sunken)"}
      />
      {value !== null && (
        <rect x="0" y="3" width={percent(value)} height="4" fill="var(--data)" data-value={value} />
      )}
      {target !== null && (
        <line
          x1={percent(target)}
          x2={percent(target)}
          y2="10"
          stroke="var(--target)"
          strokeWidth="1.5"
        />
      )}
    </svg>
  );
}

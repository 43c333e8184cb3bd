import type { ReactElement } from "react";

/** Names of the patterns: not reported (hatch), suppressed or too few (dots), still being reported (thin hatch), a breach (dense hatch), rules that
 * nobody can satisfy (crossed). */
export type PatternId = "hMiss" | "hSup" | "hPart" | "hFail" | "hClash";

/** `url(#…)` of a pattern, for `fill`. {@link Patterns} must stand once in the page. */
export const patternFill = (id: PatternId): string => `url(#${id})`;

/** The patterns, defined once a page; charts, legend and map overlay refer to them by id. */
export function Patterns(): ReactElement {
  return (
    <svg className="ac-patterns" width="0" height="0" aria-hidden="true" focusable="false">
      <defs>
        <pattern
          id="hMiss"
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="6" height="6" fill="var(--nodata)" />
          <path d="M0,0V6" stroke="var(--nodata-ink)" strokeWidth="1.6" />
        </pattern>
        <pattern id="hSup" width="5" height="5" patternUnits="userSpaceOnUse">
          <rect width="5" height="5" fill="var(--nodata)" />
          <circle cx="1.5" cy="1.5" r=".9" fill="var(--nodata-ink)" />
        </pattern>
        <pattern
          id="hPart"
          width="5"
          height="5"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="5" height="5" fill="var(--surface)" />
          <path d="M0,0V5" stroke="var(--data)" strokeWidth="2" />
        </pattern>
        <pattern
          id="hFail"
          width="5"
          height="5"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(-45)"
        >
          <rect width="5" height="5" fill="var(--bad)" />
          <path d="M0,0V5" stroke="var(--surface)" strokeWidth="1.6" />
        </pattern>
        <pattern
          id="hClash"
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="6" height="6" fill="var(--surface)" />
          <path d="M0,0V6M0,0H6" stroke="var(--ink-2)" strokeWidth="1.8" />
        </pattern>
      </defs>
    </svg>
  );
}

/** A pattern as a legend shows it, 16 × 11 px. */
export function PatternSwatch({ pattern }: { readonly pattern: PatternId }): ReactElement {
  return (
    <svg className="ac-swatch" width="16" height="11" aria-hidden="true" focusable="false">
      <rect
        width="16"
        height="11"
        fill={patternFill(pattern)}
        stroke={pattern === "hPart" ? "var(--data)" : "none"}
      />
    </svg>
  );
}

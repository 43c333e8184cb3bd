import type { ReactElement } from "react";

/** Patterns for what is missing (45° hatch), thin (dots) and partial (hatch of the data colour); put once into a page. */
export function Patterns(): ReactElement {
  return (
    <svg width="0" height="0" style={{ position: "absolute" }} aria-hidden="true">
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
      </defs>
    </svg>
  );
}

import type { FigureRow } from "@atlas/metrics";

/** Whether rows of one place say that it did not report: then there is nothing to draw, and no nought either. */
export const isSilent = (rows: readonly FigureRow[]): boolean =>
  rows.length > 0 && rows.every(({ flag }) => flag === "not_reported");

import type { ShownFigures } from "@atlas/charts";
import type { FigureRow } from "@atlas/metrics";

/** Which figures rows are of, and the flags that are among them. */
export function shownOf(...rows: readonly (readonly FigureRow[] | undefined)[]): ShownFigures {
  const all = rows.flatMap((some) => some ?? []);
  return {
    figures: [...new Set(all.map(({ metric }) => metric))],
    flags: [...new Set(all.map(({ flag }) => flag))].filter((flag) => flag !== "ok"),
  };
}

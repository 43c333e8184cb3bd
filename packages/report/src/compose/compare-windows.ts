import type { FigureRow } from "@atlas/metrics";

/** What may be said of two windows: `rose` and `fell` only when the whole intervals lie apart; `unclear` when they overlap; `none` when
 * one of them has no interval. */
export type Change = "rose" | "fell" | "unclear" | "none";

type Bounds = Pick<FigureRow, "value" | "low" | "high">;

/** Compares a figure with itself in the window before. Two 95 % intervals that lie apart are a stricter test than a difference at 5 %: it
 * errs on the side of saying nothing.
 * @param stillReporting the later window is not whole yet: nothing is compared */
export function compareWindows(
  now: Bounds | undefined,
  before: Bounds | undefined,
  stillReporting: boolean,
): Change {
  if (stillReporting || !now || !before || now.value === null || before.value === null)
    return "none";
  if (now.low === null || now.high === null || before.low === null || before.high === null)
    return "none";
  if (now.low > before.high) return "rose";
  return now.high < before.low ? "fell" : "unclear";
}

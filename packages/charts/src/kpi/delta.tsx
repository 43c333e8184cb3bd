import type { ReactElement } from "react";
import { formatPercent } from "../format/format.js";

/** Words of a change, for screen readers and on hover; each gets the size in points. */
export interface DeltaWords {
  readonly up: (points: string) => string;
  readonly down: (points: string) => string;
  /** `持平` */
  readonly unchanged: string;
}

/** Change of a share in percentage points: ▲ 2.1, ▼ 0.6, or that there is none; the colour says whether that is good. */
export function Delta({
  change,
  better = "higher",
  words,
}: {
  /** Share now minus share before, −1..1; null: nothing is drawn. */
  readonly change: number | null;
  /** Which direction is good; `neither` keeps it uncoloured. */
  readonly better?: "higher" | "lower" | "neither";
  readonly words: DeltaWords;
}): ReactElement | null {
  if (change === null) return null;
  const size = formatPercent(Math.abs(change));
  if (size === "0.0") {
    return (
      <span className="ac-delta ac-delta-flat" data-delta={change}>
        {words.unchanged}
      </span>
    );
  }
  const up = change > 0;
  const tone = better === "neither" ? "flat" : up === (better === "higher") ? "good" : "poor";
  const spoken = up ? words.up(size) : words.down(size);
  return (
    <span className={`ac-delta ac-delta-${tone}`} title={spoken} data-delta={change}>
      <span aria-hidden="true">
        {up ? "▲" : "▼"} {size}
      </span>
      <span className="ac-hidden">{spoken}</span>
    </span>
  );
}

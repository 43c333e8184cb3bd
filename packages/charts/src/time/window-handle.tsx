import type { KeyboardEvent, ReactElement } from "react";
import { cssPercent } from "../format/css-percent.js";
import type { EdgeDragHandlers } from "./use-edge-drag.js";
import { keyTarget } from "./window-range.js";

/** A handle at an edge of the window: a slider over the quarters. Its hit area is 24 px wide, the grip 7. */
export function WindowHandle({
  label,
  left,
  at,
  periods,
  min,
  max,
  onMove,
  handlers,
}: {
  readonly label: string;
  /** Percent of the track's width. */
  readonly left: number;
  /** Quarter it stands at, and those it may go to. */
  readonly at: number;
  readonly min: number;
  readonly max: number;
  readonly periods: readonly string[];
  readonly onMove: (to: number) => void;
  readonly handlers: EdgeDragHandlers;
}): ReactElement {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const to = keyTarget(event.key, at, periods.length);
    if (to === null) return;
    event.preventDefault();
    event.stopPropagation();
    onMove(Math.max(min, Math.min(max, to)));
  };
  return (
    <div
      className="ac-handle"
      style={{ left: cssPercent(left) }}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-orientation="horizontal"
      aria-valuemin={min}
      aria-valuemax={max}
      aria-valuenow={at}
      aria-valuetext={periods[at]}
      onKeyDown={onKeyDown}
      {...handlers}
    />
  );
}

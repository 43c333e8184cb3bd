import { type MouseEvent, type ReactElement, useMemo, useRef } from "react";
import { cssPercent } from "../format/css-percent.js";
import { useChartText } from "../frame/chart-text.js";
import { QuarterBars } from "./quarter-bars.js";
import { type ScrubberQuarter, scrubberHeights, scrubberLayout } from "./scrubber-layout.js";
import { useEdgeDrag } from "./use-edge-drag.js";
import { WindowHandle } from "./window-handle.js";
import { type QuarterRange, type WindowEdge, endAt, moveEdge, snapEdge } from "./window-range.js";

/** Words of the scrubber. */
export interface ScrubberWords {
  readonly title: string;
  /** One sentence for screen readers; the title where left out. */
  readonly summary?: string;
  /** `报送中` */
  readonly reporting: string;
  /** Names of the two handles; the title where left out. */
  readonly first?: string;
  readonly last?: string;
}

/** Data and words of a {@link TimeScrubber}. */
export interface TimeScrubberProps {
  readonly quarters: readonly ScrubberQuarter[];
  /** Index of the first quarter of the window. */
  readonly first: number;
  /** Index of its last quarter, included. */
  readonly last: number;
  readonly words: ScrubberWords;
  /** Called when the window becomes another one: while dragging at most once a frame. */
  readonly onChange: (first: number, last: number) => void;
}

/**
 * Quarters as bars with the chosen window solid; one that was not reported has none. The two handles are dragged or moved with the arrow keys, Home and End;
 * a click on a bar moves the window to end there, with Shift it takes that quarter alone. Fills the width of its box, 84 px high.
 */
export function TimeScrubber(props: TimeScrubberProps): ReactElement {
  const { quarters, first, last, words, onChange } = props;
  const track = useRef<HTMLDivElement>(null);
  const bars = useMemo(() => scrubberLayout(quarters), [quarters]);
  const periods = useMemo(() => quarters.map(({ period }) => period), [quarters]);
  const count = quarters.length;
  const { naming, hidden } = useChartText({
    title: words.title,
    summary: words.summary ?? words.title,
  });
  const change = (to: QuarterRange): void => {
    if (to.first !== first || to.last !== last) onChange(to.first, to.last);
  };
  const { drag, handlersOf } = useEdgeDrag(
    track,
    ({ edge, fraction }) =>
      change(moveEdge({ first, last }, edge, snapEdge(edge, fraction, count), count)),
    (fraction) => change(endAt({ first, last }, Math.floor(fraction * count), count)),
  );
  const percentOf = (edge: WindowEdge): number => {
    const room = 100 / Math.max(1, count);
    if (drag?.edge !== edge) return (edge === "first" ? first : last + 1) * room;
    const [from, to] = edge === "first" ? [0, last + 0.5] : [first + 0.5, count];
    return Math.max(from, Math.min(to, drag.fraction * count)) * room;
  };
  const click = (event: MouseEvent): void => {
    const mark = (event.target as Element).closest("[data-quarter]");
    const at = periods.indexOf(mark?.getAttribute("data-quarter") ?? "");
    if (at < 0) return;
    change(event.shiftKey ? { first: at, last: at } : endAt({ first, last }, at, count));
  };
  const [left, right] = [percentOf("first"), percentOf("last")];
  const { top, base, total } = scrubberHeights;
  return (
    <div className="ac-chart ac-scrubber" role="group" data-dragging={drag !== null} {...naming}>
      {hidden}
      <div className="ac-scrubber-track" ref={track}>
        <svg width="100%" height={total} aria-hidden="true" focusable="false" onClick={click}>
          <QuarterBars bars={bars} first={first} last={last} reporting={words.reporting} />
          <rect
            x={cssPercent(left)}
            y={top}
            width={cssPercent(Math.max(0, right - left))}
            height={base - top}
            className="ac-window"
          />
          {[left, right].map((x, i) => (
            <line
              key={i}
              x1={cssPercent(x)}
              x2={cssPercent(x)}
              y1={top}
              y2={base}
              className="ac-window-edge"
            />
          ))}
        </svg>
        <WindowHandle
          label={words.first ?? words.title}
          left={left}
          at={first}
          min={0}
          max={last}
          periods={periods}
          onMove={(to) => change(moveEdge({ first, last }, "first", to, count))}
          handlers={handlersOf("first")}
        />
        <WindowHandle
          label={words.last ?? words.title}
          left={right}
          at={last}
          min={first}
          max={count - 1}
          periods={periods}
          onMove={(to) => change(moveEdge({ first, last }, "last", to, count))}
          handlers={handlersOf("last")}
        />
      </div>
    </div>
  );
}

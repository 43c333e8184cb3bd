import { type PointerEvent, type RefObject, useEffect, useRef, useState } from "react";
import type { WindowEdge } from "./window-range.js";

/** An edge that follows the pointer: where it is, 0..1 of the track's width. */
export interface EdgeDrag {
  readonly edge: WindowEdge;
  readonly fraction: number;
}

/** Handlers of a handle. */
export interface EdgeDragHandlers {
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerUp: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerCancel: () => void;
}

/**
 * Lets the edges of the window be dragged. The track is measured once a drag; moves are handled at most once a frame.
 * @param onDrag - called in each frame in which the pointer moved
 * @param onTap - called with the fraction where a finger touched a handle and left it unmoved: on touch the handle covers the bars beside it
 */
export function useEdgeDrag(
  track: RefObject<HTMLElement | null>,
  onDrag: (drag: EdgeDrag) => void,
  onTap: (fraction: number) => void,
): { readonly drag: EdgeDrag | null; readonly handlersOf: (edge: WindowEdge) => EdgeDragHandlers } {
  const [drag, setDrag] = useState<EdgeDrag | null>(null);
  const box = useRef<DOMRect | null>(null);
  const frame = useRef(0);
  const pointerX = useRef(0);
  const moved = useRef(false);
  // A frame that was asked for before a render must call the newest `onDrag`.
  const latest = useRef(onDrag);
  useEffect(() => {
    latest.current = onDrag;
  });
  useEffect(() => () => cancelAnimationFrame(frame.current), []);

  const fractionAt = (x: number): number | null => {
    const rect = box.current;
    if (!rect || rect.width === 0) return null;
    return Math.max(0, Math.min(1, (x - rect.left) / rect.width));
  };
  const follow = (edge: WindowEdge): void => {
    frame.current = 0;
    const fraction = fractionAt(pointerX.current);
    if (fraction === null) return;
    setDrag({ edge, fraction });
    latest.current({ edge, fraction });
  };
  const stop = (edge: WindowEdge): void => {
    if (frame.current !== 0) {
      cancelAnimationFrame(frame.current);
      follow(edge);
    }
    box.current = null;
    setDrag(null);
  };
  const handlersOf = (edge: WindowEdge): EdgeDragHandlers => ({
    onPointerDown: (event) => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      box.current = track.current?.getBoundingClientRect() ?? null;
      moved.current = false;
    },
    onPointerMove: (event) => {
      if (!box.current) return;
      pointerX.current = event.clientX;
      moved.current = true;
      if (frame.current === 0) frame.current = requestAnimationFrame(() => follow(edge));
    },
    onPointerUp: (event) => {
      const fraction = fractionAt(event.clientX);
      if (event.pointerType === "touch" && !moved.current && fraction !== null) onTap(fraction);
      stop(edge);
    },
    onPointerCancel: () => stop(edge),
  });
  return { drag, handlersOf };
}

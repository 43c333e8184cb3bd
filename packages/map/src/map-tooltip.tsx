import type { ReactElement, ReactNode } from "react";
import type { MapTarget } from "./map-data.js";

/** What the pointer rests on, where it is, and the size of the map, in CSS pixels. */
export interface Hover {
  readonly target: MapTarget;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A tooltip beside the pointer, on the side where there is room. */
export function MapTooltip({
  at: { x, y, width, height },
  children,
}: {
  readonly at: Hover;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <div
      className="tooltip"
      role="tooltip"
      style={{
        ...(x > width - 240 ? { right: width - x + 12 } : { left: x + 14 }),
        ...(y > height - 130 ? { bottom: height - y + 12 } : { top: y + 14 }),
      }}
    >
      {children}
    </div>
  );
}

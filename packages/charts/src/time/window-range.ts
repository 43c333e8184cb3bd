/** Which end of the window. */
export type WindowEdge = "first" | "last";

/** A window of quarters by index, both included. */
export interface QuarterRange {
  readonly first: number;
  readonly last: number;
}

/** The window with one edge moved to a quarter, kept in bounds and at least one quarter long. */
export function moveEdge(
  { first, last }: QuarterRange,
  edge: WindowEdge,
  to: number,
  count: number,
): QuarterRange {
  return edge === "first"
    ? { first: Math.max(0, Math.min(last, to)), last }
    : { first, last: Math.min(count - 1, Math.max(first, to)) };
}

/** The quarter that an edge dragged to `fraction` (0..1 of the width) snaps to. */
export const snapEdge = (edge: WindowEdge, fraction: number, count: number): number =>
  Math.round(fraction * count) - (edge === "last" ? 1 : 0);

/** The window moved to end at a quarter, its length kept where there is room before. */
export function endAt({ first, last }: QuarterRange, end: number, count: number): QuarterRange {
  const to = Math.max(0, Math.min(count - 1, end));
  return { first: Math.max(0, to - (last - first)), last: to };
}

/** Where a key takes an edge that stands at quarter `at`; null where the key does not move it. */
export function keyTarget(key: string, at: number, count: number): number | null {
  const targets: Readonly<Record<string, number>> = {
    ArrowLeft: at - 1,
    ArrowDown: at - 1,
    ArrowRight: at + 1,
    ArrowUp: at + 1,
    PageDown: at - 4,
    PageUp: at + 4,
    Home: 0,
    End: count - 1,
  };
  return targets[key] ?? null;
}

/** Where a search stood at a moment. */
export interface ConvergencePoint {
  readonly seconds: number;
  /** Null: nothing feasible yet. */
  readonly objective: number | null;
  /** Null: no bound yet. */
  readonly bound: number | null;
}

/** Paths in a box 100 wide and 60 high: steps, since a value holds until the next is known. */
export interface ConvergenceLayout {
  readonly bound: string;
  readonly objective: string;
  /** Between the two, from when both are known. */
  readonly between: string;
}

const [width, height, pad] = [100, 60, 4];

/** Lays the two lines out. A bound so far above that it would press the rest flat is drawn from the upper edge. */
export function convergenceLayout(points: readonly ConvergencePoint[]): ConvergenceLayout {
  const found = points.flatMap(({ objective }) => (objective === null ? [] : [objective]));
  const bounds = points.flatMap(({ bound }) => (bound === null ? [] : [bound]));
  const [first, best] = [found[0] ?? bounds.at(-1) ?? 0, found.at(-1) ?? bounds.at(-1) ?? 1];
  const least = bounds.at(-1) ?? best;
  const room = Math.max(best - first, least - best, Math.abs(best) * 0.002, 1e-9);
  const low = first;
  const high = Math.min(Math.max(best, ...bounds), Math.max(best, least) + 1.5 * room);
  const end = Math.max(1e-9, points.at(-1)?.seconds ?? 0);
  const x = (seconds: number): number => (seconds / end) * width;
  const y = (value: number): number =>
    height - pad - ((value - low) / Math.max(1e-12, high - low)) * (height - 2 * pad);
  const corners = (of: "objective" | "bound"): readonly (readonly [number, number])[] =>
    points.flatMap((point, i) => {
      const value = point[of];
      if (value === null) return [];
      const until = points[i + 1]?.seconds ?? end;
      return [[x(point.seconds), y(value)] as const, [x(until), y(value)] as const];
    });
  const path = (at: readonly (readonly [number, number])[]): string =>
    at.map(([px, py], i) => `${i === 0 ? "M" : "L"}${round(px)},${round(py)}`).join("");
  const [upper, lower] = [corners("bound"), corners("objective")];
  const from = Math.max(upper[0]?.[0] ?? Infinity, lower[0]?.[0] ?? Infinity);
  const inside = upper.filter(([px]) => px >= from);
  const under = lower.filter(([px]) => px >= from);
  return {
    bound: path(upper),
    objective: path(lower),
    between:
      inside.length === 0 || under.length === 0
        ? ""
        : `${path([...inside, ...under.toReversed()])}Z`,
  };
}

const round = (value: number): string => String(Math.round(value * 100) / 100);

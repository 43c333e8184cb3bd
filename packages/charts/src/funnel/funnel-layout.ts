/** One of the seven steps. */
export interface FunnelStep {
  readonly name: string;
  /** Cases that reached it. */
  readonly count: number;
  /** Days from the step before: lower quartile, median, upper quartile; null where fewer cases get that far, or all of it while not known. */
  readonly days: readonly [number | null, number | null, number | null] | null;
}

/** A step as it is drawn. */
export interface FunnelBar {
  /** 1 to 7. */
  readonly step: number;
  /** Share of the longest bar, 0..1: all bars start at zero. */
  readonly length: number;
  /** Share of the longest bar that was lost since the step before. */
  readonly lost: number;
  /** Share of those who reached the step before; null for the first, or where nobody did. */
  readonly kept: number | null;
  /** Whether the loss is to be seen: less than {@link keptThreshold} kept. */
  readonly leaking: boolean;
}

/** Under this share kept, a loss is drawn in red. */
export const keptThreshold = 0.85;

/** Lays out the bars from a shared zero. */
export function funnelLayout(steps: readonly Pick<FunnelStep, "count">[]): readonly FunnelBar[] {
  const most = Math.max(1, ...steps.map(({ count }) => count));
  return steps.map(({ count }, i) => {
    const before = steps[i - 1]?.count ?? null;
    const kept = before === null || before === 0 ? null : count / before;
    return {
      step: i + 1,
      length: count / most,
      lost: before === null ? 0 : Math.max(0, before - count) / most,
      kept,
      leaking: kept !== null && kept < keptThreshold,
    };
  });
}

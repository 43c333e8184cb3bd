/** Every pair of steps, the earlier by the order of the method first, in the order of the bits of a {@link StepShape}. */
export const stepPairs: readonly (readonly [earlier: number, later: number])[] = [
  1, 2, 3, 4, 5, 6,
].flatMap((earlier) =>
  [2, 3, 4, 5, 6, 7].flatMap((later) => (later > earlier ? [[earlier, later] as const] : [])),
);

/** All that an alignment needs of a case's dates, as one whole number: bit k − 1 says that step k has a date, bit 7 + i that the dates of `stepPairs[i]` are
 * certainly in reverse (the first day that the earlier may mean is after the last day that the later may mean). */
export type StepShape = number;

/** Whether a step has a date. */
export const isDated = (shape: StepShape, step: number): boolean => (shape & (1 << (step - 1))) > 0;

/** Whether two steps are certainly in reverse. */
export const isReversed = (shape: StepShape, pair: number): boolean =>
  (shape & (1 << (7 + pair))) > 0;

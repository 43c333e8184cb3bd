/** Least cost of aligning a whole trace with the net of the seven steps, by searching it: the second path beside `alignSteps`. A state is the step last taken
 * and how much of the trace was read; after the sixth step the fifth may come again; not agreed, it ends after the fifth or the sixth and has no seventh.
 * @param trace steps in the order of their days, any step any number of times */
export function alignTrace(trace: readonly number[], agreed: boolean): number {
  const best = new Map<string, number>();
  let open: (readonly [cost: number, last: number, read: number])[] = [[0, 0, 0]];
  while (open.length > 0) {
    open.sort(([a], [b]) => a - b);
    const [cost, last, read] = open[0]!;
    open = open.slice(1);
    const key = `${last} ${read}`;
    if ((best.get(key) ?? Infinity) <= cost) continue;
    best.set(key, cost);
    const isEnd = agreed ? last === 7 : last === 5 || last === 6;
    if (isEnd && read === trace.length) return cost;
    if (read < trace.length) open.push([cost + 1, last, read + 1]);
    for (const next of following(last, agreed)) {
      open.push([cost + 1, next, read]);
      if (trace[read] === next) open.push([cost, next, read + 1]);
    }
  }
  return Infinity;
}

const following = (last: number, agreed: boolean): readonly number[] => {
  if (last === 6) return agreed ? [5, 7] : [5];
  return last === 7 ? [] : [last + 1];
};

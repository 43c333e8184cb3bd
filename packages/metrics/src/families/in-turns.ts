/** How long work holds its thread at a time, in milliseconds: a page in which it runs can paint a frame in between. */
const turnMs = 16;

/** Runs what works in steps to its end, and lets others have the thread whenever a turn is over. */
export async function finishInTurns<T>(steps: Generator<undefined, T>): Promise<T> {
  let since = performance.now();
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
    if (performance.now() - since < turnMs) continue;
    await new Promise((resolve) => setTimeout(resolve, 0));
    since = performance.now();
  }
}

/** As `items.map(work)`, in turns. */
export const mapInTurns = <T, R>(items: Iterable<T>, work: (item: T) => R): Promise<readonly R[]> =>
  finishInTurns(mapInSteps(items, work));

function* mapInSteps<T, R>(
  items: Iterable<T>,
  work: (item: T) => R,
): Generator<undefined, readonly R[]> {
  const made: R[] = [];
  for (const item of items) {
    made.push(work(item));
    yield;
  }
  return made;
}

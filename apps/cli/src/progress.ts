/** Draws the line of progress over itself; nothing where standard error is no terminal. */
export function drawProgress(words: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K  ${words}`);
}

/** Wipes the line of progress. */
export function endProgress(): void {
  if (process.stderr.isTTY) process.stderr.write("\r\u001b[K");
}

const tickMillis = 1000;

/** Says on a terminal what is going on and for how many seconds, once it takes longer than one. */
export async function whileWaiting<T>(words: string, work: () => Promise<T>): Promise<T> {
  if (!process.stderr.isTTY) return work();
  const began = performance.now();
  const timer = setInterval(
    () => drawProgress(`${words} ${Math.round((performance.now() - began) / 1000)} s`),
    tickMillis,
  );
  try {
    return await work();
  } finally {
    clearInterval(timer);
    endProgress();
  }
}

/** Takes what comes in any order in the order in which it was begun.
 * @param atOnce how many may be under way when another is begun
 * @param take told of each in its turn */
export function inTurn<T>(atOnce: number, take: (value: T) => void) {
  const under: Promise<T>[] = [];
  const first = async (): Promise<void> => take(await under.shift()!);
  return {
    /** Waits until there is room for another. */
    put: async (one: Promise<T>): Promise<void> => {
      // Whoever waits for it hears of its fault; until then nobody does.
      one.catch(() => {});
      under.push(one);
      while (under.length >= atOnce) await first();
    },
    rest: async (): Promise<void> => {
      while (under.length > 0) await first();
    },
  };
}

/** A stream of numbers that depends on nothing but its name. */
export interface Random {
  /** In [0, 1). */
  next(): number;
  /** Integer in [low, high]. */
  integer(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** Standard normal (Box-Muller). */
  normal(): number;
  /** exp(N(ln median, sigma)). */
  lognormal(median: number, sigma: number): number;
}

/** A named stream of a seed: a change in one part of the city does not reshuffle the others (mulberry32 over an FNV-1a hash). */
export function randomStream(seed: number, ...names: readonly (string | number)[]): Random {
  let state = 0x811c9dc5 ^ seed;
  for (const character of names.join("/")) {
    state = Math.imul(state ^ character.codePointAt(0)!, 0x01000193) >>> 0;
  }
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  next();
  const normal = (): number =>
    Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  return {
    next,
    normal,
    integer: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: (probability) => next() < probability,
    pick: (items) => items[Math.floor(next() * items.length)]!,
    lognormal: (median, sigma) => median * Math.exp(sigma * normal()),
  };
}

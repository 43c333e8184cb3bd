/** Random numbers that a seed decides, the same on every machine. */
export interface SeededRandom {
  /** In [0, 1). */
  readonly uniform: () => number;
  /** Standard normal (Box-Muller). */
  readonly normal: () => number;
  /** Gamma with this shape and scale 1; 0 for shape 0.
   * @see Marsaglia & Tsang (2000), ACM Trans. Math. Softw. 26, 363-372 */
  readonly gamma: (shape: number) => number;
}

/** A stream of random numbers from a seed (mulberry32). */
export function seededRandom(seed: number): SeededRandom {
  let state = seed >>> 0;
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const normal = (): number =>
    Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  const gamma = (shape: number): number => {
    if (shape === 0) return 0;
    if (shape < 1) return gamma(shape + 1) * (1 - uniform()) ** (1 / shape);
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = normal();
      const v = (1 + c * x) ** 3;
      if (v > 0 && Math.log(1 - uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v))
        return d * v;
    }
  };
  return { uniform, normal, gamma };
}

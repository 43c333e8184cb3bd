/**
 * The lot that a published seed draws, 0 to `lots - 1`: the first number of mulberry32 (Tommy Ettinger, public domain), 32 bits, times `lots`, over 2^32, rounded down.
 * @example
 * drawLot(1, 1000); // 627: anybody can work it out again
 */
export function drawLot(seed: number, lots: number): number {
  const state = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * lots);
}

import { seededRandom } from "@atlas/stats";

/**
 * The lot that a published seed draws, 0 to `lots - 1`: the first number of mulberry32 (Tommy Ettinger, public domain), 32 bits, times `lots`, over 2^32, rounded down.
 * @example
 * drawLot(1, 1000); // 627: anybody can work it out again
 */
export function drawLot(seed: number, lots: number): number {
  return Math.floor(seededRandom(seed).uniform() * lots);
}

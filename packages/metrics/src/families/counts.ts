import { wilsonInterval } from "@atlas/stats";
import type { Counts } from "./family.js";

/** A share of yes among cases, with Wilson's interval. */
export const share = (part: string | null, numerator: number, denominator: number): Counts => ({
  part,
  numerator,
  denominator,
  value: denominator > 0 ? numerator / denominator : null,
  ...wilsonInterval(numerator, denominator),
  n: denominator,
});

/** A share of a whole that was counted out: nothing is inferred from it, so there is no interval. */
export const piece = (part: string | null, numerator: number, denominator: number): Counts => ({
  ...share(part, numerator, denominator),
  low: null,
  high: null,
});

/** A number of things. */
export const amount = (
  part: string | null,
  count: number,
  denominator: number | null = null,
): Counts => ({
  part,
  numerator: count,
  denominator,
  value: count,
  low: null,
  high: null,
  n: count,
});

/** What a figure leaves out, only where it leaves out something. */
export const leftOut = (why: string, count: number, of: number): readonly Counts[] =>
  count > 0 ? [piece(`left_out=${why}`, count, of)] : [];

import { expect, test } from "vitest";
import { type CompositeModel, compositeIndex, goalpostScore } from "./composite-index.js";
import { rankIntervals, rankTiers } from "./rank-intervals.js";

const model = (
  categoryOf: number[],
  elementWeights: number[],
  knownShare = 0.5,
): CompositeModel => ({
  categoryOf: Uint8Array.from(categoryOf),
  elementWeights: Float64Array.from(elementWeights),
  categoryWeights: new Float64Array(Math.max(...categoryOf) + 1).fill(1),
  knownShare,
});

test("goalposts are fixed, cut at both ends, and may run downwards", () => {
  expect([0, 0.5, 1, 2, -1].map((value) => goalpostScore(value, 0, 1))).toEqual([
    1, 50.5, 100, 100, 1,
  ]);
  expect([180, 105, 30, 10].map((days) => goalpostScore(days, 180, 30))).toEqual([
    1, 50.5, 100, 100,
  ]);
});

test("inside a category it is the weighted mean (COINr a_amean)", () => {
  const five = model([0, 0, 0, 0, 0], [1, 2, 3, 4, 5]);
  const scores = Float64Array.of(10, 20, 30, 40, 50);
  expect(compositeIndex(scores, five).categories[0]).toBeCloseTo(550 / 15, 12);
});

test("with four of five missing and half asked for, it is missing; with one missing it is the mean of the rest", () => {
  const equal = model([0, 0, 0, 0, 0], [1, 1, 1, 1, 1]);
  const found = compositeIndex(Float64Array.of(NaN, NaN, NaN, NaN, 7, 1, 2, NaN, 4, 5), equal);
  expect(found.categories[0]).toBeNaN();
  expect(found.index[0]).toBeNaN();
  expect(found.categories[1]).toBeCloseTo(3, 12);
});

test("exactly the share asked for is enough", () => {
  const tenths = model([0, 0, 0, 0], [0.1, 0.2, 0.15, 0.15]);
  expect(compositeIndex(Float64Array.of(40, 40, NaN, NaN), tenths).index[0]).toBeCloseTo(40, 12);
});

test("across categories it is geometric: a poor one is not bought off", () => {
  const two = model([0, 1], [1, 1]);
  const { index } = compositeIndex(Float64Array.of(4, 100, 52, 52), two);
  expect(index[0]).toBeCloseTo(20, 12);
  expect(index[1]).toBeCloseTo(52, 12);
});

test("one unknown category leaves no index, and the category says so", () => {
  const two = model([0, 1], [1, 1]);
  const { index, categories } = compositeIndex(Float64Array.of(NaN, 30), two);
  expect([...categories]).toEqual([NaN, 30]);
  expect(index[0]).toBeNaN();
});

const table = (rows: readonly (readonly number[])[]): Float64Array =>
  Float64Array.from(rows.flat());

const draws = { draws: 400, concentration: 50, seed: 7 };
const three = model([0, 0, 1, 1, 2, 2], [1, 1, 1, 1, 1, 1]);

test("a unit that is best in everything is first under any weights; the same seed gives the same", () => {
  const scores = table([
    [90, 91, 92, 93, 94, 95],
    [20, 70, 40, 60, 50, 55],
    [70, 20, 60, 40, 55, 50],
    [5, 6, 7, 8, 9, 10],
  ]);
  const found = rankIntervals(scores, three, draws);
  expect([found.rankLow[0], found.rankHigh[0]]).toEqual([1, 1]);
  expect([found.rankLow[3], found.rankHigh[3]]).toEqual([4, 4]);
  expect([found.rankLow[1], found.rankHigh[1]]).toEqual([2, 3]);
  expect(rankIntervals(scores, three, draws)).toEqual(found);
  expect(rankIntervals(scores, three, { ...draws, seed: 8 })).not.toEqual(found);
  const { index } = compositeIndex(scores, three);
  expect([...rankTiers(index, found)]).toEqual([1, 2, 2, 3]);
  index.forEach((value, u) => {
    expect(found.indexLow[u]!).toBeLessThanOrEqual(value);
    expect(found.indexHigh[u]!).toBeGreaterThanOrEqual(value);
  });
});

test("a unit without an index has no rank, no tier, and moves nobody else's", () => {
  const known = [
    [80, 60, 40, 60, 50, 55],
    [70, 20, 60, 40, 55, 50],
  ];
  const alone = rankIntervals(table(known), three, draws);
  const scores = table([[99, 99, 99, 99, NaN, NaN], ...known]);
  const found = rankIntervals(scores, three, draws);
  expect(found.rankLow[0]).toBeNaN();
  expect(found.rankHigh.slice(1)).toEqual(alone.rankHigh);
  expect(rankTiers(compositeIndex(scores, three).index, found)[0]).toBe(0);
});

test("shaken weights keep their mean and the spread that the concentration says", () => {
  // One unit with 100 in the first category and 1 in the second: ln index = w ln 100.
  const two = { ...model([0, 1], [1, 1]), categoryWeights: Float64Array.of(0.3, 0.7) };
  const found = rankIntervals(Float64Array.of(100, 1), two, { ...draws, draws: 20_000 });
  const weight = (index: number): number => Math.log(index) / Math.log(100);
  // Beta(15, 35): 5th and 95th per cent (R 4.2 qbeta).
  expect(weight(found.indexLow[0]!)).toBeCloseTo(0.1994, 2);
  expect(weight(found.indexHigh[0]!)).toBeCloseTo(0.4101, 2);
});

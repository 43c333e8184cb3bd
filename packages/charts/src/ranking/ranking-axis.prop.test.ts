import fc from "fast-check";
import { expect, test } from "vitest";
import { rankingAxis, rankingDomain } from "./ranking-axis.js";
import type { RankingRow } from "./ranking-row.js";

const share = fc.double({ min: 0, max: 1, noNaN: true });
const row = fc
  .record({ value: share, reach: share, previous: fc.option(share) })
  .map(({ value, reach, previous }): RankingRow => ({
    id: "u",
    name: "",
    value,
    low: Math.max(0, value - reach),
    high: Math.min(1, value + reach),
    previous,
    n: 100,
    flag: "ok",
  }));

test("the domain holds every interval, previous value and the target, on whole tens of points", () => {
  fc.assert(
    fc.property(fc.array(row), fc.option(share), (rows, target) => {
      const [low, high] = rankingDomain(rows, target);
      const inside = rows
        .flatMap((r) => [r.value, r.low, r.high, r.previous])
        .concat(rows.length > 0 ? target : null)
        .filter((s) => s !== null);
      for (const s of inside) {
        expect(s).toBeGreaterThanOrEqual(low - 1e-9);
        expect(s).toBeLessThanOrEqual(high + 1e-9);
      }
      expect(high - low).toBeGreaterThan(0.09);
      for (const end of [low, high])
        expect(Math.abs(end * 10 - Math.round(end * 10))).toBeLessThan(1e-9);
    }),
  );
});

test("positions run from 0 to 100 in proportion, and stop at the edges", () => {
  fc.assert(
    fc.property(share, (s) => {
      const { position } = rankingAxis([0.2, 0.6], 0.4);
      const expected = Math.max(0, Math.min(100, (s - 0.2) * 250));
      expect(position(s)).toBeCloseTo(expected, 9);
    }),
  );
});

test("labels keep clear of the target's", () => {
  const { lines, labelled } = rankingAxis([0.2, 0.6], 0.4);
  expect(lines).toEqual([0.2, 0.3, 0.4, 0.5, 0.6]);
  expect(labelled).toEqual([
    { share: 0.2, near: false },
    { share: 0.3, near: true },
    { share: 0.5, near: true },
    { share: 0.6, near: false },
  ]);
  expect(rankingAxis([0.2, 0.6], 0.33).labelled.map((tick) => tick.share)).not.toContain(0.3);
  expect(rankingAxis([0.2, 0.6], null).labelled).toHaveLength(5);
});

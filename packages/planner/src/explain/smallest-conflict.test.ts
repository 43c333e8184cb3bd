import { seededNumbers } from "@atlas/testkit/numbers";
import { expect, test } from "vitest";
import { smallestConflict } from "./smallest-conflict.js";

test("finds a smallest conflict of any family of conflicts, as trying all subsets does", () => {
  for (let seed = 1; seed <= 200; seed += 1) {
    const random = seededNumbers(seed);
    const count = 3 + Math.floor(6 * random());
    const conflicts = Array.from({ length: 1 + Math.floor(5 * random()) }, () => {
      const rules = Array.from({ length: count }, (_, i) => i).filter(() => random() < 0.5);
      return rules.length > 0 ? rules : [0];
    });
    const attempt = (rules: readonly number[]) =>
      conflicts.some((conflict) => conflict.every((rule) => rules.includes(rule)))
        ? null
        : new Set(rules);
    const { rules, smallest } = smallestConflict(count, attempt);
    expect(smallest).toBe(true);
    expect(attempt(rules)).toBeNull();
    expect(rules.length).toBe(Math.min(...conflicts.map((conflict) => new Set(conflict).size)));
    const quick = smallestConflict(count, attempt, 0).rules;
    expect(attempt(quick)).toBeNull();
    for (const rule of quick)
      expect(attempt(quick.filter((other) => other !== rule))).not.toBeNull();
  }
});

import { expect, test } from "vitest";
import { mapInTurns } from "./in-turns.js";

const busy = (ms: number): void => {
  for (const end = performance.now() + ms; performance.now() < end;);
};

test("what is done in turns gives what doing it at once gives, and others come in between", async () => {
  const seen: string[] = [];
  setTimeout(() => seen.push("other"), 0);
  const made = await mapInTurns([1, 2, 3, 4], (n) => {
    busy(20);
    seen.push(`${n}`);
    return n * n;
  });
  expect(made).toEqual([1, 4, 9, 16]);
  expect(seen.indexOf("other")).toBeLessThan(seen.indexOf("4"));
});

test("what fails in a later turn fails as a whole", async () => {
  await expect(
    mapInTurns([1, 2], (n) => {
      busy(20);
      if (n === 2) throw new Error("no second");
    }),
  ).rejects.toThrow("no second");
});

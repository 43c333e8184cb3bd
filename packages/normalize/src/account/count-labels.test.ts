import fc from "fast-check";
import { expect, test } from "vitest";
import { countLabels } from "./count-labels.js";

test("counts what parsing counts, whatever stands in the texts", () => {
  const text = fc.string({ unit: fc.constantFrom('"', "\\", ":", ",", "{", "}", "园", "\n") });
  fc.assert(
    fc.property(fc.dictionary(text, text), (cells) => {
      expect(countLabels(JSON.stringify(cells))).toBe(Object.keys(cells).length);
    }),
    { seed: 31, numRuns: 300 },
  );
});

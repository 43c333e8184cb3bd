import { expect, test } from "vitest";
import { configurationFault } from "./configuration.js";

const line = {
  kind: "consultations",
  frequency: "quarterly",
  due_days: 15,
  first_period: "2019Q1",
};
const sound = { schedule: [line], targets: { coverage: 0.7 } };

test("a sound configuration has no fault, an empty one neither", () => {
  expect(configurationFault(sound)).toBeNull();
  expect(configurationFault({ schedule: [], targets: {} })).toBeNull();
});

test.each([
  [null, "schedule"],
  [[], "schedule"],
  [{ ...sound, schedule: [null] }, "kind"],
  [{ ...sound, schedule: [{ ...line, kind: "houses" }] }, "houses"],
  [{ ...sound, schedule: [line, line] }, "twice"],
  [{ ...sound, schedule: [{ ...line, frequency: "weekly" }] }, "weekly"],
  [{ ...sound, schedule: [{ ...line, due_days: -1 }] }, "due_days"],
  [{ ...sound, schedule: [{ ...line, due_days: NaN }] }, "due_days"],
  [{ ...sound, schedule: [{ ...line, first_period: "2019" }] }, "2019Q1"],
  [{ ...sound, schedule: [{ ...line, frequency: "yearly" }] }, "expected 2019"],
  [{ ...sound, targets: null }, "targets"],
  [{ ...sound, targets: { coverage: "0.7" } }, "coverage"],
  [{ ...sound, targets: { coverage: 0 } }, "coverage"],
])("%j is named as wrong", (value, said) => {
  expect(configurationFault(value)).toContain(said);
});

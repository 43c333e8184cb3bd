import { expect, test } from "vitest";
import { nearestStop } from "./sheet.js";

test.each([
  [40, "peek"],
  [200, "peek"],
  [240, "half"],
  [520, "half"],
  [540, "full"],
  [900, "full"],
] as const)("a sheet let go at %i of 700 pixels goes to %s", (height, stop) =>
  expect(nearestStop(height, 700)).toBe(stop),
);

import { expect, test } from "vitest";
import { classOf } from "./class-colour.js";

test.each([
  [0, 0],
  [0.2999, 0],
  [0.3, 1],
  [0.4, 3],
  [0.41, 3],
  [0.5, 5],
  [1, 5],
])("%f is in class %i of 30/35/40/45/50 %%", (value, expected) => {
  expect(classOf(value, [0.3, 0.35, 0.4, 0.45, 0.5])).toBe(expected);
});

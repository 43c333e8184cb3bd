import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { fromRoot } from "./paths.js";
import { makeReadings } from "./write-readings.js";

test("the readings in data/pinyin are those that the script makes", () => {
  expect(readFileSync(fromRoot("data", "pinyin", "readings.json"), "utf8")).toBe(makeReadings());
});

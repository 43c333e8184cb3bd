import { expect, test } from "vitest";
import {
  formatCount,
  formatDays,
  formatShare,
  formatPercent,
  formatRange,
  formatRoundPoints,
} from "./format.js";

test("counts have thousands commas and a true minus", () => {
  expect(formatCount(16788)).toBe("16,788");
  expect(formatCount(-1234)).toBe("−1,234");
  expect(formatCount(999)).toBe("999");
  expect(formatCount(null)).toBe("–");
});

test("shares keep one decimal, and the unit hugs the number", () => {
  expect(formatShare(0.3841)).toBe("38.4%");
  expect(formatShare(1, 0)).toBe("100%");
  expect(formatPercent(-0.0061)).toBe("−0.6");
  expect(formatPercent(null)).toBe("–");
});

test("what rounds to zero has no sign", () => {
  expect(formatPercent(-0.0004)).toBe("0.0");
  expect(formatPercent(-0.0006)).toBe("−0.1");
  expect(formatCount(-0.2)).toBe("0");
});

test("round shares and days drop decimals they do not need", () => {
  expect(formatRoundPoints(0.4)).toBe("40");
  expect(formatRoundPoints(0.125)).toBe("12.5");
  expect(formatRoundPoints(0.07)).toBe("7");
  expect(formatDays(4)).toBe("4");
  expect(formatDays(4.26)).toBe("4.3");
  expect(formatRange("37.6", "39.2")).toBe("37.6–39.2");
});

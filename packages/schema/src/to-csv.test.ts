import { describe, expect, test } from "vitest";
import { toCsv } from "./to-csv.js";

describe("CSV", () => {
  test.each([
    ["=1+1", "'=1+1"],
    ["＝1+1", "'＝1+1"],
    ["-2+3", "'-2+3"],
    ["\n=1", '"\'\n=1"'],
    ["-12.5", "-12.5"],
    [-1e-7, "-1e-7"],
    [-12.5, "-12.5"],
    [null, ""],
  ])("%j is written as %j", (value, written) => {
    expect(toCsv(["a"], [{ a: value }])).toBe(`a\n${written}\n`);
  });

  test("of no rows has its header", () => {
    expect(toCsv(["a", "b"], [])).toBe("a,b\n");
  });
});

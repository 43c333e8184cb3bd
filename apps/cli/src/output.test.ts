import { describe, expect, test } from "vitest";
import { toTable } from "./output.js";

describe("a table on a terminal", () => {
  test("shows what would command the terminal", () => {
    const table = toTable([{ "\u001b[2J": "\u001b]0;x\u0007\u202e\u009b31m\n" }]);
    // The lines' own ends are the only control characters.
    expect(table.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\u202e]/u);
    expect(table).toContain("\\u001b]0;x\\u0007\\u202e\\u009b31m\\u000a");
    expect(table).toContain("\\u001b[2J");
  });

  test("does not cut a character in half", () => {
    const [, , line] = toTable([{ a: `${"a".repeat(58)}𠮷𠮷𠮷` }]).split("\n");
    expect(line).toBe(`${"a".repeat(58)}𠮷…`);
  });
});

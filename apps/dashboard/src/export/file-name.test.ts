import { expect, test } from "vitest";
import { fileName } from "./file-name.js";

test("a file says figure, level, window and snapshot", () => {
  expect(fileName(["参与率", "区市县", "2022Q1..2022Q4", "a91f"], "csv")).toBe(
    "参与率_区市县_2022Q1-2022Q4_a91f.csv",
  );
});

test("what a file system refuses is left out", () => {
  expect(fileName(["a/b:c\u0000", "", "  x?  "], "xlsx")).toBe("a b c_x.xlsx");
});

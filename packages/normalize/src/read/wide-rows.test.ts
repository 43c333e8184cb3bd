import { describe, expect, test } from "vitest";
import { drafted } from "../testing/drafted.js";
import { readCsv } from "./read-csv.js";
import { wideRows } from "./wide-rows.js";

const wide = (text: string) => wideRows(readCsv(text));
const place = "驷马桥街道,工人村社区";

describe("rows with more cells than their neighbours", () => {
  test("are those in which a delimiter was not quoted", () => {
    expect(wide("a,b,c\n1,2,3\n1,2,3,4\n1,2,3\n")).toEqual(["wide:3"]);
    expect(wide('a,b,c\n1,2,3\n"1,2",3,4\n')).toEqual([]);
  });

  test("are not those that spreadsheets fill up, nor a block of more columns", () => {
    expect(wide("a,b,c,\n1,2,3,\n1,2,3,note\n")).toEqual([]);
    expect(wide("a,b,c\n1,2,3\n1,2,3,,\n")).toEqual([]);
    const narrow = "a,b,c\n".repeat(12);
    expect(wide(`title\n${narrow}\n${"a,b,c,d,e\n".repeat(12)}`)).toEqual([]);
  });
});

test("such a row is not read with its cells a column too far: it is stopped, and its neighbours are not", () => {
  const { rows, issues } = drafted(
    "金牛区_小区台账_2021.csv",
    `小区名称,街道,社区,地址,户数\n翠园,${place},星辉路6号,80\n桂园,${place},星辉路6号,8栋,90\n荷园,${place},,70\n`,
  ).parts[0]!;
  expect(rows.slice(1).map(({ state, reason }) => [state, reason])).toEqual([
    ["accepted", null],
    ["quarantined", "row_unreadable"],
    ["accepted", null],
  ]);
  expect(rows[2]!.cells).toContain("90");
  const found = issues.find(({ code }) => code === "row_unreadable");
  expect(found).toMatchObject({
    row: 3,
    parameters: { reason: { en: /more cells than the header, by 1,/ } },
  });
});

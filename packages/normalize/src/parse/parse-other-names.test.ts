import { expect, test } from "vitest";
import { parseOtherNames } from "./parse-other-names.js";

const names = (raw: string): readonly string[] | null => parseOtherNames(raw).value;

test("other names are cut where a cell lists several, and kept whole where brackets tell a part", () => {
  expect(names("听荷轩、荷苑；原名：纺织厂宿舍")).toEqual(["听荷轩", "纺织厂宿舍", "荷苑"].sort());
  expect(names("(听荷轩)(荷苑)")).toEqual(["听荷轩", "荷苑"].sort());
  expect(names('["听荷轩","荷苑"]')).toEqual(["听荷轩", "荷苑"].sort());
  expect(names("听荷轩/荷苑/听荷轩")).toEqual(["听荷轩", "荷苑"].sort());
  expect(names("听荷轩(一期)(西区)")).toEqual(["听荷轩(一期)(西区)"]);
  expect(names("曾用名:听荷轩")).toEqual(["听荷轩"]);
});

test("what is no name names nothing: a part without its estate, a word for none, a number, a remark", () => {
  for (const raw of ["二期", "第3组团", "无、/", "12", "说明".repeat(300)])
    expect(names(raw)).toBe(null);
});

import { expect, test } from "vitest";
import { drafted } from "../testing/drafted.js";

/** Township that each row under headings came to. */
function placed(...lines: readonly string[]) {
  const content = ["序号,小区名称,户数,楼栋数", ...lines].join("\n");
  const { rows } = drafted("金牛区小区台账.csv", content).parts[0]!;
  return rows.flatMap(({ state, values }) =>
    state === "structural" ? [] : [[values["name"], values["township_id"]]],
  );
}
const simaqiao = "510106030000";

test("a heading's place holds until the next heading, also where that names none", () => {
  expect(
    placed(
      "一、驷马桥街道,,,",
      "1,春熙苑,80,3",
      "二、其他小区,,,",
      "2,听竹苑,90,4",
      "（三）驷马桥街道（1个）,,,",
      "3,映溪苑,70,2",
    ),
  ).toEqual([
    ["春熙苑", simaqiao],
    ["听竹苑", null],
    ["映溪苑", simaqiao],
  ]);
});

test("a heading under a heading that names a place leaves it in force", () => {
  expect(
    placed(
      "一、驷马桥街道,,,",
      "（一）老旧院落,,,",
      "1,春熙苑,80,3",
      "二、其他,,,",
      "2,听竹苑,90,4",
    ),
  ).toEqual([
    ["春熙苑", simaqiao],
    ["听竹苑", null],
  ]);
});

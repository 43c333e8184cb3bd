import { expect, test } from "vitest";
import { draftFile } from "../draft/draft-file.js";
import { restoreFiles } from "../restore/restore-files.js";
import { cityOf, draftContext, drafted } from "../testing/drafted.js";

const name = "金牛区街镇项目化试点.csv";
const lying = [
  "金牛区街镇项目化试点（2021年第4季度）",
  "填报单位：金牛区民政局　填报日期：2022年1月8日",
  "街道,驷马桥街道,荷花池街道",
  "启动时间,2021年3月5日,2021年4月6日",
  "正面清单,有,有",
  "负面清单,有,无",
  "协商规则条数,6,8",
  "注：数据以季末为准",
].join("\n");

test("a record of a list on its side is numbered by its column; titles stand beside", () => {
  const [part] = drafted(name, lying).parts;
  expect(part!.kind).toBe("township-pilots");
  expect(part!.rows.map(({ row, state }) => [row, state])).toEqual([
    [1, "structural"],
    [2, "accepted"],
    [3, "accepted"],
  ]);
  expect(part!.titles).toContain("填报日期：2022年1月8日");
  expect(part!.titles).toContain("注：数据以季末为准");
  expect(part!).toMatchObject({ unit_id: "510106", period: "2021Q4", declared_on: "2022-01-08" });
  expect(part!.issues.map(({ code }) => code)).toContain("table_transposed");
});

test("out of the books it comes back as the same list", () => {
  const { submission, source_row: sourceRows } = cityOf({ [name]: lying });
  const [restored] = restoreFiles(submission, sourceRows);
  const again = draftFile(restored!.reading, restored!.options, draftContext).parts;
  const once = drafted(name, lying).parts;
  expect(again.map(({ rows, issues }) => ({ rows, issues }))).toEqual(
    once.map(({ rows, issues }) => ({ rows, issues })),
  );
});

test("a heading that no record fills is a column still, above or below the others; a title and a note are none", () => {
  const bare = lying
    .replace("街道,驷马", "联动组织,\n街道,驷马")
    .replace("协商规则条数,6,8", '"协商规\n则条数",\n培训场次,\n参与人员构成,');
  const [part] = drafted(name, bare).parts;
  expect(part!.columns.map(({ label, field }) => [label.replace("\n", ""), field])).toEqual([
    ["联动组织", "partners"],
    ["街道", "township"],
    ["启动时间", "started"],
    ["正面清单", "positive_list"],
    ["负面清单", "negative_list"],
    ["协商规则条数", "rules"],
    ["培训场次", "trainings"],
    ["参与人员构成", "actors"],
  ]);
  expect(part!.titles).toContain("注：数据以季末为准");
  expect(part!.unit_id).toBe("510106");
  expect(part!.rows.filter(({ state }) => state === "accepted")).toHaveLength(2);
});

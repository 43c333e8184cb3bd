import { expect, test } from "vitest";
import { assemble } from "../assemble/assemble.js";
import { sourceRowText } from "../assemble/patches.js";
import { workbookColumns } from "../draft/workbook-columns.js";
import { draftFile } from "../draft/draft-file.js";
import { draftContext, drafted } from "../testing/drafted.js";
import { restoreFiles } from "./restore-files.js";

const project = (header: string, value: string) =>
  assemble(
    [
      drafted(
        "金牛区_治理项目台账_2022Q3_20221012.csv",
        `项目编号,项目名称,小区名称,社区,${header}\nP1,电梯,翠园,工人村社区,${value}\n`,
      ),
    ],
    draftContext.reference,
  ).project[0]!.budget_yuan;

test.each([
  [
    "金牛区_小区台账_2022_20221101.csv",
    "金牛区小区台账,,\n小区名称,社区,联系\n翠园,工人村社区,13912345678\n,,\n合计,1,\n",
  ],
  ["金牛区_小区台账_2022.json", '{"填报日期":"2022-11-01","rows":[{"小区名称":"翠园","户数":86}]}'],
  ["noise.csv", "a,b\n1,2\n"],
  ["empty.csv", ""],
])("%s is drafted from the books as from the file", (name, content) => {
  const first = drafted(name, content);
  const { submission, source_row: rows } = assemble([first], draftContext.reference);
  const [again] = restoreFiles(submission, rows);
  expect(draftFile(again!.reading, again!.options, draftContext)).toEqual(first);
});

test("a unit in the header multiplies, one in the cell comes before it", () => {
  expect(project("预算(元)", "120000")).toBe(120_000);
  expect(project("预算(万元)", "12")).toBe(120_000);
  expect(project("预算(万元)", "12万元")).toBe(120_000);
});

test("a workbook that corrects rows of two returns is one sheet again", () => {
  const cases = "编号,小区名称,社区,议题,建组织\n";
  const returns = ["2022Q2_20220710", "2022Q3_20221010"].map((when) =>
    drafted(
      `金牛区_协商议事台账_${when}.csv`,
      `${cases}A1,,,停车,2022-05-01\n,,,电梯,2022-05-02\n`,
    ),
  );
  const { quarantine } = assemble(returns, draftContext.reference);
  const rows = quarantine.map(
    (stopped, i) => `${sourceRowText(stopped)},B${i},翠园,工人村社区,电梯,2022-05-02\n`,
  );
  const workbook = drafted("更正.csv", `${workbookColumns.sourceRow},${cases}${rows.join("")}`);
  const { submission, source_row: sources } = assemble(
    [...returns, workbook],
    draftContext.reference,
  );
  expect(
    new Set(submission.filter(({ file }) => file === "更正.csv").map(({ period }) => period)),
  ).toEqual(new Set(["2022Q2", "2022Q3"]));
  const again = [...restoreFiles(submission, sources)].find(
    ({ reading }) => reading.name === "更正.csv",
  )!;
  expect(draftFile(again.reading, again.options, draftContext)).toEqual(workbook);
});

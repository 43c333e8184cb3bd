import { readFileSync } from "node:fs";
import { type Boundaries, makeLocator } from "@atlas/divisions";
import { strToU8 } from "fflate";
import { expect, test } from "vitest";
import { assemble } from "./assemble/assemble.js";
import { draftFile } from "./draft/draft-file.js";
import { readFile } from "./read/read-file.js";
import { parseReference } from "./reference.js";
import { restoreFiles } from "./restore.js";

const data = (path: string): string =>
  readFileSync(new URL(`../../../data/${path}`, import.meta.url), "utf8");
const names = ["header-synonyms.csv", "value-synonyms.csv", "lists.csv", "elements.csv"];
const context = {
  reference: parseReference(
    Object.fromEntries(names.map((name) => [name, data(`reference/${name}`)])),
  ),
  locator: makeLocator(JSON.parse(data("boundaries/statutory.geojson")) as Boundaries),
};
const draft = (name: string, content: string) =>
  draftFile(readFile({ name, bytes: strToU8(content), sha256: name }), {}, context);
const project = (header: string, value: string) =>
  assemble(
    [
      draft(
        "金牛区_治理项目台账_2022Q3_20221012.csv",
        `项目编号,项目名称,小区名称,社区,${header}\nP1,电梯,翠园,工人村社区,${value}\n`,
      ),
    ],
    context.reference,
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
  const first = draft(name, content);
  const { submission, source_row: rows } = assemble([first], context.reference);
  const [again] = restoreFiles(submission, rows);
  expect(draftFile(again!.reading, again!.options, context)).toEqual(first);
});

test("a unit in the header multiplies, one in the cell comes before it", () => {
  expect(project("预算(元)", "120000")).toBe(120_000);
  expect(project("预算(万元)", "12")).toBe(120_000);
  expect(project("预算(万元)", "12万元")).toBe(120_000);
});

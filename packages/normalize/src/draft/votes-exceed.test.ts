import { expect, test } from "vitest";
import { drafted } from "../testing/drafted.js";

const votesOf = (invited: string, took: string, agree: string): readonly string[] =>
  drafted(
    "金牛区_协商议事台账_2022Q2_20220710.csv",
    `编号,小区名称,街道,社区,议题,应到户数,参与户数,同意票,反对票\nA1,翠园,驷马桥街道,工人村社区,停车,${invited},${took},${agree},2\n`,
  ).parts[0]!.issues.flatMap(({ code, raw, parameters }) =>
    code === "votes_exceed" ? [`${raw} > ${String(parameters["expected"])}`] : [],
  );

test("votes are held to those who took part and, where that is not known, to those who were invited", () => {
  expect(votesOf("80", "50", "60")).toEqual(["62 > 50"]);
  expect(votesOf("80", "50", "48")).toEqual([]);
  expect(votesOf("80", "不详", "90")).toEqual(["92 > 80"]);
  expect(votesOf("80", "不详", "60")).toEqual([]);
  expect(votesOf("不详", "不详", "60")).toEqual([]);
  expect(votesOf("80", "95", "90")).toEqual(["92 > 80"]);
});

test("of a range of those who took part the upper end holds", () => {
  expect(votesOf("1321", "638至647户", "1246")).toEqual(["1248 > 647"]);
  expect(votesOf("1321", "638至647户", "640")).toEqual([]);
  expect(votesOf("2000", '"1,200-1,300户"', "1250")).toEqual([]);
  expect(votesOf("30000", "1-2万户", "15000")).toEqual([]);
});

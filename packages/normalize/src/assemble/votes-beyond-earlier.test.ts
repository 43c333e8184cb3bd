import { expect, test } from "vitest";
import { cityOf } from "../testing/drafted.js";

/** A case in two returns, each with households invited, households that took part, and votes for it. */
const votesTold = (...quarters: readonly (readonly [string, string, string])[]) =>
  cityOf(
    Object.fromEntries(
      quarters.map(([invited, took, agree], i) => [
        `金牛区_协商议事台账_2022Q${i + 1}_2022${["0410", "0710"][i]!}.csv`,
        `编号,小区名称,街道,社区,议题,应到户数,参与户数,同意票,反对票\nA1,翠园,驷马桥街道,工人村社区,停车,${invited},${took},${agree},0\n`,
      ]),
    ),
  ).issue.flatMap(({ code, raw, message_en: text }) =>
    code === "votes_exceed" ? [`${raw}: ${/only (\d+)/.exec(text)?.[1]}`] : [],
  );

test("votes are held to those who took part by an earlier return, where the current one does not tell", () => {
  expect(votesTold(["50", "6", "5"], ["50", "3至14户", "11"])).toEqual(["11: 6"]);
  expect(votesTold(["50", "6", "5"], ["50", "不详", "6"])).toEqual([]);
  expect(votesTold(["50", "6", "5"], ["50", "12", "11"])).toEqual([]);
  expect(votesTold(["50", "不详", "5"], ["50", "不详", "11"])).toEqual([]);
  expect(votesTold(["50", "6", "5"], ["50", "不详", "60"])).toEqual(["60: 50"]);
});

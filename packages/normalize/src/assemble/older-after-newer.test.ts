import { expect, test } from "vitest";
import { cityOf } from "../testing/drafted.js";

/** A ledger of one case, with the dates that stand in its title. */
const ledger = (declared: string, received: string | null, agreed: string): string =>
  `填报单位:金牛区民政局 报送期:2022年第一季度 填报日期:${declared}${received === null ? "" : ` 报送日期:${received}`}\n` +
  `编号,小区名称,社区,议题,建组织,协商结果\n1,翠园,工人村社区,停车,2022-01-05,${agreed}\n`;

/** File and sentence of each return that is said to have come too late, and the outcome that stands. */
function told(returns: Readonly<Record<string, string>>) {
  const { submission, issue, consultation } = cityOf(returns);
  const fileOf = new Map(submission.map((one) => [one.submission_id, one.file]));
  return {
    late: issue
      .filter(({ code }) => code === "return_older_after_newer")
      .map((one) => [fileOf.get(one.submission_id), one.row, one.raw, one.message_zh]),
    outcomes: consultation.map(({ outcome }) => outcome),
  };
}

const first = "协商议事台账甲.csv";
const second = "协商议事台账乙.csv";

test("a return that came after one declared later says so, and does not stand, whichever is read first", () => {
  const older = { [first]: ledger("2022-04-05", "2022-05-20", "未达成") };
  const newer = { [second]: ledger("2022-05-01", "2022-05-02", "达成") };
  const expected = {
    late: [
      [
        first,
        null,
        "2022-05-20",
        "本报送填报于 2022-04-05, 2022-05-20 才收到; 填报日期更新的报送 2022-05-02 已收到, 以其为准",
      ],
    ],
    outcomes: ["agreed"],
  };
  expect(told({ ...older, ...newer })).toEqual(expected);
  expect(told({ ...newer, ...older })).toEqual(expected);
});

test("nothing is said of a return that came first or on the same day, nor where a day of receipt is not known", () => {
  const late = (received: string | null, newer: string | null) =>
    told({
      [first]: ledger("2022-04-05", received, "未达成"),
      [second]: ledger("2022-05-01", newer, "达成"),
    }).late;
  expect(late("2022-04-06", "2022-05-02")).toEqual([]);
  expect(late("2022-05-02", "2022-05-02")).toEqual([]);
  expect(late(null, "2022-05-02")).toEqual([]);
  expect(late("2022-05-20", null)).toEqual([]);
});

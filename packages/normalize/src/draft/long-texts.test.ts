import { expect, test } from "vitest";
import { readFile } from "../read/read-file.js";
import { draftContext, drafted } from "../testing/drafted.js";
import { draftFile } from "./draft-file.js";

const heads = "小区名称,街道,社区,议题,协商形式,参与主体,建组织,应参与户数,满意率";
const bytes = new TextEncoder().encode(`${heads}\n翠园,驷马桥街道,工人村社区,停车,,,,90,\n`);
const reading = readFile({ name: "金牛区2022年第3季度协商议事台账.csv", bytes, sha256: "0" });

/** A clock that a look at it sets forward. */
const clock = (milliseconds: number) => {
  let at = 0;
  return () => (at += milliseconds);
};

test("a file drafted for too long is rejected with the limit, and never before", () => {
  const late = draftFile(reading, {}, draftContext, clock(601_000));
  expect(late.parts).toEqual([]);
  expect(late.reading.rejection).toEqual({
    code: "limit_exceeded",
    parameters: { limit: "seconds of drafting", raw: "601" },
  });
  const intime = draftFile(reading, {}, draftContext, clock(1));
  expect(JSON.stringify(intime)).toBe(JSON.stringify(draftFile(reading, {}, draftContext)));
});

test("a row is as slow to read as it is long, not as its square", () => {
  // Each of these took its square in one pattern or another; 400,000 characters would take minutes.
  for (const atom of ["1", "2021年", "1°", "1,", "13812345678", "金牛区", "、电梯", "(", "　"]) {
    const cell = `"${atom.repeat(400_000 / atom.length)}!"`;
    const [part] = drafted(
      "金牛区2022年第3季度协商议事台账.csv",
      `${heads}\n${Array(9).fill(cell).join(",")}\n`,
    ).parts;
    expect(part!.rows).toHaveLength(2);
    expect(part!.rows[1]!.values).toMatchObject({ step1: null, households_invited: null });
  }
});

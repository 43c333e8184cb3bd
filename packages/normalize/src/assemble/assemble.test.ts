import { describe, expect, test } from "vitest";
import { workbookColumns } from "../draft/workbook-columns.js";
import { cityOf } from "../testing/drafted.js";
import { sourceRowText } from "./patches.js";

const register = "小区名称,社区,户数\n";
const sites = "小区名称,社区,批次,状态,验收日期\n";
const cases = "编号,小区名称,社区,议题,建组织,协商结果\n";
const projects = "项目编号,项目名称,小区名称,社区,类别,开工日期,协商编号\n";
const place = "工人村社区";

/** Rows as lines of text, in order. */
const lines = (rows: readonly (readonly unknown[])[]): readonly string[] =>
  rows.map((row) => row.join(" ")).sort();

describe("sites are cumulative", () => {
  const older = `${sites}翠园,${place},1,建设中,\n青石巷6号院,${place},1,建设中,\n`;
  const newer = `${sites}翠园,${place},,已验收,2022-03-01\n`;
  const city = cityOf({
    "金牛区_小区台账_2021_20210301.csv": `${register}翠园,${place},10\n青石巷6号院,${place},10\n`,
    "金牛区_示范点名单_2021_20210601.csv": older,
    "金牛区_示范点名单_2021_20220401.csv": newer,
  });

  test("a newer list that omits a site does not drop it", () => {
    expect(lines(city.pilot_site.map(({ name, batch, status }) => [name, batch, status]))).toEqual([
      "翠园 1 accepted",
      "青石巷6号院 1 building",
    ]);
    expect(city.submission.map(({ status }) => status)).toEqual([
      "accepted",
      "accepted",
      "accepted",
    ]);
  });

  test("a site without a known status is counted as planned, with a finding", () => {
    const { pilot_site: found, issue } = cityOf({
      "金牛区_示范点名单_2021_20210601.csv": `${sites}翠园,${place},1,,\n`,
    });
    expect(found.map(({ status }) => status)).toEqual(["planned"]);
    expect(
      issue.flatMap(({ code, row, column }) => (code === "status_assumed" ? [[row, column]] : [])),
    ).toEqual([[2, "状态"]]);
  });

  test("a batch that the newer list leaves empty has its own line of lineage", () => {
    const site = city.pilot_site.find(({ name }) => name === "翠园")!;
    const [own] = city.lineage.filter(
      ({ record_id: id, column_name: column }) => id === site.site_id && column === "batch",
    );
    const from = city.submission.find(({ submission_id: id }) => id === own!.submission_id);
    expect([from!.file, own!.row, own!.source_column]).toEqual([
      "金牛区_示范点名单_2021_20210601.csv",
      2,
      "批次",
    ]);
  });
});

describe("registers end what they no longer list", () => {
  const lives = (returns: Record<string, string>) =>
    lines(
      cityOf(returns).compound.map(({ name, valid_from: from, valid_to: to }) => [name, from, to]),
    );
  test("in a later period, at its first day", () => {
    expect(
      lives({
        "金牛区_小区台账_2021_20211101.csv": `${register}翠园,${place},10\n桂园,${place},10\n`,
        "金牛区_小区台账_2022_20221101.csv": `${register}翠园,${place},10\n荷园,${place},10\n`,
      }),
    ).toEqual(["桂园  2022-01-01", "翠园  ", "荷园 2022-01-01 "]);
  });

  test("in a corrected register of the same period, on its declared day", () => {
    const city = {
      "金牛区_小区台账_2022_20221101.csv": `${register}翠园,${place},10\n桂园,${place},10\n`,
      "金牛区_小区台账_2022_20221120.csv": `${register}翠园,${place},12\n`,
    };
    expect(lives(city)).toEqual(["桂园  2022-11-20", "翠园  "]);
    expect(lines(cityOf(city).submission.map(({ file, status }) => [file, status]))).toEqual([
      "金牛区_小区台账_2022_20221101.csv superseded",
      "金牛区_小区台账_2022_20221120.csv accepted",
    ]);
  });

  test("a list that declares no period ends nothing and replaces nothing", () => {
    const city = cityOf({
      "金牛区_小区台账_2022_20221101.csv": `${register}翠园,${place},10\n桂园,${place},10\n`,
      "金牛区小区.csv": `${register}翠园,${place},99\n荷园,${place},7\n`,
    });
    expect(
      lines(city.compound.map(({ name, households, valid_to: to }) => [name, households, to])),
    ).toEqual(["桂园 10 ", "翠园 10 ", "荷园 7 "]);
  });
});

describe("ledgers", () => {
  test("a later declared date replaces the return, a part of equal date adds to it", () => {
    const city = cityOf({
      "金牛区_协商议事台账_2022Q3_20221010.csv": `${cases}A1,翠园,${place},停车,2022-07-01,进行中\nA2,翠园,${place},电梯,2022-07-02,进行中\n`,
      "金牛区_协商议事台账_2022Q3_20221020.csv": `${cases}A1,翠园,${place},停车,2022-07-01,达成共识\n`,
      "金牛区_协商议事台账_2022Q3_20221020_续.csv": `${cases}A3,翠园,${place},绿化,2022-07-05,进行中\n`,
    });
    expect(
      lines(city.consultation.map(({ office_number: number, outcome }) => [number, outcome])),
    ).toEqual(["A1 agreed", "A3 open"]);
  });

  test("whether a case was online is unknown beside a form that no list knows", () => {
    const forms = ["坝坝会", "坝坝会、漂流瓶", "线上会议、漂流瓶", ""];
    const rows = forms.map((form, i) => `A${i},翠园,${place},停车,2022-07-0${i + 1},${form}\n`);
    const city = cityOf({
      "金牛区_协商议事台账_2022Q3_20221010.csv": `编号,小区名称,社区,议题,建组织,协商形式\n${rows.join("")}`,
    });
    expect(
      lines(city.consultation.map(({ office_number: number, online }) => [number, `${online}`])),
    ).toEqual(["A0 false", "A1 null", "A2 true", "A3 null"]);
  });

  test("a case listed again later without its number, with a fuller date, is the same case", () => {
    const city = cityOf({
      "金牛区_协商议事台账_2022Q2_20220710.csv": `${cases}A1,翠园,${place},停车,2022年6月,进行中\n`,
      "金牛区_协商议事台账_2022Q3_20221010.csv": `${cases},翠园,${place},停车,2022-06-05,达成共识\n`,
    });
    expect(city.consultation.map(({ outcome }) => outcome)).toEqual(["agreed"]);
  });

  test("two cases that fit one earlier case equally stay apart from it", () => {
    const city = cityOf({
      "金牛区_协商议事台账_2022Q2_20220710.csv": `${cases},翠园,${place},停车,2022年6月,进行中\n`,
      "金牛区_协商议事台账_2022Q3_20221010.csv": `${cases},翠园,${place},停车,2022-06-05,达成共识\n,翠园,${place},停车,2022-06-25,进行中\n`,
    });
    expect(city.consultation).toHaveLength(3);
  });

  test("which of two conflicting rows stands does not depend on their order", () => {
    const rows = [
      `A1,翠园,${place},停车,2022-07-01,达成共识\n`,
      `A1,翠园,${place},停车,2022-07-01,进行中\n`,
    ];
    const outcomes = [rows, rows.toReversed()].map(
      (order) =>
        cityOf({ "金牛区_协商议事台账_2022Q3_20221010.csv": cases + order.join("") })
          .consultation[0]!.outcome,
    );
    expect(outcomes[0]).toBe(outcomes[1]);
  });

  test("a project finds its consultation by number, whatever its width and case, or by topic and time", () => {
    const city = cityOf({
      "金牛区_协商议事台账_2022Q2_20220710.csv":
        "编号,小区名称,社区,议题,议题类别,建组织,达共识,协商结果\n" +
        `XS-1,翠园,${place},停车划线,停车秩序,2022-04-01,2022-05-01,达成共识\n` +
        `XS-2,翠园,${place},停车收费,停车秩序,2022-04-02,2022-05-02,达成共识\n`,
      "金牛区_治理项目台账_2022Q3_20221010.csv":
        projects +
        `P1,划线,翠园,${place},停车秩序,2022-06-01,xs-1\n` +
        `P2,停车收费改造,翠园,${place},停车秩序,2022-06-02,\n` +
        `P3,岗亭,翠园,${place},停车秩序,2022-06-03,\n` +
        `P4,岗亭二,翠园,${place},停车秩序,2022-06-03,XS-9\n`,
    });
    const numberOf = new Map(
      city.consultation.map(({ consultation_id: id, office_number: number }) => [id, number]),
    );
    expect(
      Object.fromEntries(
        city.project.map(({ office_number: number, consultation_id: id, consulted }) => [
          number,
          [numberOf.get(id!) ?? null, consulted],
        ]),
      ),
    ).toEqual({
      P1: ["XS-1", "linked"],
      P2: ["XS-2", "linked"],
      P3: [null, "unknown"],
      P4: [null, "unknown"],
    });
    expect(city.issue.filter(({ code }) => code === "consultation_unmatched")).toHaveLength(1);
  });
});

describe("a quarantine workbook", () => {
  const original = {
    "金牛区_协商议事台账_2022Q3_20221010.csv": `${cases}A1,翠园,${place},停车,2022-07-01,进行中\n,,,电梯,2022-07-02,进行中\n`,
  };
  const first = cityOf(original);
  const [stopped] = first.quarantine;
  const id = sourceRowText(stopped!);
  const corrected = (rowId: string, name = "翠园") => ({
    ...original,
    "金牛区_更正_20230105.csv": `${workbookColumns.sourceRow},${cases}${rowId},A2,${name},${place},电梯,2022-07-02,达成共识\n`,
  });

  test("patches exactly the row whose id it carries", () => {
    expect(first.consultation).toHaveLength(1);
    const city = cityOf(corrected(id));
    expect(lines(city.consultation.map(({ office_number: number }) => [number]))).toEqual([
      "A1",
      "A2",
    ]);
    expect(city.quarantine).toEqual([]);
    expect(
      city.source_row.find(
        ({ row, submission_id: of }) => row === 3 && of === stopped!.submission_id,
      ),
    ).toMatchObject({
      state: "superseded",
      reason: "patched",
    });
    expect(
      city.submission.map(({ period, declared_on: on, status }) => [period, on, status]),
    ).toEqual([
      ["2022Q3", "2022-10-10", "accepted"],
      ["2022Q3", "2022-10-10", "accepted"],
    ]);
  });

  test("falls with the return that it corrects", () => {
    const city = cityOf({
      ...corrected(id),
      "金牛区_协商议事台账_2022Q3_20221020.csv": `${cases}A3,翠园,${place},绿化,2022-07-05,进行中\n`,
    });
    expect(city.consultation.map(({ office_number: number }) => number)).toEqual(["A3"]);
  });

  test("with an id that leads nowhere is quarantined", () => {
    const city = cityOf(corrected("S0000000000000000||3"));
    expect(lines(city.quarantine.map(({ code }) => [code]))).toEqual([
      "patch_unmatched",
      "row_unidentified",
    ]);
  });

  test("a correction can be corrected", () => {
    const again = cityOf({
      ...corrected(id, ""),
      "金牛区_更正_20230110.csv": `${workbookColumns.sourceRow},${cases}${id},A2,桂园,${place},电梯,2022-07-02,达成共识\n`,
    });
    expect(again.quarantine).toEqual([]);
    expect(again.consultation).toHaveLength(2);
  });
});

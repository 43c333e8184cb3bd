import type { GivenFile } from "../ingest-returns.js";

const place = "驷马桥街道,工人村社区";

/** A return as a text under a name. */
export const textReturn = (name: string, content: string): GivenFile => ({
  name,
  bytes: new TextEncoder().encode(content),
});

const register = "编号,小区名称,街道,社区,户数,电梯\n";
const cases = "编号,小区名称,街道,社区,议题,议题类别,建组织,达共识,协商结果,应到户数,参与户数\n";
const projects = "项目编号,项目名称,小区名称,街道,社区,类别,开工日期,协商编号,预算(万元)\n";
const sites = "小区名称,街道,社区,批次,状态\n";

/** A few returns of one district that touch on each other: a register and its correction, ledgers of two quarters, sites, a list
 * without a date, a file that cannot be read. */
export const smallReturns: readonly GivenFile[] = [
  textReturn(
    "金牛区_小区台账_2021_20211101.csv",
    `${register}1,翠园,${place},86户,有\n2,青石巷六号院,${place},120,无\n3,桂园,${place},不详,\n合计,,,,206,\n`,
  ),
  textReturn(
    "金牛区_小区台账_2022_20221101.csv",
    `${register}1,翠园,${place},88,有\n2,青石巷6号院,${place},120,无\n,,${place},,\n`,
  ),
  textReturn(
    "金牛区_小区台账_2022_20221120.csv",
    `${register}1,翠园,${place},90,有\n2,青石巷6号院,${place},121,无\n4,荷园,${place},44,无\n`,
  ),
  textReturn(
    "金牛区_协商议事台账_2022Q2_20220710.csv",
    `${cases}A1,翠园,${place},停车划线,停车秩序,2022年6月,,进行中,80,\nA2,青石巷6#院,${place},加装电梯,加装电梯,2022-05-01,2022-06-01,达成共识,100,60\n`,
  ),
  textReturn(
    "金牛区_协商议事台账_2022Q3_20221010.csv",
    `${cases}A1,翠园,${place},停车划线,停车秩序,2022-06-05,2022-07-01,达成共识,80,50\n,,,,电梯,,2022-07-02,,进行中,,\nA3,翠园,${place},绿化,绿化空间,2022-07-05,,进行中,80,90\nA3,翠园,${place},绿化,绿化空间,2022-07-05,,进行中,80,90\n`,
  ),
  textReturn(
    "金牛区_治理项目台账_2022Q3_20221010.csv",
    `${projects}P1,电梯,青石巷6号院,${place},加装电梯,2022-07-10,A2,12\nP2,划线,翠园,${place},停车秩序,2022-08-10,,0.8\n`,
  ),
  textReturn(
    "金牛区_示范点名单_2021_20210601.csv",
    `${sites}翠园,${place},1,建设中\n桂园,${place},1,建设中\n`,
  ),
  textReturn("金牛区_示范点名单_2021_20220601.csv", `${sites}翠园,${place},,已验收\n`),
  textReturn("小区名录.csv", `小区名称,街道,社区,户数\n兰园,${place},30\n翠园,${place},77\n`),
  textReturn("noise.csv", "a,b\n1,2\n"),
];

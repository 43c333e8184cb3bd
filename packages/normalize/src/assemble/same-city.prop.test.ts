import fc from "fast-check";
import { expect, test } from "vitest";
import { cityOf } from "../testing/drafted.js";

/** A return: its name without an ending, and its lines. */
interface Return {
  readonly name: string;
  readonly header: string;
  readonly rows: readonly string[];
}

const name = fc.constantFrom("翠园", "青石巷6号院", "青石巷6号", "荷园");
const place = fc.constantFrom("工人村社区", "红花社区");
const number = fc.constantFrom("", "", "A1", "A2");
const day = fc.constantFrom("", "2022年6月", "2022-06-05", "2022-06-25", "2022-06-01");
const count = fc.constantFrom("", "10", "20");
const outcome = fc.constantFrom("", "进行中", "达成共识");
const topic = fc.constantFrom("停车", "电梯", "");
const line = (...cells: readonly fc.Arbitrary<string>[]) =>
  fc.tuple(...cells).map((texts) => texts.join(","));
const sheet = (header: string, row: fc.Arbitrary<string>, ...names: readonly string[]) =>
  names.map((own) =>
    fc.array(row, { maxLength: 5 }).map((rows): Return => ({ name: own, header, rows })),
  );

const register = line(fc.constantFrom("", "", "X1", "X2"), name, place, count, count);
const site = line(name, place, fc.constantFrom("", "1", "2"), fc.constantFrom("", "建设中"), day);
const consultation = line(number, name, place, topic, day, outcome, count);
const project = line(number, topic, name, place, day, number);
const proposal = line(number, topic, name, place, day, number, number);

const council = line(place, count, count, count);

const registerHeader = "编号,小区名称,社区,户数,楼栋数";
const siteHeader = "小区名称,社区,批次,状态,验收日期";
const declared = [
  ...sheet(
    registerHeader,
    register,
    "金牛区_小区台账_2021_20211101",
    "金牛区_小区台账_2022_20221101",
  ),
  ...sheet(siteHeader, site, "金牛区_示范点名单_2021_20210601", "金牛区_示范点名单_2022_20220401"),
  ...sheet(
    "编号,小区名称,社区,议题,建组织,协商结果,参与户数",
    consultation,
    "金牛区_协商议事台账_2022Q2_20220710",
    "金牛区_协商议事台账_2022Q3_20221010",
    "金牛区_协商议事台账_2022Q4_20230110",
  ),
  ...sheet(
    "项目编号,项目名称,小区名称,社区,开工日期,协商编号",
    project,
    "金牛区_治理项目台账_2022Q3_20221010",
    "金牛区_治理项目台账_2022Q4_20230110",
  ),
  ...sheet(
    "提案编号,提案标题,小区名称,社区,提出日期,协商编号,项目编号",
    proposal,
    "金牛区_社区提案台账_2022Q3_20221010",
    "金牛区_社区提案台账_2022Q4_20230110",
  ),
  ...sheet(
    "社区,户数,小组数,议事会成员数",
    council,
    "金牛区_村(居)民议事会组成_2021_20211101",
    "金牛区_村(居)民议事会组成_2022_20221101",
  ),
];
const undeclared = [
  ...sheet(registerHeader, register, "小区台账甲", "小区台账乙"),
  ...sheet(siteHeader, site, "示范点名单甲", "示范点名单乙"),
];

const core = ["compound", "consultation", "project", "proposal", "pilot_site", "council"] as const;

const written = (returns: readonly Return[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    returns
      .filter(({ rows }) => rows.length > 0)
      .map(({ name: own, header, rows }) => [`${own}.csv`, [header, ...rows, ""].join("\n")]),
  );

const facts = (returns: readonly Return[]) => {
  const city = cityOf(written(returns));
  return Object.fromEntries(core.map((table) => [table, city[table]]));
};

/** The same rows in an order that the keys decide. */
const shuffled = (rows: readonly string[], keys: readonly number[]): readonly string[] =>
  rows
    .map((row, i) => [keys[i % keys.length]! * (i + 7) * 31, row] as const)
    .sort(([a], [b]) => (a % 101) - (b % 101))
    .map(([, row]) => row);

const city = fc.tuple(...declared, ...undeclared);
const keys = fc.array(fc.integer({ min: 1, max: 10_000 }), { minLength: 3, maxLength: 6 });

test("the order of rows inside the files changes nothing in the core tables", () => {
  fc.assert(
    fc.property(city, keys, (returns, order) => {
      const moved = returns.map((own) => ({ ...own, rows: shuffled(own.rows, order) }));
      expect(facts(moved)).toEqual(facts(returns));
    }),
    { seed: 21, numRuns: 60 },
  );
});

test("a return sent in several files says what it says in one", () => {
  fc.assert(
    fc.property(city, keys, (returns, order) => {
      const split = returns.flatMap((own, k) => {
        if (k >= declared.length) return [own];
        const cut = order[k % order.length]! % (own.rows.length + 1);
        return [
          { ...own, name: `${own.name}_续`, rows: own.rows.slice(0, cut) },
          { ...own, rows: own.rows.slice(cut) },
        ];
      });
      expect(facts(split)).toEqual(facts(returns));
    }),
    { seed: 22, numRuns: 60 },
  );
});

test("the names and hashes of lists that declare nothing change nothing in the core tables", () => {
  const called = (returns: readonly Return[], first: string, second: string) =>
    returns.map((own) => ({
      ...own,
      name: own.name.replace(/[甲乙]$/, (one) => (one === "甲" ? first : second)),
    }));
  fc.assert(
    fc.property(city, (returns) => {
      expect(facts(called(returns, "乙", "甲"))).toEqual(facts(returns));
    }),
    { seed: 23, numRuns: 60 },
  );
});

test("the cities of these tests have rows of every table in question", () => {
  const cities = fc.sample(city, { seed: 21, numRuns: 5 }).map(facts);
  for (const table of core) {
    const rows = cities.reduce((sum, own) => sum + own[table]!.length, 0);
    expect(rows).toBeGreaterThan(5);
  }
});

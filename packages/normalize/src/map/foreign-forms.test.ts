import { describe, expect, test } from "vitest";
import { cityOf, drafted } from "../testing/drafted.js";

/** Invented compounds as lists from elsewhere write them: the same facts in any form give the same compounds. */
const compounds = [
  { name: "听荷轩一期", district: "锦江区", address: "枫桥路88号", households: 1206, built: 2008 },
  { name: "凤栖里东苑", district: "金牛区", address: "蜀兴中街18号", households: 420, built: 1998 },
  { name: "庙后街68号院", district: "青羊区", address: "庙后街68号", households: 56, built: 1987 },
] as const;
type Compound = (typeof compounds)[number];

const records = (of: (one: Compound) => object): readonly object[] => compounds.map(of);
const json = (value: unknown): string => JSON.stringify(value);
const csv = (header: string, of: (one: Compound) => readonly unknown[]): string =>
  [header, ...compounds.map((one) => of(one).join(","))].join("\n");
const plain = ({ name, district, address, households }: Compound) => ({
  name,
  district,
  address,
  households: `${households}户`,
});
const english = records(plain);
const lines = english.map(json);
const page = (from: number, to: number) => ({
  code: 0,
  data: { page: from, list: english.slice(from, to) },
});

const found = (name: string, content: string) =>
  cityOf({ [name]: content })
    .compound.map((one) => `${one.name} ${one.unit_id} ${one.address} ${one.households}`)
    .sort();
const expected = [
  "凤栖里东苑 510106 蜀兴中街18号 420",
  "听荷轩一期 510104 枫桥路88号 1206",
  "庙后街68号院 510105 庙后街68号 56",
];

test.each<[string, string, string]>([
  ["wrapped", "a.json", json({ code: 0, data: { total: 3, list: english } })],
  ["wrapped twice", "a.json", json({ result: { page: 1, data: { items: english } } })],
  ["in pages", "a.json", json([page(0, 2), page(2, 3)])],
  ["pages, one a line", "a.jsonl", [page(0, 2), page(2, 3)].map(json).join("\n")],
  ["one a line", "a.jsonl", `\ufeff${lines.join("\r\n")}\r\n\r\n`],
  ["one a line, commas behind", "a.json", `${lines.join(",\n")},\n`],
  [
    "lists one behind the other",
    "a.json",
    `${json(english.slice(0, 1))}\n${json(english.slice(1))}`,
  ],
  ["held by a script", "a.json", `var list = ${json(english)};`],
  ["handed to a function", "a.json", `callback(${json({ data: english })})`],
  [
    "keyed by name in a wrapper",
    "a.json",
    json({ data: Object.fromEntries(compounds.map(({ name, ...rest }) => [name, rest])) }),
  ],
  [
    "values behind the name",
    "a.json",
    json(
      Object.fromEntries(
        compounds.map(({ name, district, address, households, built }) => [
          name,
          [district, address, `${households}户`, `${built}年建成`],
        ]),
      ),
    ),
  ],
  [
    "columns",
    "a.json",
    json({
      小区名称: compounds.map(({ name }) => name),
      区县: compounds.map(({ district }) => district),
      地址: compounds.map(({ address }) => address),
      户数: compounds.map(({ households }) => households),
    }),
  ],
  [
    "columns by row number",
    "a.json",
    json(
      Object.fromEntries(
        (["name", "district", "address", "households"] as const).map((key) => [
          key,
          Object.fromEntries(compounds.map((one, i) => [i, one[key]])),
        ]),
      ),
    ),
  ],
  [
    "groups of a district each",
    "a.json",
    json({
      result: compounds.map(({ district, ...rest }) => ({ district, community: [rest] })),
    }),
  ],
  [
    "initials of headings",
    "a.csv",
    csv("xh,xqmc,xzq,xxdz,zhs,jcnd", (one) => [
      "",
      one.name,
      one.district,
      one.address,
      one.households,
      one.built,
    ]),
  ],
  [
    "short initials",
    "a.csv",
    csv("XQMC,QX,DZ,HS", (one) => [one.name, one.district, one.address, one.households]),
  ],
  [
    "headings in pinyin",
    "a.csv",
    csv("xiaoqu_mingcheng,quxian,xiangxidizhi,zonghushu", (one) => [
      one.name,
      one.district,
      one.address,
      one.households,
    ]),
  ],
  [
    "headings of a database",
    "a.csv",
    csv("`community_name`,`district_name`,`address`,`house_num`", (one) => [
      one.name,
      one.district,
      one.address,
      one.households,
    ]),
  ],
  [
    "the district under 商圈",
    "a.csv",
    csv("小区名,商圈,地址,总户数", (one) => [
      one.name,
      `${one.district.slice(0, 2)}-三圣乡`,
      one.address,
      `${one.households}户`,
    ]),
  ],
  [
    "a page's code in cells",
    "a.csv",
    csv("小区名称,区县,地址,户数", (one) => [
      `<em>${one.name.slice(0, 2)}</em>${one.name.slice(2)}&nbsp;`,
      one.district,
      one.address.replace("路", "&#36335;"),
      `&nbsp;${one.households}&nbsp;户`,
    ]),
  ],
])("a list %s", (_, name, content) => {
  expect(found(name, content)).toEqual(expected);
});

describe("what is no list of lists", () => {
  test("records with an address and a list inside them stay records", () => {
    const rich = records((one) => ({
      ...plain(one),
      photos: [{ title: "大门" }, { title: "中庭" }],
    }));
    expect(found("a.json", json(rich))).toEqual(expected);
  });

  test("the sections of one compound are no compounds", () => {
    const one = { 听荷轩: { 位置: { 区县: "锦江区" }, 规模: { 户数: "80户" } } };
    expect(found("a.json", json(one))).toEqual(["听荷轩 510104 null 80"]);
  });
});

test("two initials are what the cells are: jd is a longitude or a street", () => {
  const fields = (jd: string) =>
    drafted("a.csv", `xqmc,dz,zhs,jd\n听荷轩,枫桥路8号,80,${jd}\n凤栖里,枫桥路9号,90,${jd}\n`)
      .parts[0]!.columns.map(({ field }) => field)
      .at(-1);
  expect(fields("104.07")).toBe("lon");
  expect(fields("抚琴街道")).toBe("township");
});

test("a quarter under 商圈 is no district", () => {
  const [part] = drafted(
    "a.csv",
    "小区名,商圈,地址,户数\n听荷轩,双楠,枫桥路8号,80\n凤栖里,玉林,紫荆路9号,90\n",
  ).parts;
  expect(part!.columns.map(({ field }) => field)).toEqual(["name", null, "address", "households"]);
});

test("a number behind a page's code is still masked", () => {
  const [one] = cityOf({
    "a.csv": "小区名称,区县,地址\n听荷轩,锦江区,枫桥路8号 电话138&#48;0000000\n",
  }).compound;
  expect(one!.address).not.toContain("13800000000");
});

test("two lists that count from 1 mean nothing by their numbers", () => {
  const list = (rows: readonly (readonly [number, string, string])[]): string =>
    json(
      rows.map(([id, name, address]) => ({
        id,
        name,
        address,
        district: "锦江区",
        households: 80,
      })),
    );
  const { compound } = cityOf({
    "a.json": list([
      [1, "听荷轩", "枫桥路8号"],
      [2, "凤栖里", "枫桥路42号"],
    ]),
    "b.json": list([
      [1, "凤栖里小区", "枫桥路42号"],
      [2, "万科听荷轩", "枫桥路8号"],
      [3, "云水居", "紫荆路8号"],
    ]),
  });
  expect(compound).toHaveLength(3);
  expect(new Set(compound.map(({ address }) => address))).toEqual(
    new Set(["枫桥路42号", "枫桥路8号", "紫荆路8号"]),
  );
});

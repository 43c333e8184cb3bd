import { readFileSync } from "node:fs";
import Papa from "papaparse";
import { describe, expect, test } from "vitest";
import { cityOf } from "../testing/drafted.js";

interface Row {
  readonly compound: string;
  readonly district: string;
  readonly list: "site" | "agency" | "map";
  readonly name: string;
  readonly address: string;
  readonly built: string;
  readonly households: string;
  readonly east: string;
  readonly north: string;
}

/** Where each district's invented compounds stand, WGS-84. */
const centres: Readonly<Record<string, readonly [number, number]>> = {
  青羊: [104.0, 30.675],
  武侯: [104.03, 30.635],
  成华: [104.11, 30.672],
  锦江: [104.1, 30.63],
  金牛: [104.05, 30.7],
  高新: [104.06, 30.575],
  双流: [103.92, 30.57],
  郫都: [103.88, 30.81],
  新都: [104.15, 30.83],
  温江: [103.83, 30.69],
  龙泉驿: [104.26, 30.56],
};
const degreesPerMeter = 1 / 111_320;
/** A pin as each list has it: some tens of meters off, by its name alone. */
const pin = ({ district, east, north, name }: Row, off: number): readonly [number, number] => {
  const [lon, lat] = centres[district]!;
  const drift = ((name.length * 37) % 60) - 30;
  return [
    lon + ((Number(east) + drift) * degreesPerMeter) / Math.cos(0.536) + off * 0.0025,
    lat + (Number(north) - drift) * degreesPerMeter - off * 0.0024,
  ];
};

const inBd09 = (row: Row): string => {
  const [lon, lat] = pin(row, 0);
  return [lon + 0.009, lat + 0.0036].map((value) => value.toFixed(6)).join(",");
};

describe.each([
  ["foreign-lists.csv", false, 0.98, 0.985],
  ["lists-of-three-systems.csv", true, 0.97, 0.98],
  ["lists-as-sites-write.csv", true, 0.98, 0.985],
  ["lists-second-look.csv", true, 0.97, 0.98],
  ["lists-third-look.csv", true, 0.955, 0.97],
] as const)("%s", (name, agencyHasPins, leastF1, leastBCubed) => {
  const rows = Papa.parse<Row>(readFileSync(new URL(`testing/${name}`, import.meta.url), "utf8"), {
    header: true,
    skipEmptyLines: true,
  }).data;
  const of = (list: Row["list"]): readonly Row[] => rows.filter((row) => row.list === list);

  /** A property site: an object keyed by name, no district of its own, units and spaces in its values, GCJ-02 unlabelled. */
  const site = (): string =>
    JSON.stringify(
      Object.fromEntries(
        of("site").map((row) => [
          // Two of its compounds bear one name; keys of an object must differ.
          row.compound === "65" ? `${row.name} ` : row.name,
          {
            地址: row.address,
            经纬度: pin(row, 1)
              .map((value) => value.toFixed(6))
              .join(","),
            "物 业 费": "1.6至3.6元/平米/月",
            容积率: "2.5",
            建成年代: row.built === "" ? "暂无数据" : `${row.built}年建成 `,
            总户数: row.households === "" ? "暂无数据" : `${row.households}户`,
            物业公司: "暂无数据",
          },
        ]),
      ),
    );
  /** An agency: a CSV without district; its positions, if it has any, in BD-09 and not labelled. */
  const agency = (): string =>
    Papa.unparse(
      of("agency").map((row) => ({
        楼盘名: row.name,
        坐落: row.address,
        建成年代: row.built,
        总户数: row.households,
        物业公司: "某物业",
        物业费: "2.5元/㎡·月",
        容积率: "3.0",
        ...(agencyHasPins
          ? { 坐标: Number(row.compound) % 5 === 0 ? "暂无数据,暂无数据" : inBd09(row) }
          : {}),
      })),
    );
  /** A map: districts of its own, pins in WGS-84, no counts of many. */
  const map = (): string =>
    Papa.unparse(
      of("map").map((row) => {
        const [lon, lat] = pin(row, 0);
        return {
          小区名称: row.name,
          所属区域: row.district,
          详细地址: row.address,
          建筑年代: row.built,
          户数: row.households,
          "经度(WGS84)": lon.toFixed(6),
          "纬度(WGS84)": lat.toFixed(6),
        };
      }),
    );

  const city = cityOf({ "site.json": site(), "agency.csv": agency(), "map.csv": map() });
  const files = { site: ["site.json", 1], agency: ["agency.csv", 2], map: ["map.csv", 2] } as const;
  const fileOf = new Map(city.submission.map((one) => [one.submission_id, one.file]));
  const foundOf = new Map(
    city.link.map((one) => [`${fileOf.get(one.submission_id)}|${one.row}`, one]),
  );
  const placed = (["site", "agency", "map"] as const).flatMap((list) =>
    of(list).map((row, i) => {
      const [file, first] = files[list];
      return { row, link: foundOf.get(`${file}|${i + first}`) };
    }),
  );

  test("the lists are read without help, though one names no district at all", () => {
    for (const { reader, file, rows_quarantined: stopped } of city.submission) {
      for (const field of ["name", "address", "built_year", "households"])
        expect([file, reader.includes(`"${field}"`)]).toEqual([file, true]);
      expect([file, stopped]).toEqual([file, 0]);
    }
    expect(placed.filter(({ link }) => link === undefined)).toEqual([]);
  });

  const truths = grouped(({ row }) => row.compound);
  const founds = grouped(({ link }) => link?.compound_id ?? "");
  const { f1, bCubed } = measured();

  test(`their listings are joined as their compounds, and no others: pairwise F1 ${f1.toFixed(4)}, B-cubed ${bCubed.toFixed(4)}`, () => {
    const mixed = [...founds.values()].flatMap((own) =>
      new Set(own.map(({ row }) => row.compound)).size > 1
        ? [own.map(({ row }) => row.name).join(" + ")]
        : [],
    );
    const split = [...truths.values()].flatMap((own) =>
      new Set(own.map(({ link }) => link!.compound_id)).size > 1
        ? [own.map(({ row }) => row.name).join(" = ")]
        : [],
    );
    expect(mixed).toEqual([]);
    expect(f1, split.join("\n")).toBeGreaterThanOrEqual(leastF1);
    expect(bCubed).toBeGreaterThanOrEqual(leastBCubed);
  });

  /** Pairwise F1 and B-cubed F1 of the compounds found against the true ones. */
  function measured(): { readonly f1: number; readonly bCubed: number } {
    const pairs = (groups: ReadonlyMap<string, readonly unknown[]>): number =>
      [...groups.values()].reduce((sum, { length: n }) => sum + (n * (n - 1)) / 2, 0);
    let both = 0;
    let [precision, recall] = [0, 0];
    for (const { row, link } of placed) {
      const mine = founds.get(link?.compound_id ?? "")!;
      const same = mine.filter((one) => one.row.compound === row.compound).length;
      both += (same - 1) / 2;
      precision += same / mine.length / placed.length;
      recall += same / truths.get(row.compound)!.length / placed.length;
    }
    return {
      f1: (2 * both) / (pairs(truths) + pairs(founds)),
      bCubed: (2 * precision * recall) / (precision + recall),
    };
  }

  function grouped(keyOf: (one: (typeof placed)[number]) => string) {
    const groups = new Map<string, (typeof placed)[number][]>();
    for (const one of placed) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
    return groups;
  }
});

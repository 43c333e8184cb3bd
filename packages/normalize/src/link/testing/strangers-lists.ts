import { readFileSync } from "node:fs";
import gcoord from "gcoord";
import Papa from "papaparse";
import { cityOf } from "../../testing/drafted.js";

/** One listing of a fixture: its true compound, and what its list says. `lon` and `lat` are WGS-84. */
export interface Listing {
  readonly compound: string;
  readonly list: "property" | "map" | "roll";
  readonly name: string;
  readonly other_names: string;
  readonly district: string;
  readonly township: string;
  readonly community: string;
  readonly address: string;
  readonly households: string;
  readonly built: string;
  readonly lon: string;
  readonly lat: string;
}

type System = "WGS84" | "GCJ02" | "BD09";

const pin = ({ lon, lat }: Listing, system: System): string =>
  lon === ""
    ? "暂无数据,暂无数据"
    : gcoord
        .transform([Number(lon), Number(lat)], gcoord.WGS84, gcoord[system])
        .map((value) => value.toFixed(6))
        .join(",");

type Writer = (one: Listing, label: string) => Readonly<Record<string, string>>;

/** The three lists as files, each with headings, units and a coordinate system of its own; `label` is what the roll's headings tell of its own. */
const writers: Readonly<Record<Listing["list"], Writer>> = {
  property: (one) => ({
    小区名: one.name,
    商圈: one.district,
    地址: one.address,
    坐标: pin(one, "GCJ02"),
    总户数: one.households,
    建筑年代: one.built,
    "物 业 费": "1.6至3.6元/平米/月",
  }),
  map: (one) => ({
    名称: one.name,
    行政区: one.district,
    详细地址: one.address,
    经纬度: pin(one, "BD09"),
    户数: one.households === "" ? "" : `约${one.households}户`,
    类型: "商务住宅;住宅区;住宅小区",
  }),
  roll: (one, label) => ({
    "小区(院落)名称": one.name,
    其他名称: one.other_names,
    "区(市)县": one.district,
    "街道(镇)": one.township,
    社区: one.community,
    地址: one.address,
    户数: one.households,
    [`经度${label}`]: one.lon,
    [`纬度${label}`]: one.lat,
  }),
};

/** A listing and the compound that it went to; null where it went to none. */
export interface Linked {
  readonly listing: Listing;
  readonly compound_id: string | null;
  readonly zone: string;
}

const lists = ["property", "map", "roll"] as const;

/** Reads a fixture, takes its three files through the importer and returns its listings with the compound that each went to.
 * @param label "(WGS84)" where the roll tells its coordinate system, or nothing */
export function linkedLists(fixture: string, label: "(WGS84)" | ""): readonly Linked[] {
  const rows = Papa.parse<Listing>(readFileSync(new URL(fixture, import.meta.url), "utf8"), {
    header: true,
    skipEmptyLines: true,
  }).data;
  const of = (list: Listing["list"]): readonly Listing[] => rows.filter((row) => row.list === list);
  const city = cityOf(
    Object.fromEntries(
      lists.map((list) => [
        `${list}.csv`,
        Papa.unparse(of(list).map((one) => writers[list](one, label))),
      ]),
    ),
  );
  const fileOf = new Map(city.submission.map((one) => [one.submission_id, one.file]));
  const links = new Map(
    city.link.map((one) => [`${fileOf.get(one.submission_id)}|${one.row}`, one]),
  );
  return lists.flatMap((list) =>
    of(list).map((listing, i) => {
      const link = links.get(`${list}.csv|${i + 2}`);
      return { listing, compound_id: link?.compound_id ?? null, zone: link?.zone ?? "none" };
    }),
  );
}

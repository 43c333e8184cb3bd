import { divisionById } from "@atlas/divisions";
import type { TrueCompound } from "../city/true-city.js";
import type { FaultName, PlantedFault } from "../faults/fault-kinds.js";
import type { Random } from "../random.js";
import type { Page } from "../sheets/page.js";
import { inSystem } from "../writing/write-point.js";
import { communityName, shortName } from "../writing/write-place.js";

/** A list that no office made, with where its records stand. */
export interface ForeignList {
  readonly text: string;
  readonly page: Page;
}

/** A property site's list of compounds: an object keyed by name, values with units and loose spaces, BD-09 unlabelled, a failed
 * geocode at another city's centre. A record's row is its position, from 1. */
export function foreignList(compounds: readonly TrueCompound[], random: Random): ForeignList {
  const list: Record<string, Record<string, string>> = {};
  const faults: PlantedFault[] = [];
  const placed: TrueCompound[] = [];
  for (const compound of compounds) {
    if (compound.name in list) continue;
    const row = placed.length + 1;
    const note = (
      fault: FaultName,
      column: string,
      field: string,
      truth: unknown,
      written: string,
    ) => void faults.push({ fault, row, column, field, trueValue: String(truth), written });
    const street = divisionById(compound.township_id)!.name;
    // The site's own pin: 100 to 300 m from where the office has it.
    const [lon, lat] = inSystem(
      compound.lon + (random.chance(0.5) ? 1 : -1) * (0.001 + random.next() * 0.0015),
      compound.lat + (random.chance(0.5) ? 1 : -1) * random.next() * 0.0015,
      "bd09",
    );
    const failed = random.chance(0.06);
    const untold = !failed && random.chance(0.04);
    const point = failed ? "116.395645,39.929986" : untold ? "暂无数据,暂无数据" : `${lon},${lat}`;
    const truePoint = `${compound.lon},${compound.lat}`;
    if (failed) note("point_placeholder", "经纬度", "point", truePoint, point);
    if (untold) note("point_missing", "经纬度", "point", truePoint, point);
    const households = random.chance(0.5)
      ? `${compound.households}户`
      : `${compound.households} 户`;
    note("number_unit", "总户数", "households", compound.households, households);
    note("point_drift", "经纬度", "point", truePoint, point);
    list[compound.name] = {
      区域: divisionById(compound.unit_id)!.name,
      地址: `(青羊${shortName(street) ?? street})${compound.address ?? ""}`,
      经纬度: point,
      "物 业 费": random.pick(["1.6至3.6元/平米/月", "2.5元/平米/月", "暂无数据"]),
      建筑年代: `${compound.built_year}年建成 `,
      总户数: households,
      楼栋总数: `${compound.buildings}栋`,
      绿化率: `${random.integer(15, 45)} %`,
      开发商: "暂无数据",
    };
    placed.push(compound);
  }
  return {
    text: `${JSON.stringify(list, null, 1)}\n`,
    page: positions(placed, faults),
  };
}

/** A system's export: an array of records. */
export function recordList(compounds: readonly TrueCompound[]): ForeignList {
  return {
    text: `${JSON.stringify(compounds.map(properties))}\n`,
    page: positions(compounds, []),
  };
}

/** A map's export: points in WGS-84, as GeoJSON has them. */
export function featureList(compounds: readonly TrueCompound[]): ForeignList {
  const features = compounds.map((compound) => ({
    type: "Feature",
    geometry: { type: "Point", coordinates: [compound.lon, compound.lat] },
    properties: properties(compound),
  }));
  return {
    text: `${JSON.stringify({ type: "FeatureCollection", name: "合成示例", features })}\n`,
    page: positions(compounds, []),
  };
}

const properties = (compound: TrueCompound): Readonly<Record<string, unknown>> => ({
  小区名称: compound.name,
  "区(市)县": divisionById(compound.unit_id)!.name,
  街道: divisionById(compound.township_id)!.name,
  社区: communityName(divisionById(compound.community_id)!.name),
  地址: compound.address,
  户数: compound.households,
  建成年份: compound.built_year,
});

const positions = (compounds: readonly TrueCompound[], faults: readonly PlantedFault[]): Page => ({
  name: "",
  rows: [],
  merges: [],
  hidden: false,
  hiddenRows: new Set(),
  placed: compounds.map((compound, i) => ({
    row: i + 1,
    table: "compound",
    trueId: compound.compound_id,
  })),
  faults,
});

import { divisionById } from "@atlas/divisions";
import type { TrueCompound } from "../city/true-city.js";
import type { FaultName, PlantedFault } from "../faults/fault-kinds.js";
import type { Random } from "../random.js";
import type { Page } from "../sheets/page.js";
import { inSystem } from "../writing/write-point.js";
import { shortName } from "../writing/write-place.js";

/** A property site's list of compounds: an object keyed by name, values with units and loose spaces, BD-09 unlabelled, a failed
 * geocode at another city's centre. A record's row is its position, from 1. */
export function foreignList(
  compounds: readonly TrueCompound[],
  random: Random,
): { readonly text: string; readonly page: Page } {
  const list: Record<string, Record<string, string>> = {};
  const faults: PlantedFault[] = [];
  const placed: { row: number; table: string; trueId: string }[] = [];
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
    const [lon, lat] = inSystem(compound.lon, compound.lat, "bd09");
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
    placed.push({ row, table: "compound", trueId: compound.compound_id });
  }
  return {
    text: `${JSON.stringify(list, null, 1)}\n`,
    page: {
      name: "",
      rows: [],
      merges: [],
      hidden: false,
      hiddenRows: new Set(),
      placed,
      faults,
    },
  };
}

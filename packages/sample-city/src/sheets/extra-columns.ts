import { divisionById } from "@atlas/divisions";
import type { FaultName } from "../faults/fault-kinds.js";
import { inventedContact, inventedIdentity, inventedPhone } from "../faults/invented-person.js";
import type { Office } from "../offices/office.js";
import type { Random } from "../random.js";
import { formerDistrict, shortName } from "../writing/write-place.js";
import type { Written } from "../writing/written.js";

/** A column that the form does not ask for. */
export interface ExtraColumn {
  readonly header: string;
  readonly fault: FaultName;
  readonly write: (ordinal: number, random: Random) => Written;
}

/** Columns that an office adds before and after the form's own. */
export function extraColumns(
  office: Office,
  year: number,
): { readonly before: readonly ExtraColumn[]; readonly after: readonly ExtraColumn[] } {
  const { ways } = office;
  const before: ExtraColumn[] = [];
  const after: ExtraColumn[] = [];
  if (ways.has("blank-column"))
    before.push({ header: "", fault: "column_blank", write: () => null });
  if (ways.has("index-column") || ways.has("index-unnamed"))
    before.push({
      header: ways.has("index-unnamed") ? "" : "序号",
      fault: ways.has("index-unnamed") ? "column_index_unnamed" : "column_index",
      write: (ordinal) => ordinal + 1,
    });
  if (ways.has("unit-column")) {
    const former = ways.has("place-old-name") ? formerDistrict(office.unitId, year) : null;
    const coded = ways.has("place-code") || office.unitId === "510116";
    const plain = divisionById(office.unitId)!.name;
    const short = ways.has("place-short") ? shortName(plain) : null;
    const name = short ?? plain;
    before.push({
      header: coded ? "区县代码" : "区(市)县",
      fault: former
        ? coded
          ? "place_old_code"
          : "place_old_district"
        : coded
          ? "place_code"
          : short
            ? "place_short"
            : "column_unit",
      write: () => (coded ? (former?.code ?? office.unitId) : (former?.name ?? name)),
    });
  }
  if (ways.has("unknown-column")) {
    after.push({
      header: "备注",
      fault: "column_unknown",
      write: (_, random) =>
        random.chance(0.12)
          ? random.pick(["已核实", "与上期一致", "=见附件2", "街道已确认"])
          : null,
    });
    after.push({
      header: "网格编号",
      fault: "column_unknown",
      write: (ordinal) => `WG${String((ordinal % 40) + 1).padStart(2, "0")}`,
    });
  }
  if (ways.has("contacts")) {
    after.push({
      header: "联系人",
      fault: "column_personal",
      write: (_, random) => inventedContact(random),
    });
    after.push({
      header: "联系电话",
      fault: "column_personal",
      write: (_, random) => inventedPhone(random),
    });
    after.push({
      header: "身份证号",
      fault: "column_personal",
      write: (_, random) => (random.chance(0.3) ? inventedIdentity(random) : null),
    });
  }
  return { before, after };
}

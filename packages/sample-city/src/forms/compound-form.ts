import type { TrueCompound } from "../city/true-city.js";
import { cell } from "./cell.js";
import { type Form, field } from "./form.js";

/** 小区(院落)台账 */
export const compoundForm: Form<TrueCompound> = {
  kind: "compounds",
  table: "compound",
  title: "小区(院落)台账",
  idOf: (compound) => compound.compound_id,
  townshipOf: (compound) => compound.township_id,
  fields: [
    field("office_number", (c) => cell.text(c.office_number)),
    field("name", (c) => ({ kind: "compound", name: c.name, townshipId: c.township_id })),
    field("kind", (c) => cell.code("compound_kind", c.kind)),
    field("township_id", (c) => cell.place(c.township_id)),
    field("community_id", (c) => cell.place(c.community_id)),
    field("address", (c) => (c.address === null ? null : { kind: "address", text: c.address })),
    field("point", (c) => ({ kind: "point", lon: c.lon, lat: c.lat }), "位置"),
    field("built_year", (c) => cell.year(c.built_year), "基本情况"),
    field("buildings", (c) => cell.number(c.buildings, "栋"), "基本情况"),
    field("households", (c) => cell.number(c.households, "户"), "基本情况"),
    field("residents", (c) => cell.number(c.residents, "人"), "基本情况"),
    field("management", (c) => cell.code("management", c.management), "治理情况"),
    field("self_governance", (c) => cell.code("self_governance", c.self_governance), "治理情况"),
    field("party_branch", (c) => cell.flag(c.party_branch), "治理情况"),
    field("rules_published", (c) => cell.flag(c.rules_published), "治理情况"),
  ],
};

import type { Table } from "../column.js";
import { dated, label, placed } from "./columns.js";

/** One row a demonstration site of the plan's 100; without a batch it is a district's nomination. */
export const pilotSite = {
  name: "pilot_site",
  role: "core",
  label: label("示范点", "Demonstration sites"),
  columns: [
    {
      name: "site_id",
      type: "text",
      required: true,
      key: true,
      label: label("示范点编号", "Site id"),
    },
    { name: "name", type: "text", label: label("名称", "Name") },
    ...placed,
    {
      name: "batch",
      type: "integer",
      label: label("批次", "Batch"),
      note: label("空: 计划(提名)", "null: nominated, no batch yet"),
    },
    { name: "year", type: "integer", unit: "year", label: label("年度", "Year") },
    {
      name: "status",
      type: "text",
      required: true,
      codes: "site_status",
      label: label("状态", "Status"),
    },
    ...dated("designated", "确定日期", "Designated"),
    ...dated("accepted", "验收日期", "Accepted"),
    { name: "budget_yuan", type: "double", unit: "yuan", label: label("预算", "Budget") },
    { name: "funded_yuan", type: "double", unit: "yuan", label: label("到位资金", "Funded") },
    { name: "lon", type: "double", unit: "degrees WGS-84", label: label("经度", "Longitude") },
    { name: "lat", type: "double", unit: "degrees WGS-84", label: label("纬度", "Latitude") },
  ],
} as const satisfies Table;

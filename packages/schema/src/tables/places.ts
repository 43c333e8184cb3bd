import type { Table } from "../column.js";
import { label } from "./columns.js";

/** The hierarchy: one city, 23 units (20 statutory, 3 functional areas), townships, communities. */
export const division = {
  name: "division",
  role: "core",
  label: label("区划", "Divisions"),
  columns: [
    {
      name: "division_id",
      type: "text",
      required: true,
      key: true,
      label: label("区划编码", "Division id"),
      note: label(
        "12 位; 区(市)县 6 位; 功能区 CD-GX CD-TF CD-DB; 市 510100",
        "12 digits; a district's six; functional areas CD-GX, CD-TF, CD-DB; the city 510100",
      ),
    },
    { name: "name", type: "text", required: true, label: label("名称", "Name") },
    {
      name: "level",
      type: "text",
      required: true,
      codes: "division_level",
      label: label("层级", "Level"),
    },
    {
      name: "parent_id",
      type: "text",
      label: label("上级编码", "Parent"),
      note: label("法定上级", "statutory parent"),
    },
    {
      name: "manager_id",
      type: "text",
      label: label("管理单位", "Managing unit"),
      note: label("23 单位之一; 数据按它汇总", "one of the 23; figures partition the city by it"),
    },
    {
      name: "community_kind",
      type: "text",
      codes: "community_kind",
      label: label("居/村委会", "Committee kind"),
    },
    { name: "valid_from", type: "date", label: label("起", "Valid from") },
    { name: "valid_to", type: "date", label: label("止", "Valid to") },
    { name: "lon", type: "double", unit: "degrees WGS-84", label: label("经度", "Longitude") },
    { name: "lat", type: "double", unit: "degrees WGS-84", label: label("纬度", "Latitude") },
    {
      name: "position_source",
      type: "text",
      codes: "position_source",
      label: label("坐标来源", "Position source"),
    },
  ],
} as const satisfies Table;

/** One row a residential compound. */
export const compound = {
  name: "compound",
  role: "core",
  label: label("小区(院落)", "Compounds"),
  columns: [
    {
      name: "compound_id",
      type: "text",
      required: true,
      key: true,
      label: label("小区编号", "Compound id"),
    },
    { name: "name", type: "text", required: true, label: label("名称", "Name") },
    {
      name: "aliases",
      type: { list: "text" },
      required: true,
      label: label("其他写法", "Other writings"),
    },
    {
      name: "kind",
      type: "text",
      required: true,
      codes: "compound_kind",
      label: label("类型", "Kind"),
    },
    {
      name: "unit_id",
      type: "text",
      label: label("区(市)县(23 单位之一)", "District (one of 23)"),
    },
    { name: "township_id", type: "text", label: label("街镇编码", "Township") },
    { name: "community_id", type: "text", label: label("社区编码", "Community") },
    { name: "address", type: "text", label: label("地址", "Address") },
    { name: "lon", type: "double", unit: "degrees WGS-84", label: label("经度", "Longitude") },
    { name: "lat", type: "double", unit: "degrees WGS-84", label: label("纬度", "Latitude") },
    {
      name: "position_source",
      type: "text",
      codes: "position_source",
      label: label("坐标来源", "Position source"),
    },
    { name: "built_year", type: "integer", unit: "year", label: label("建成年份", "Built") },
    { name: "buildings", type: "integer", unit: "buildings", label: label("楼栋数", "Buildings") },
    { name: "households", type: "integer", unit: "households", label: label("户数", "Households") },
    { name: "residents", type: "integer", unit: "persons", label: label("居住人口", "Residents") },
    {
      name: "management",
      type: "text",
      codes: "management",
      label: label("管理方式", "Management"),
    },
    {
      name: "self_governance",
      type: "text",
      codes: "self_governance",
      label: label("自治组织", "Self-governing body"),
    },
    { name: "party_branch", type: "boolean", label: label("党组织", "Party branch") },
    { name: "rules_published", type: "boolean", label: label("议事规则公示", "Rules published") },
    { name: "valid_from", type: "date", label: label("起", "Valid from") },
    {
      name: "valid_to",
      type: "date",
      label: label("止", "Valid to"),
      note: label("首个不再列入的日期", "first day on which it no longer stands"),
    },
    { name: "office_number", type: "text", label: label("报送单位编号", "Office's number") },
    { name: "extra", type: "json", label: label("其他列", "Other columns") },
    {
      name: "geometry",
      type: "blob",
      label: label("几何 (WKB 点, WGS-84)", "Geometry (WKB point, WGS-84)"),
    },
  ],
} as const satisfies Table;

/** A log of merged and split compounds: an id once published stays resolvable for good. */
export const compoundAlias = {
  name: "compound_alias",
  role: "book",
  label: label("曾用编号", "Former ids"),
  columns: [
    {
      name: "compound_id",
      type: "text",
      required: true,
      key: true,
      label: label("小区编号", "Compound id"),
    },
    {
      name: "former_id",
      type: "text",
      required: true,
      key: true,
      label: label("曾用编号", "Former id"),
    },
    { name: "why", type: "text", required: true, label: label("原因", "Why") },
    { name: "since", type: "text", required: true, label: label("自版本", "Since version") },
  ],
} as const satisfies Table;

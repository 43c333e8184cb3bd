import type { Table } from "../column.js";
import { dated, label } from "./columns.js";

/** One row a village's or community's council (议事会) as one register lists it. */
export const council = {
  name: "council",
  role: "core",
  label: label("议事会", "Councils"),
  columns: [
    {
      name: "council_id",
      type: "text",
      required: true,
      key: true,
      label: label("议事会编号", "Council id"),
    },
    { name: "community_id", type: "text", label: label("社区编码", "Community") },
    { name: "township_id", type: "text", label: label("街镇编码", "Township") },
    {
      name: "unit_id",
      type: "text",
      label: label("区(市)县(23 单位之一)", "District (one of 23)"),
    },
    { name: "households", type: "integer", unit: "households", label: label("户数", "Households") },
    { name: "groups", type: "integer", unit: "groups", label: label("村(居)民小组数", "Groups") },
    {
      name: "representatives",
      type: "integer",
      unit: "persons",
      label: label("村(居)民代表数", "Representatives"),
    },
    {
      name: "members",
      type: "integer",
      unit: "persons",
      label: label("议事会成员数", "Council members"),
    },
    {
      name: "supervisors",
      type: "integer",
      unit: "persons",
      label: label("监督委员会人数", "Supervisors"),
    },
    {
      name: "ordinary_members",
      type: "integer",
      unit: "persons",
      label: label("普通党员和群众代表数", "Ordinary members"),
    },
    { name: "valid_from", type: "date", label: label("起", "Valid from") },
    { name: "valid_to", type: "date", label: label("止", "Valid to") },
  ],
} as const satisfies Table;

/** One row a unit's score on one of the 22 elements. */
export const assessment = {
  name: "assessment",
  role: "core",
  label: label("协商指标评估", "Assessments"),
  columns: [
    {
      name: "unit_id",
      type: "text",
      required: true,
      key: true,
      label: label("被评单位编码", "Unit assessed"),
      note: label("任一层级区划", "a division of any level"),
    },
    {
      name: "unit_level",
      type: "text",
      required: true,
      codes: "division_level",
      label: label("层级", "Level"),
    },
    { name: "period", type: "text", required: true, key: true, label: label("评估期", "Period") },
    {
      name: "element_id",
      type: "text",
      required: true,
      key: true,
      label: label("要素", "Element"),
      note: label("data/reference/elements.csv", "data/reference/elements.csv"),
    },
    { name: "score", type: "double", unit: "points 0..100", label: label("得分", "Score") },
    { name: "assessor", type: "text", label: label("评估方", "Assessor") },
  ],
} as const satisfies Table;

/** One row a pilot township. */
export const townshipPilot = {
  name: "township_pilot",
  role: "core",
  label: label("街镇项目化试点", "Township pilots"),
  columns: [
    {
      name: "township_id",
      type: "text",
      required: true,
      key: true,
      label: label("街镇编码", "Township"),
    },
    {
      name: "unit_id",
      type: "text",
      label: label("区(市)县(23 单位之一)", "District (one of 23)"),
    },
    ...dated("started", "启动日期", "Started"),
    { name: "partners", type: { list: "text" }, label: label("合作单位", "Partners") },
    { name: "positive_list", type: "boolean", label: label("正面清单", "Positive list") },
    { name: "negative_list", type: "boolean", label: label("负面清单", "Negative list") },
    { name: "handbook", type: "boolean", label: label("指南手册", "Handbook") },
    { name: "rules", type: "integer", unit: "rules", label: label("协商规则条数", "Rules") },
    { name: "procedures", type: "integer", unit: "steps", label: label("流程数", "Procedures") },
    { name: "trainings", type: "integer", unit: "events", label: label("培训场次", "Trainings") },
    { name: "actors", type: { list: "text" }, codes: "actor", label: label("协商主体", "Actors") },
  ],
} as const satisfies Table;

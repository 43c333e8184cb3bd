import type { Table } from "../column.js";
import { dated, label, placed } from "./columns.js";

/** One row a governance project. */
export const project = {
  name: "project",
  role: "core",
  label: label("治理项目", "Governance projects"),
  columns: [
    {
      name: "project_id",
      type: "text",
      required: true,
      key: true,
      label: label("项目编号", "Project id"),
    },
    { name: "office_number", type: "text", label: label("报送单位编号", "Office's number") },
    ...placed,
    { name: "name", type: "text", label: label("项目名称", "Name") },
    { name: "category", type: "text", codes: "topic_category", label: label("类别", "Category") },
    { name: "consultation_id", type: "text", label: label("协商编号", "Consultation id") },
    {
      name: "consulted",
      type: "text",
      required: true,
      codes: "consulted",
      label: label("协商情况", "Consulted"),
    },
    ...dated("started", "开工日期", "Started"),
    ...dated("completed", "完工日期", "Completed"),
    { name: "budget_yuan", type: "double", unit: "yuan", label: label("预算", "Budget") },
    { name: "funded_yuan", type: "double", unit: "yuan", label: label("到位资金", "Funded") },
  ],
} as const satisfies Table;

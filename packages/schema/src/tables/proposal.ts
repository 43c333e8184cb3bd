import type { Table } from "../column.js";
import { dated, label, placed } from "./columns.js";

/** One row a residents' proposal and where it rose to. */
export const proposal = {
  name: "proposal",
  role: "core",
  label: label("社区提案", "Proposals"),
  columns: [
    {
      name: "proposal_id",
      type: "text",
      required: true,
      key: true,
      label: label("提案编号", "Proposal id"),
    },
    { name: "office_number", type: "text", label: label("报送单位编号", "Office's number") },
    ...placed,
    { name: "title", type: "text", label: label("提案", "Title") },
    { name: "category", type: "text", codes: "topic_category", label: label("类别", "Category") },
    ...dated("raised", "提出日期", "Raised"),
    {
      name: "raised_level",
      type: "text",
      codes: "place_level",
      label: label("提出层级", "Raised at"),
    },
    {
      name: "resolved_level",
      type: "text",
      codes: "place_level",
      label: label("解决层级", "Resolved at"),
    },
    {
      name: "escalations",
      type: {
        list: { struct: { level: "text", on: "date", reason: "text", returned: "boolean" } },
      },
      label: label("逐级上报", "Escalations"),
      note: label("空: 未填", "null: not given"),
    },
    { name: "adopted", type: "boolean", label: label("采纳", "Adopted") },
    { name: "outcome", type: "text", codes: "proposal_outcome", label: label("结果", "Outcome") },
    ...dated("resolved", "办结日期", "Resolved"),
    { name: "consultation_id", type: "text", label: label("协商编号", "Consultation id") },
    { name: "project_id", type: "text", label: label("项目编号", "Project id") },
  ],
} as const satisfies Table;

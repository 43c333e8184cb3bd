import type { Table } from "../column.js";
import { label, sourced } from "./columns.js";

/** One row a file × kind × unit × period. */
export const submission = {
  name: "submission",
  role: "book",
  label: label("报送", "Submissions"),
  columns: [
    {
      name: "submission_id",
      type: "text",
      required: true,
      key: true,
      label: label("报送编号", "Submission id"),
    },
    { name: "file", type: "text", required: true, label: label("文件", "File") },
    { name: "sha256", type: "text", required: true, label: label("SHA-256", "SHA-256") },
    { name: "kind", type: "text", codes: "return_kind", label: label("台账", "Kind") },
    { name: "unit_id", type: "text", label: label("填报单位", "Unit") },
    {
      name: "units",
      type: { list: "text" },
      required: true,
      label: label("所涉单位", "Units its rows lie in"),
      note: label("各行所在的区(市)县, 升序", "units of the 23 of its rows' places, ascending"),
    },
    {
      name: "period",
      type: "text",
      label: label("报送期", "Period"),
      note: label("2022Q4 或 2022", "2022Q4 or 2022"),
    },
    {
      name: "status",
      type: "text",
      required: true,
      codes: "submission_status",
      label: label("状态", "Status"),
    },
    { name: "encoding", type: "text", label: label("编码", "Encoding") },
    { name: "crs", type: "text", codes: "crs", label: label("坐标系", "Coordinate system") },
    { name: "crs_evidence", type: "json", label: label("坐标系依据", "Evidence for it") },
    { name: "declared_on", type: "date", label: label("填报日期", "Declared on") },
    {
      name: "received_on",
      type: "date",
      label: label("收到日期", "Received on"),
      note: label("来自报送或 --received; 否则空", "from the return or --received, else null"),
    },
    {
      name: "synthetic",
      type: "boolean",
      required: true,
      label: label("合成示例", "Synthetic sample"),
    },
    {
      name: "reader",
      type: "json",
      required: true,
      label: label("读取记录", "How it was read"),
      note: label("格式、表头行、列映射、日期系统", "format, header rows, column map, date system"),
    },
    { name: "reason_zh", type: "text", label: label("原因(中文)", "Reason (Chinese)") },
    { name: "reason_en", type: "text", label: label("原因(英文)", "Reason (English)") },
    {
      name: "rows_read",
      type: "integer",
      required: true,
      unit: "rows",
      label: label("读取行", "Rows read"),
    },
    {
      name: "rows_accepted",
      type: "integer",
      required: true,
      unit: "rows",
      label: label("采纳行", "Accepted"),
    },
    {
      name: "rows_merged",
      type: "integer",
      required: true,
      unit: "rows",
      label: label("合并行", "Merged"),
    },
    {
      name: "rows_superseded",
      type: "integer",
      required: true,
      unit: "rows",
      label: label("被替换行", "Superseded"),
    },
    {
      name: "rows_quarantined",
      type: "integer",
      required: true,
      unit: "rows",
      label: label("隔离行", "Quarantined"),
    },
    {
      name: "rows_structural",
      type: "integer",
      required: true,
      unit: "rows",
      label: label("结构行", "Structural"),
    },
    {
      name: "cells_read",
      type: "integer",
      required: true,
      unit: "cells",
      label: label("有内容的单元格", "Cells read"),
    },
    {
      name: "cells_used",
      type: "integer",
      required: true,
      unit: "cells",
      label: label("照原文取值", "Cells taken as written"),
    },
    {
      name: "cells_repaired",
      type: "integer",
      required: true,
      unit: "cells",
      label: label("改后取值(有问题记录)", "Cells taken after a change that has an issue"),
    },
    {
      name: "cells_unread",
      type: "integer",
      required: true,
      unit: "cells",
      label: label("未取值(原因见问题)", "Cells of which no value was taken"),
    },
    {
      name: "cells_kept",
      type: "integer",
      required: true,
      unit: "cells",
      label: label("未识别的列, 原样保留", "Cells of unknown columns, kept"),
    },
    {
      name: "cells_superseded",
      type: "integer",
      required: true,
      unit: "cells",
      label: label("随行合并或被替换", "Cells of merged or superseded rows"),
    },
    {
      name: "cells_quarantined",
      type: "integer",
      required: true,
      unit: "cells",
      label: label("随行隔离", "Cells of quarantined rows"),
    },
    {
      name: "cells_structural",
      type: "integer",
      required: true,
      unit: "cells",
      label: label("结构行的单元格", "Cells of structural rows"),
    },
  ],
} as const satisfies Table;

/** Every row of every sheet, with its raw cells. */
export const sourceRow = {
  name: "source_row",
  role: "book",
  label: label("原始行", "Source rows"),
  columns: [
    ...sourced,
    {
      name: "state",
      type: "text",
      required: true,
      codes: "row_state",
      label: label("去向", "State"),
    },
    {
      name: "reason",
      type: "text",
      label: label("原因", "Reason"),
      note: label("结构行的种类或问题代码", "kind of structural row, or issue code"),
    },
    {
      name: "cells",
      type: "json",
      required: true,
      label: label("原文", "Raw cells"),
      note: label("JSON 对象: 列 → 原文 (已脱敏)", "JSON object: column → raw text (masked)"),
    },
  ],
} as const satisfies Table;

/** One row a finding; a repair that succeeded is a finding too. */
export const issue = {
  name: "issue",
  role: "book",
  label: label("问题", "Issues"),
  columns: [
    {
      name: "code",
      type: "text",
      required: true,
      codes: "issue_code",
      label: label("代码", "Code"),
    },
    {
      name: "severity",
      type: "text",
      required: true,
      codes: "severity",
      label: label("级别", "Severity"),
    },
    { name: "submission_id", type: "text", required: true, label: label("报送编号", "Submission") },
    { name: "sheet", type: "text", label: label("工作表", "Sheet") },
    { name: "row", type: "integer", label: label("行号", "Row") },
    { name: "column", type: "text", label: label("列", "Column") },
    { name: "raw", type: "text", label: label("原文", "Raw") },
    { name: "value", type: "text", label: label("取值", "Value") },
    {
      name: "message_zh",
      type: "text",
      required: true,
      label: label("说明(中文)", "Message (Chinese)"),
    },
    {
      name: "message_en",
      type: "text",
      required: true,
      label: label("说明(英文)", "Message (English)"),
    },
  ],
} as const satisfies Table;

/** Rows that could not be accepted, whole, with what stopped them. */
export const quarantine = {
  name: "quarantine",
  role: "book",
  label: label("隔离", "Quarantine"),
  columns: [
    ...sourced,
    { name: "kind", type: "text", codes: "return_kind", label: label("台账", "Kind") },
    {
      name: "code",
      type: "text",
      required: true,
      codes: "issue_code",
      label: label("问题代码", "Issue code"),
    },
    {
      name: "message_zh",
      type: "text",
      required: true,
      label: label("说明(中文)", "Message (Chinese)"),
    },
    {
      name: "message_en",
      type: "text",
      required: true,
      label: label("说明(英文)", "Message (English)"),
    },
    { name: "cells", type: "json", required: true, label: label("原文", "Raw cells") },
  ],
} as const satisfies Table;

/** For every row that names a compound, where it went and why. */
export const link = {
  name: "link",
  role: "book",
  label: label("关联", "Links"),
  columns: [
    ...sourced,
    { name: "compound_id", type: "text", label: label("小区编号", "Compound") },
    {
      name: "zone",
      type: "text",
      required: true,
      codes: "link_zone",
      label: label("判定区", "Zone"),
    },
    { name: "score", type: "double", unit: "probability 0..1", label: label("得分", "Score") },
    {
      name: "decided_by",
      type: "text",
      required: true,
      codes: "decided_by",
      label: label("判定者", "Decided by"),
    },
    { name: "candidate_id", type: "text", label: label("候选小区", "Candidate") },
    { name: "features", type: "json", label: label("依据", "Features") },
  ],
} as const satisfies Table;

/** From a record back to the rows it came from; rows with neither record nor row are a sheet's column map. */
export const lineage = {
  name: "lineage",
  role: "book",
  label: label("来源", "Lineage"),
  columns: [
    { name: "table_name", type: "text", required: true, label: label("表", "Table") },
    {
      name: "record_id",
      type: "text",
      label: label("记录", "Record"),
      note: label("空: 本行为列映射", "null: this row is a column map"),
    },
    {
      name: "column_name",
      type: "text",
      label: label("列", "Column"),
      note: label("空: 整行按列映射", "null: the whole row by the column map"),
    },
    { name: "submission_id", type: "text", required: true, label: label("报送编号", "Submission") },
    { name: "sheet", type: "text", required: true, label: label("工作表", "Sheet") },
    { name: "row", type: "integer", label: label("行号", "Row") },
    { name: "source_column", type: "text", label: label("原列", "Source column") },
  ],
} as const satisfies Table;

import type { Bilingual } from "../text.js";

/** A bilingual label in one short call; table definitions are long lists of them. */
export const label = (zh: string, en: string): Bilingual => ({ zh, en });

/** The pair `x_on`, `x_precision`: a date is the first day of what was written, its precision stands beside it. */
export const dated = <N extends string>(name: N, zh: string, en: string) =>
  [
    { name: `${name}_on` as const, type: "date", label: { zh, en } },
    {
      name: `${name}_precision` as const,
      type: "text",
      codes: "date_precision",
      label: { zh: `${zh}精度`, en: `${en}, precision` },
    },
  ] as const;

/** Where an event happened, down to what is known of it. */
export const placed = [
  {
    name: "compound_id",
    type: "text",
    label: { zh: "小区编号", en: "Compound" },
    note: {
      zh: "空: 未能确定到小区, 计入其社区",
      en: "null: no compound decided; counts at its community",
    },
  },
  { name: "community_id", type: "text", label: { zh: "社区编码", en: "Community" } },
  { name: "township_id", type: "text", label: { zh: "街镇编码", en: "Township" } },
  {
    name: "unit_id",
    type: "text",
    label: { zh: "区(市)县(23 单位之一)", en: "District (one of 23)" },
  },
] as const;

/** Where a row of a book stands in somebody's file. */
export const sourced = [
  {
    name: "submission_id",
    type: "text",
    required: true,
    key: true,
    label: { zh: "报送编号", en: "Submission" },
  },
  {
    name: "sheet",
    type: "text",
    required: true,
    key: true,
    label: { zh: "工作表", en: "Sheet" },
    note: { zh: "CSV 与 JSON 为空串", en: "empty text for CSV and JSON" },
  },
  {
    name: "row",
    type: "integer",
    required: true,
    key: true,
    label: { zh: "行号", en: "Row" },
    note: { zh: "从 1 计, 含标题行", en: "1-based as the person sees it, titles included" },
  },
] as const;

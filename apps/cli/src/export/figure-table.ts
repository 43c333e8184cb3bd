import type { FigureRow } from "@atlas/metrics";
import type { Column, Table } from "@atlas/schema";

const text = (name: keyof FigureRow, zh: string, en: string): Column => ({
  name,
  type: "text",
  label: { zh, en },
});
const number = (name: keyof FigureRow, zh: string, en: string): Column => ({
  name,
  type: "double",
  label: { zh, en },
});

/** Figures as a table, in the order in which a figure is written; a table of no figures has the columns too. */
export const figureTable = {
  name: "figure",
  role: "core",
  label: { zh: "指标", en: "Figures" },
  columns: [
    text("metric", "指标", "Metric"),
    text("part", "分项", "Part"),
    text("level", "层级", "Level"),
    text("unit_id", "单位", "Unit"),
    text("kind", "小区类型", "Kind"),
    text("period", "时期", "Period"),
    number("numerator", "分子", "Numerator"),
    number("denominator", "分母", "Denominator"),
    number("value", "值", "Value"),
    number("low", "下限", "Low"),
    number("high", "上限", "High"),
    number("n", "样本数", "n"),
    text("flag", "标记", "Flag"),
  ],
} as const satisfies Table;

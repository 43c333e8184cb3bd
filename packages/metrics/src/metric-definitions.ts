import type { Bilingual } from "@atlas/schema";
import type { FigureLevel, MetricId } from "./figure.js";

/** A figure's definition (口径): what the page, the command and the exports all show. */
export interface MetricDefinition {
  readonly id: MetricId;
  readonly name: Bilingual;
  readonly definition: Bilingual;
  readonly unit: "share" | "count" | "days";
  /** What `n` counts. */
  readonly n: Bilingual;
  readonly direction: "up" | "down" | "none";
  readonly levels: readonly FigureLevel[];
  /** Class breaks of the map, fixed across quarters so that maps compare. */
  readonly breaks: readonly number[];
  /** Configuration, not a published target; null where there is none. */
  readonly target: number | null;
}

const all: readonly FigureLevel[] = ["city", "district", "township", "community"];
const t = (zh: string, en: string): Bilingual => ({ zh, en });

/** Every figure that exists so far. Targets repeat `data/reference/targets.csv`; a test holds them together. */
export const metricDefinitions: Readonly<Record<MetricId, MetricDefinition>> = {
  participation: {
    id: "participation",
    name: t("参与率", "Participation"),
    unit: "share",
    direction: "up",
    levels: all,
    definition: t(
      "窗口内办结 (达成或未达成共识) 且两数齐全的协商: 实际参与户数之和 / 应参与户数之和。区间按小区聚类 (比率线性化方差, t 临界值)。",
      "Over consultations closed in the window (agreed or not) that give both counts: households that took part / households invited. Interval: linearised ratio variance with the compound as cluster, Student's t.",
    ),
    n: t("协商场次", "consultations"),
    breaks: [0.3, 0.35, 0.4, 0.45, 0.5],
    target: 0.4,
  },
  coverage: {
    id: "coverage",
    name: t("协商覆盖率", "Coverage"),
    unit: "share",
    direction: "up",
    levels: all,
    definition: t(
      "窗口内至少办结一场协商的小区 / 窗口末日在册小区。Wilson 区间。",
      "Compounds with at least one consultation closed in the window / compounds standing on its last day. Wilson interval.",
    ),
    n: t("小区", "compounds"),
    breaks: [0.3, 0.4, 0.5, 0.6, 0.7],
    target: 0.7,
  },
  consult_first: {
    id: "consult_first",
    name: t("先协商后实施", "Consult-first"),
    unit: "share",
    direction: "up",
    levels: all,
    definition: t(
      "窗口内开工的项目中, 开工当日或之前已达成共识的 / 可判定的。2020 年前开工的不适用; 关联或日期缺失的不判定。Wilson 区间。",
      "Of projects started in the window, those whose consultation had reached agreement on or before the start / those that can be judged. Before 2020 not applicable; missing link or date undetermined. Wilson interval.",
    ),
    n: t("可判定项目", "projects judged"),
    breaks: [0.8, 0.85, 0.9, 0.95, 0.98],
    target: 0.95,
  },
  published: {
    id: "published",
    name: t("结果公开率", "Published"),
    unit: "share",
    direction: "up",
    levels: all,
    definition: t(
      "窗口内办结的协商中已公开结果的 / 办结的。分项 on_time: 15 日内公开。Wilson 区间。",
      "Of consultations closed in the window, those published / closed. Part on_time: within 15 days. Wilson interval.",
    ),
    n: t("协商场次", "consultations"),
    breaks: [0.7, 0.8, 0.85, 0.9, 0.95],
    target: 0.9,
  },
  return_completeness: {
    id: "return_completeness",
    name: t("报送完整率", "Returns"),
    unit: "share",
    direction: "up",
    levels: ["city", "district"],
    definition: t(
      "已到报送 / 窗口内已到期应报 (台账 × 季度或年度)。分项 late: 到期后才收到; 收到日期不明的不计为迟报。",
      "Returns in / returns due in the window (kind × quarter or year). Part late: received after the due day; unknown dates are not counted late.",
    ),
    n: t("应报份数", "returns due"),
    breaks: [0.6, 0.7, 0.8, 0.9, 0.999],
    target: 1,
  },
  pilot_progress: {
    id: "pilot_progress",
    name: t("示范点进度", "Demonstration sites"),
    unit: "count",
    direction: "up",
    levels: ["city", "district"],
    definition: t(
      "已列入批次且未撤销的示范点 (市级以 100 为分母); 未列批次的提名另计。",
      "Demonstration sites in a batch and not withdrawn (of 100 at the city); nominations without a batch apart.",
    ),
    n: t("示范点", "sites"),
    breaks: [1, 2, 3, 4, 5],
    target: 100,
  },
  step_reached: {
    id: "step_reached",
    name: t("七步到达", "Steps reached"),
    unit: "share",
    direction: "up",
    levels: ["city", "district", "township"],
    definition: t(
      "窗口内启动 (首个有日期的步骤) 的协商中到达各步的比例。",
      "Of consultations begun in the window (first dated step), the share that reached each step.",
    ),
    n: t("协商场次", "consultations"),
    breaks: [0.5, 0.6, 0.7, 0.8, 0.9],
    target: null,
  },
  step_days: {
    id: "step_days",
    name: t("步间天数", "Days between steps"),
    unit: "days",
    direction: "down",
    levels: ["city", "district", "township"],
    definition: t(
      "从上一步到这一步的天数, Kaplan-Meier 四分位 (未完成的计为删失)。",
      "Days from the step before to this one, Kaplan-Meier quartiles (open cases censored).",
    ),
    n: t("协商场次", "consultations"),
    breaks: [7, 14, 21, 30, 60],
    target: null,
  },
};

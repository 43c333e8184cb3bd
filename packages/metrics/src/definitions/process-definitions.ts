import type { FigureLevel } from "../figure.js";
import { notReported, part, straddling, wilson, words } from "./definition-words.js";
import type { MetricDefinition } from "./metric-definition.js";

const downToTownship: readonly FigureLevel[] = ["city", "district", "township"];
const sevenSteps = words(
  "来源文章: 七步工作法 (新都区桂东社区)",
  "Source article: the seven-step method (Guidong community, Xindu)",
);

/** 七步: how many reached each step. */
export const stepReached: MetricDefinition = {
  id: "step_reached",
  name: words("七步到达", "Steps reached"),
  definition: words(
    "窗口内启动 (首个有日期的步骤落在窗口内) 的协商中, 到达各步 (该步有日期) 的比例。",
    "Of consultations begun in the window (their first dated step lies in it), the share that reached each step (it has a date).",
  ),
  numerator: words("到达该步的场次", "consultations that reached the step"),
  denominator: words("窗口内启动的场次", "consultations begun in the window"),
  unit: "share",
  n: words("启动的协商场次", "consultations begun"),
  interval: wilson,
  direction: "up",
  levels: downToTownship,
  breaks: [0.5, 0.6, 0.7, 0.8, 0.9],
  target: null,
  parts: [part("step=1..7", "到达第几步", "which step was reached"), straddling, notReported],
  tables: ["consultation", "compound", "submission"],
  source: sevenSteps,
};

/** 七步: how long each takes. */
export const stepDays: MetricDefinition = {
  id: "step_days",
  name: words("步间天数", "Days between steps"),
  definition: words(
    "窗口内启动的协商, 从上一步到这一步的天数, 按 Kaplan-Meier 估计的四分位, 未完成的也计入: 进行中的算到其单位报送所及的最后一日, 已结束的算到办结日。只用两步都精确到日且先后不颠倒的日期。",
    "For consultations begun in the window, days from the step before to this one: quartiles by Kaplan-Meier, so that open cases count, until the last day that their unit's returns speak of, or until they were closed. Only dates known to the day and not in reverse.",
  ),
  numerator: words("到达这一步的场次", "consultations that reached the step"),
  denominator: words(
    "已到上一步、日期可用的场次",
    "consultations at the step before whose dates can be used",
  ),
  unit: "days",
  n: words(
    "已到上一步、日期可用的场次",
    "consultations at the step before whose dates can be used",
  ),
  interval: words(
    "生存曲线的对数变换 95% 限 (Brookmeyer-Crowley)",
    "log-transformed 95 % limits of the survival curve (Brookmeyer-Crowley)",
  ),
  direction: "down",
  levels: downToTownship,
  breaks: [7, 14, 21, 30, 60],
  target: null,
  parts: [
    part(
      "step=2..7;q=25|50|75",
      "到第几步; 百分之几的场次已到达",
      "to which step; by when that per cent had reached it",
    ),
    part(
      "step=2..7;left_out=dates",
      "日期不到日或先后颠倒而不用的场次 / 已到上一步的场次; 没有时不出现",
      "consultations left out because dates are not known to the day, or in reverse / those at the step before; absent where there are none",
    ),
    notReported,
  ],
  tables: ["consultation", "compound", "submission"],
  source: sevenSteps,
};

/** 报送完整率: returns in of those due. */
export const returnCompleteness: MetricDefinition = {
  id: "return_completeness",
  name: words("报送完整率", "Returns"),
  definition: words(
    "窗口内已过报送期限的报送中, 已到的 / 应报的 (每单位每种台账每季或每年一份, 期限见报送时间表)。不分小区类型。",
    "Of the returns of the window that are past due: in / due (one a unit, kind and quarter or year, by the schedule). The same for every kind of compound.",
  ),
  numerator: words("已到的报送", "returns in"),
  denominator: words("应报的份数", "returns due"),
  unit: "share",
  n: words("应报的份数", "returns due"),
  interval: null,
  direction: "up",
  levels: ["city", "district"],
  breaks: [0.6, 0.7, 0.8, 0.9, 0.999],
  target: 1,
  parts: [
    part(
      "late",
      "到期后才收到的 / 应报的; 收到日期不明的不算迟报",
      "received after the due day / due; one received on an unknown day is not called late",
    ),
  ],
  tables: ["submission", "division"],
  source: words(
    "data/reference/return-schedule.csv (可配置)",
    "data/reference/return-schedule.csv (configuration)",
  ),
};

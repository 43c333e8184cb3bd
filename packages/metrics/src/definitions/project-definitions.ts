import { downToCommunity, notReported, part, wilson, words } from "./definition-words.js";
import type { MetricDefinition } from "./metric-definition.js";

/** 先协商后实施: consulted on before it started. */
export const consultFirst: MetricDefinition = {
  id: "consult_first",
  name: words("先协商后实施", "Consult-first"),
  definition: words(
    "窗口内开工的项目中, 开工当日或之前其协商已达成共识的 / 可判定的。",
    "Of projects started in the window, those whose consultation had reached agreement on or before the start / those that can be judged.",
  ),
  numerator: words("先协商的项目", "projects consulted on first"),
  denominator: words("可判定的项目", "projects judged"),
  unit: "share",
  n: words("可判定的项目", "projects judged"),
  interval: wilson,
  direction: "up",
  levels: downToCommunity,
  breaks: [0.8, 0.85, 0.9, 0.95, 0.98],
  target: 0.95,
  parts: [
    part(
      "verdict=satisfied|violated|undetermined|not_applicable",
      "各判定的项目 / 窗口内开工的项目。违反: 报送注明未协商, 或协商未达成共识或撤回, 或共识晚于开工; 不能判定: 没有关联、缺日期或日期粗略而重叠; 不适用: 2020 年规定施行前开工",
      "projects of each verdict / projects started in the window. Violated: the return says that none was held, or it ended without agreement, or agreement came after the start; undetermined: no link, a date missing, or coarse dates that overlap; not applicable: started before the rule was in force in 2020",
    ),
    part(
      "verdict=pending",
      "未开工的项目数 (截至数据日, 不分窗口)",
      "number of projects not yet started (at the as-of date, whatever the window)",
    ),
    part(
      "left_out=straddling",
      "开工日期精度跨越窗口边界的项目 / 与窗口内开工的之和; 没有时不出现",
      "projects whose start may lie on either side of the window's edge / these and those started in it; absent where there are none",
    ),
    part(
      "left_out=undated",
      "已完工而无开工日期的项目 (不分窗口) / 与窗口内开工的之和; 没有时不出现",
      "projects completed without a date of start (whatever the window) / these and those started in it; absent where there are none",
    ),
    notReported,
  ],
  tables: ["project", "consultation", "compound", "submission"],
  source: words(
    "来源文章: 先协商、后实施 (自 2020 年起)",
    "Source article: consult first, carry out after (from 2020)",
  ),
};

/** 示范点进度: demonstration sites. */
export const pilotProgress: MetricDefinition = {
  id: "pilot_progress",
  name: words("示范点进度", "Demonstration sites"),
  definition: words(
    "已列入批次且未撤销的示范点, 截至数据日 (不随窗口变化); 市级以计划数 (targets.csv, 可配置) 为分母。",
    "Demonstration sites in a batch and not withdrawn, at the as-of date whatever the window; at the city of the number planned (targets.csv, configuration).",
  ),
  numerator: words("列入批次且未撤销的示范点", "sites in a batch, not withdrawn"),
  denominator: words("计划的示范点 (仅市级)", "sites of the plan (city only)"),
  unit: "count",
  n: words("示范点", "sites"),
  interval: null,
  direction: "up",
  levels: ["city", "district", "township"],
  breaks: [1, 2, 3, 4, 5],
  target: 100,
  parts: [
    part(
      "status=planned|building|accepted|withdrawn",
      "列入批次的示范点, 按状态",
      "sites in a batch, by status",
    ),
    part("nominated", "未列批次的提名", "nominations without a batch"),
    part("batch=…", "各批次未撤销的示范点", "sites of each batch, not withdrawn"),
  ],
  tables: ["pilot_site", "compound"],
  source: words(
    "来源文章: “十四五” 期间建设 100 个示范点",
    "Source article: 100 demonstration sites in 2021-2025",
  ),
};

import { part, words } from "./definition-words.js";
import type { MetricDefinition } from "./metric-definition.js";

/** 协商指数: 7 categories over 22 elements. */
export const consultationIndex: MetricDefinition = {
  id: "index",
  name: words("协商指数", "Consultation index"),
  definition: words(
    "22 个要素各按固定标杆计为 1 至 100 分 (最差与最好的取值见 elements.csv), 类内按权重取算术平均, 7 类之间按权重取几何平均, 因此一类过低不能由别类补足。要素由记录计算或取自评估 (该窗口所涉年份中最新的街镇得分, 市与区县取其街镇均值)。类内已知权重不足一半则该类缺失, 缺一类则无指数。22 个要素、标杆与权重均为假设, 可配置。",
    "Each of 22 elements is scored 1 to 100 between fixed goalposts (elements.csv gives the worst and the best value); weighted arithmetic mean inside a category, weighted geometric mean across the 7, so that a poor category is not bought off. Elements are computed from records or taken from assessments (newest township score of the years that the window touches; of a district or the city the mean of its townships). A category of whose weight less than half is known is missing, and without a category there is no index. The 22 elements, goalposts and weights are assumptions and can be edited.",
  ),
  numerator: words("不适用", "none"),
  denominator: words("不适用", "none"),
  unit: "points",
  n: words(
    "窗口内办结的协商 (要素行为该要素所据之数)",
    "consultations closed in the window (of an element, what it rests on)",
  ),
  interval: words(
    "权重按 Dirichlet 分布扰动 1000 次 (种子固定) 的 5% 至 95%, 不含抽样误差; 要素行为该要素自身的区间",
    "5 to 95 % over 1000 draws of the weights from a Dirichlet distribution (fixed seed), without sampling error; of an element, its own interval",
  ),
  direction: "up",
  levels: ["city", "district", "township"],
  breaks: [30, 40, 50, 60, 70],
  target: null,
  parts: [
    part(
      "category=…",
      "某一类的得分; 已知要素数 / 要素数",
      "score of a category; elements known / elements",
    ),
    part("element=…", "某一要素的得分", "score of an element"),
    part("missing", "缺失的要素 / 全部要素", "elements missing / all elements"),
    part(
      "rank",
      "在同级单位中的位次 (中位数), 须连同 5% 至 95% 区间看; 分母为有指数的单位数",
      "rank among units of the level (median), to be read with its 5 to 95 % interval; denominator: units with an index",
    ),
    part(
      "tier",
      "档次: 位次区间与该档首位重叠的单位同档, 权重分不出高下",
      "tier: units whose rank interval overlaps that of the tier's first, which the weights cannot tell apart",
    ),
  ],
  tables: ["consultation", "project", "assessment", "compound", "submission"],
  source: words(
    "来源文章: 社区协商指标体系 (新都区) 的 7 类; 要素、标杆与权重为本产品假设 (data/reference/elements.csv)",
    "Source article: the 7 categories of the community consultation indicators (Xindu); elements, goalposts and weights are this product's assumptions (data/reference/elements.csv)",
  ),
};

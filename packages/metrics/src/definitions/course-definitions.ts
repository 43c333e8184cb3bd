import {
  downToCommunity,
  notReported,
  ownCounting,
  part,
  straddling,
  wilson,
  words,
} from "./definition-words.js";
import type { MetricDefinition } from "./metric-definition.js";

const closed = words("窗口内办结的场次", "consultations closed in the window");
const tables = ["consultation", "compound", "submission"];
const sevenSteps = words(
  "来源文章: 七步工作法 (新都区桂东社区); 计算口径为本产品所定",
  "Source article: the seven-step method (Guidong community, Xindu); the way of counting is this product's",
);

/** 程序完整: all seven steps dated. */
export const stepsComplete: MetricDefinition = {
  id: "steps_complete",
  name: words("程序完整率", "All seven steps"),
  definition: words(
    "窗口内办结 (达成或未达成共识) 的协商中, 七步都有日期的 / 办结的。只看有无日期, 不看先后 (先后见程序合规率)。",
    "Of consultations closed in the window (agreed or not), those with a date for each of the seven steps / closed. Whether dates are there, not their order (that is the order of steps).",
  ),
  numerator: words("七步都有日期的场次", "consultations with all seven steps dated"),
  denominator: closed,
  unit: "share",
  n: closed,
  interval: wilson,
  direction: "up",
  levels: downToCommunity,
  breaks: [0.5, 0.6, 0.7, 0.8, 0.9],
  target: null,
  parts: [
    part(
      "outcome=agreed",
      "达成共识的场次中七步都有日期的 / 达成共识的 (未达成的本无第七步)",
      "of those agreed, with all seven steps dated / agreed (one not agreed has no seventh step to take)",
    ),
    part(
      "undated=1..7",
      "该步没有日期的场次 / 办结的",
      "consultations without a date for the step / closed",
    ),
    straddling,
    notReported,
  ],
  tables,
  source: sevenSteps,
};

/** 程序合规: dated steps in the order. */
export const conformance: MetricDefinition = {
  id: "conformance",
  name: words("程序合规率", "Order of steps"),
  definition: words(
    "窗口内办结的协商中, 有日期的步骤都按七步先后 (同一日算合规; 日期粗略的, 无论落在哪一日都不颠倒) 的 / 可判定的。偏离: 两步无论如何都颠倒, 或未达成共识却有第七步。缺步不算次序偏离 (见程序完整率)。",
    "Of consultations closed in the window, those whose dated steps are in the order of the seven (the same day is in order; coarse dates whatever day they mean) / those that can be judged. A deviation: two steps in reverse whatever their dates mean, or joint action dated without agreement. A step without a date is no deviation of order (see all seven steps).",
  ),
  numerator: words("步骤先后合规的场次", "consultations whose dated steps are in order"),
  denominator: words("可判定的场次", "consultations judged"),
  unit: "share",
  n: words("可判定的场次", "consultations judged"),
  interval: wilson,
  direction: "up",
  levels: downToCommunity,
  breaks: [0.8, 0.85, 0.9, 0.95, 0.98],
  target: null,
  parts: [
    part(
      "deviation=order|unagreed_action|undated",
      "有该种偏离的场次 / 办结的: 先后颠倒; 未达成共识却有第七步; 缺应有步骤的日期 (达成的七步, 未达成的到第五步)。一场可有几种",
      "consultations with such a deviation / closed: steps in reverse; joint action without agreement; no date for a step that belongs (seven where agreed, five where not). One may have several",
    ),
    part(
      "alignment=exact",
      "与七步模型对齐代价为 0 的场次 (不缺步、不颠倒; 未达成的止于第五或第六步; 粗略日期取最有利的次序) / 办结的",
      "consultations whose alignment with the seven steps costs 0 (none missing, none in reverse; one not agreed ends after the fifth or sixth; coarse dates in the order that costs least) / closed",
    ),
    part(
      "fitness",
      "平均拟合度 1 - 代价 / (有日期的步数 + 7): 分子为拟合度之和, 分母为办结的场次",
      "mean fitness, 1 - cost / (dated steps + 7): the sum of fitness over consultations closed",
    ),
    part(
      "left_out=undetermined",
      "日期粗略而重叠、无法判定先后的场次 / 办结的; 没有时不出现",
      "consultations whose coarse dates overlap so that the order cannot be told / closed; absent where there are none",
    ),
    part(
      "left_out=single",
      "有日期的步骤不足两步、无先后可言的场次 / 办结的; 没有时不出现",
      "consultations with fewer than two dated steps, which have no order / closed; absent where there are none",
    ),
    straddling,
    notReported,
  ],
  tables,
  source: sevenSteps,
};

/** 共识率: agreed of closed. */
export const consensus: MetricDefinition = {
  id: "consensus",
  name: words("共识率", "Consensus"),
  definition: words(
    "窗口内办结的协商中, 达成共识的 / 办结的 (达成与未达成之和; 撤回的不计)。",
    "Of consultations closed in the window, those that ended in agreement / closed (agreed and not agreed; withdrawn ones are neither).",
  ),
  numerator: words("达成共识的场次", "consultations that ended in agreement"),
  denominator: closed,
  unit: "share",
  n: closed,
  interval: wilson,
  direction: "up",
  levels: downToCommunity,
  breaks: [0.6, 0.7, 0.8, 0.85, 0.9],
  target: null,
  parts: [straddling, notReported],
  tables,
  source: ownCounting,
};

/** 成果有效: agreements carried out. */
export const carriedOut: MetricDefinition = {
  id: "carried_out",
  name: words("成果落实率", "Carried out"),
  definition: words(
    "窗口内办结且达成共识、至数据日已满 90 日的协商中, 到达第七步 (齐行动有日期) 的 / 已满 90 日的。",
    "Of consultations closed in the window with agreement and at least 90 days old at the as-of date, those that reached the seventh step (joint action has a date) / those old enough.",
  ),
  numerator: words("到达第七步的场次", "consultations that reached the seventh step"),
  denominator: words(
    "达成共识且已满 90 日的场次",
    "agreed consultations at least 90 days old (a coarse date of closing counts as its last day)",
  ),
  unit: "share",
  n: words("达成共识且已满 90 日的场次", "agreed consultations at least 90 days old"),
  interval: wilson,
  direction: "up",
  levels: downToCommunity,
  breaks: [0.5, 0.6, 0.7, 0.8, 0.9],
  target: null,
  parts: [
    part(
      "left_out=recent",
      "达成共识而未满 90 日的场次 / 达成共识的; 没有时不出现",
      "agreed consultations less than 90 days old / agreed; absent where there are none",
    ),
    straddling,
    notReported,
  ],
  tables,
  source: ownCounting,
};

/** 满意度: mean satisfaction. */
export const satisfaction: MetricDefinition = {
  id: "satisfaction",
  name: words("满意度", "Satisfaction"),
  definition: words(
    "窗口内办结且报有满意度的协商: 各场满意度 (0 至 1) 的平均, 每场同权。",
    "Over consultations closed in the window that give a satisfaction (0 to 1): its mean, each consultation counting the same.",
  ),
  numerator: words("满意度之和", "sum of satisfaction"),
  denominator: words("报有满意度的场次", "consultations that give a satisfaction"),
  unit: "share",
  n: words("报有满意度的场次", "consultations that give a satisfaction"),
  interval: words(
    "比率的线性化方差, 以小区为聚类 (无小区时以社区), t 临界值, 95%; 只有一个聚类时没有区间",
    "linearised variance of the ratio with the compound as cluster (the community where there is none), Student's t, 95 %; none with one cluster",
  ),
  direction: "up",
  levels: downToCommunity,
  breaks: [0.7, 0.75, 0.8, 0.85, 0.9],
  target: null,
  parts: [
    part(
      "weighted=answers",
      "按答卷数加权的平均: 满意度 × 答卷数之和 / 答卷数之和, 只用两者都报的场次 (n); 没有时不出现",
      "the mean weighted by answers: sum of satisfaction x answers / answers, over consultations that give both (n); absent where there are none",
    ),
    part(
      "left_out=satisfaction_missing",
      "没有满意度的场次 / 办结的; 没有时不出现",
      "consultations without a satisfaction / closed; absent where there are none",
    ),
    straddling,
    notReported,
  ],
  tables,
  source: ownCounting,
};

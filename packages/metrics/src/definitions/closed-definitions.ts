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

/** 参与率: households that took part of those invited. */
export const participation: MetricDefinition = {
  id: "participation",
  name: words("参与率", "Participation"),
  definition: words(
    "窗口内办结 (达成或未达成共识) 且应参与、实际参与两数齐全的协商: 实际参与户数之和 / 应参与户数之和。",
    "Over consultations closed in the window (agreed or not) that give both counts: households that took part / households invited.",
  ),
  numerator: words("实际参与户数", "households that took part"),
  denominator: words("应参与户数", "households invited"),
  unit: "share",
  n: words("两数齐全的协商场次", "consultations that give both counts"),
  interval: words(
    "比率的线性化方差, 以小区为聚类 (无小区时以社区), t 临界值, 95%; 只有一个聚类时没有区间",
    "linearised variance of the ratio with the compound as cluster (the community where there is none), Student's t, 95 %; none with one cluster",
  ),
  direction: "up",
  levels: [...downToCommunity, "compound"],
  breaks: [0.3, 0.35, 0.4, 0.45, 0.5],
  target: 0.4,
  parts: [
    part(
      "left_out=counts_missing",
      "两数不全的场次 / 窗口内办结的场次; 没有时不出现",
      "consultations that do not give both counts / those closed in the window; absent where there are none",
    ),
    straddling,
    notReported,
  ],
  tables: ["consultation", "compound", "submission"],
  source: ownCounting,
};

/** 覆盖率: compounds with a consultation. */
export const coverage: MetricDefinition = {
  id: "coverage",
  name: words("协商覆盖率", "Coverage"),
  definition: words(
    "窗口内至少办结一场协商的小区 / 窗口末日在册的小区。",
    "Compounds with at least one consultation closed in the window / compounds standing on its last day.",
  ),
  numerator: words("有协商办结的小区", "compounds with a closed consultation"),
  denominator: words("在册小区", "compounds standing"),
  unit: "share",
  n: words("小区", "compounds"),
  interval: wilson,
  direction: "up",
  levels: downToCommunity,
  breaks: [0.3, 0.4, 0.5, 0.6, 0.7],
  target: 0.7,
  parts: [straddling, notReported],
  tables: ["compound", "consultation", "submission"],
  source: ownCounting,
};

/** 结果公开率: results made public. */
export const published: MetricDefinition = {
  id: "published",
  name: words("结果公开率", "Published"),
  definition: words(
    "窗口内办结的协商中已公开结果的 / 办结的。",
    "Of consultations closed in the window, those whose result was published / closed.",
  ),
  numerator: words("已公开的场次", "consultations published"),
  denominator: words("办结的场次", "consultations closed"),
  unit: "share",
  n: words("办结的协商场次", "consultations closed"),
  interval: wilson,
  direction: "up",
  levels: downToCommunity,
  breaks: [0.7, 0.8, 0.85, 0.9, 0.95],
  target: 0.9,
  parts: [
    part(
      "on_time",
      "办结后 15 日内公开的 (公开日期不到日时按最晚一日计) / 办结的",
      "published within 15 days of closing (a coarse date counts as its last day) / closed",
    ),
    straddling,
    notReported,
  ],
  tables: ["consultation", "compound", "submission"],
  source: ownCounting,
};

import {
  downToCommunity,
  notReported,
  part,
  straddling,
  wilson,
  words,
} from "./definition-words.js";
import type { MetricDefinition } from "./metric-definition.js";

const mechanism = words(
  "来源文章: 党建引领社区提案工作机制 (金牛区), 区、街道、社区、小区四级平台与四“化”; 计算口径为本产品所定",
  "Source article: the community proposal mechanism (Jinniu), its four-level platform and four rates; the way of counting is this product's",
);

const undated = part(
  "left_out=undated",
  "提出日期不明, 不属于任何窗口的提案 / 这些与窗口内之和; 没有时不出现",
  "proposals raised on an unknown day, which are in no window / these and those of the window; absent where there are none",
);

const pathUnknown = part(
  "left_out=path_unknown",
  "未填提出层级或逐级上报的提案 / 窗口内提出的; 没有时不出现",
  "proposals without the level at which they were raised or without their escalations / those raised in the window; absent where there are none",
);

const consultedOutcomes = part(
  "outcome=agreed|not_agreed|withdrawn|open|unknown",
  "所转协商的结果 / 已转协商的提案",
  "what became of the consultation / proposals that were consulted on",
);

const shared = {
  unit: "share",
  direction: "up",
  levels: downToCommunity,
  target: null,
  interval: wilson,
  source: mechanism,
} as const;

/** 参与有序化: proposals that rose level by level. */
export const proposalOrdered: MetricDefinition = {
  ...shared,
  id: "proposal_ordered",
  name: words("参与有序化", "Proposals in order"),
  definition: words(
    "窗口内提出的提案中, 按小区、社区、街镇、区县逐级上报的比例。越级而写明原因的算有序; 退回后重报的算有序; 办结层级不在所经层级内的算无序。上报日期不留精度, 因此不看日期先后。",
    "Of proposals raised in the window, the share that rose level by level (compound, community, township, district). One that passes over a level with a reason is in order, so is one raised again after it was sent back; one resolved at a level that it never reached is not. Escalations keep no precision of their dates, so the order of dates is not judged.",
  ),
  numerator: words("逐级有序的提案", "proposals in order"),
  denominator: words("路径可判定的提案", "proposals whose path can be judged"),
  n: words("路径可判定的提案", "proposals whose path can be judged"),
  breaks: [0.5, 0.7, 0.8, 0.9, 0.95],
  parts: [pathUnknown, straddling, undated, notReported],
  tables: ["proposal", "compound", "submission"],
};

/** 提议合理化: adopted of submitted. */
export const proposalAdopted: MetricDefinition = {
  ...shared,
  id: "proposal_adopted",
  name: words("提议合理化", "Proposals adopted"),
  definition: words(
    "窗口内提出的提案中, 已采纳的比例。办理中的也在分母内, 因此近期窗口偏低。",
    "Of proposals raised in the window, the share adopted. Those still open are in the denominator, so recent windows are low.",
  ),
  numerator: words("已采纳的提案", "proposals adopted"),
  denominator: words(
    "窗口内提出、结果已知 (含办理中) 的提案",
    "proposals raised whose state is known, open ones included",
  ),
  n: words(
    "窗口内提出、结果已知 (含办理中) 的提案",
    "proposals raised whose state is known, open ones included",
  ),
  breaks: [0.3, 0.4, 0.5, 0.6, 0.7],
  parts: [
    part(
      "outcome=adopted|rejected|withdrawn|open",
      "结果为采纳、不采纳、撤回、办理中的 / 结果已知的",
      "adopted, rejected, withdrawn, open / those whose state is known",
    ),
    part(
      "left_out=outcome_unknown",
      "未填结果或前后矛盾的 / 窗口内提出的; 没有时不出现",
      "outcome not given, or contradicted by the adopted column / those raised; absent where there are none",
    ),
    straddling,
    undated,
    notReported,
  ],
  tables: ["proposal", "compound", "submission"],
};

/** 共识最大化: agreed of those consulted on. */
export const proposalAgreed: MetricDefinition = {
  ...shared,
  id: "proposal_agreed",
  name: words("共识最大化", "Proposals agreed"),
  definition: words(
    "窗口内提出并转入协商的提案中, 协商已有结果 (达成或未达成共识) 的, 达成共识的比例。进行中、撤回与结果不明的另列。",
    "Of proposals raised in the window that became a consultation which came to an end (agreed or not), the share that agreed. Open, withdrawn and unknown ones are parts of their own.",
  ),
  numerator: words("所转协商达成共识的提案", "proposals whose consultation agreed"),
  denominator: words(
    "所转协商达成或未达成共识的提案",
    "proposals whose consultation agreed or did not",
  ),
  n: words("所转协商达成或未达成共识的提案", "proposals whose consultation agreed or did not"),
  breaks: [0.5, 0.6, 0.7, 0.8, 0.9],
  parts: [consultedOutcomes, straddling, undated, notReported],
  tables: ["proposal", "consultation", "compound", "submission"],
};

/** 协商规范化: consulted on in the order of the seven steps. */
export const proposalConformed: MetricDefinition = {
  ...shared,
  id: "proposal_conformed",
  name: words("协商规范化", "Proposals by the steps"),
  definition: words(
    "窗口内提出并转入协商、协商已有结果 (达成或未达成共识) 的提案中, 所转协商已填日期的步骤合乎七步先后的比例 (判法同程序合规)。不要求七步都有日期。",
    "Of proposals raised in the window whose consultation came to an end (agreed or not), the share whose dated steps are in the order of the seven, as conformance judges it. Not all seven need a date.",
  ),
  numerator: words("所转协商步骤合序的提案", "proposals whose consultation fits the order"),
  denominator: words("所转协商可判定的提案", "proposals whose consultation can be judged"),
  n: words("所转协商可判定的提案", "proposals whose consultation can be judged"),
  breaks: [0.5, 0.7, 0.8, 0.9, 0.95],
  parts: [
    part(
      "left_out=undetermined|single",
      "日期精度不足以判定先后、或有日期的步骤不足两个的 / 协商已有结果的; 没有时不出现",
      "dates too coarse to tell, or fewer than two steps dated / those whose consultation came to an end; absent where there are none",
    ),
    part(
      "left_out=not_closed",
      "协商进行中、撤回或结果不明的 / 已转协商的; 没有时不出现",
      "consultation open, withdrawn or unknown / those consulted on; absent where there are none",
    ),
    straddling,
    undated,
    notReported,
  ],
  tables: ["proposal", "consultation", "compound", "submission"],
};

/** 提案: at which of the four levels they were resolved. */
export const proposalLevels: MetricDefinition = {
  ...shared,
  id: "proposal_levels",
  name: words("提案办结层级", "Where proposals are resolved"),
  definition: words(
    "窗口内提出并已办结的提案, 在四级中每一级办结的比例。办理中与撤回的不算办结。",
    "Of proposals raised in the window and resolved, the share resolved at each of the four levels. Open and withdrawn ones are not resolved.",
  ),
  numerator: words("在该级办结的提案", "proposals resolved at the level"),
  denominator: words("已办结、办结层级已知的提案", "proposals resolved at a known level"),
  n: words("已办结、办结层级已知的提案", "proposals resolved at a known level"),
  direction: "none",
  breaks: [0.2, 0.4, 0.5, 0.6, 0.8],
  parts: [
    part(
      "level=compound|community|township|district",
      "在小区、社区、街镇、区县办结的",
      "resolved at the compound, community, township or district",
    ),
    part(
      "left_out=level_unknown",
      "已办结而层级不明的 / 已办结的; 没有时不出现",
      "resolved at an unknown level / resolved; absent where there are none",
    ),
    straddling,
    undated,
    notReported,
  ],
  tables: ["proposal", "compound", "submission"],
};

/** 提案: how long each level had them. */
export const proposalDays: MetricDefinition = {
  ...shared,
  id: "proposal_days",
  name: words("提案各级天数", "Days at each level"),
  definition: words(
    "窗口内提出的提案, 在每一级停留的天数, 按 Kaplan-Meier 估计的四分位: 从到达 (提出或上报) 到上报上一级或办结。办理中的算到其单位报送所及的最后一日, 撤回的算到撤回日, 都不作办结。提出与办结日期须精确到日; 上报日期不留精度, 按所记之日计。",
    "For proposals raised in the window, days that each level had them: quartiles by Kaplan-Meier, from the day they came (raised or escalated) to the day they went on or were resolved. Open ones count until the last day that their unit's returns speak of, withdrawn ones until they were withdrawn, neither as ended. Days of raising and resolving must be known to the day; escalations keep no precision and count as recorded.",
  ),
  numerator: words("已离开该级的停留", "stays that ended"),
  denominator: words("日期可用的停留", "stays at the level whose dates can be used"),
  unit: "days",
  n: words(
    "日期可用的停留 (一件提案在一级可停留多次)",
    "stays at the level whose dates can be used (a proposal may stay more than once)",
  ),
  interval: words(
    "生存曲线的对数变换 95% 限 (Brookmeyer-Crowley)",
    "log-transformed 95 % limits of the survival curve (Brookmeyer-Crowley)",
  ),
  direction: "down",
  levels: ["city", "district", "township"],
  breaks: [7, 14, 21, 30, 60],
  parts: [
    part(
      "level=compound|community|township|district;q=25|50|75",
      "哪一级; 百分之几的停留已结束的天数",
      "which level; by when that per cent had left it",
    ),
    part(
      "level=compound|community|township|district;left_out=dates",
      "日期不到日、缺失或先后颠倒而不用的停留 / 该级全部停留; 没有时不出现",
      "stays left out because dates are missing, not known to the day, or in reverse / all stays at the level; absent where there are none",
    ),
    notReported,
  ],
  tables: ["proposal", "compound", "submission"],
};

/** 提案: how many were sent back. */
export const proposalReturned: MetricDefinition = {
  ...shared,
  id: "proposal_returned",
  name: words("提案退回率", "Proposals sent back"),
  definition: words(
    "窗口内提出并曾上报的提案中, 至少被退回一次的比例。未填是否退回的不算未退回, 另列。",
    "Of proposals raised in the window that were escalated, the share sent back at least once. Where it is not said whether one was sent back, it is not taken for no: it is left out, and counted.",
  ),
  numerator: words("被退回过的提案", "proposals sent back"),
  denominator: words("曾上报且退回与否已知的提案", "proposals escalated of which it is known"),
  n: words("曾上报且退回与否已知的提案", "proposals escalated of which it is known"),
  direction: "down",
  breaks: [0.05, 0.1, 0.15, 0.2, 0.3],
  parts: [
    pathUnknown,
    part(
      "left_out=returned_unknown",
      "曾上报而未填是否退回的 / 曾上报的; 没有时不出现",
      "escalated without saying whether sent back / escalated; absent where there are none",
    ),
    straddling,
    undated,
    notReported,
  ],
  tables: ["proposal", "compound", "submission"],
};

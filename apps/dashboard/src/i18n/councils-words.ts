import { formatCount } from "@atlas/charts";
import type { Language } from "@atlas/schema";

const zh = {
  lead: "窗口末日在册的村(居)民议事会, 按当地现行规则逐条判定。数字未填为不明, 从不算符合; 户数与小组数本身使规则无解的, 是规则之过, 不算议事会违反。",
  verdicts: {
    pass: "符合",
    fail: "违反",
    unknown: "不明",
    unsatisfiable: "规则无解",
    no_rule: "当地无规则",
  },
  bars: "按规则的判定",
  whole: "议事会整体",
  summary: (councils: number, failing: number) =>
    `在册 ${formatCount(councils)} 个议事会, ${formatCount(failing)} 个至少违反一条规则`,
  councils: (n: number) => `在册 ${formatCount(n)} 个`,
  none: "登记中没有此地此时在册的议事会。",
  failing: "违反规则的议事会",
  noneFailing: "没有议事会违反规则。",
  unsatisfiable: "无解的规则",
  unsatisfiableNote:
    "以下各地的户数或小组数, 使任何人数都不能同时满足所列规则。应改的是规则, 不是议事会。",
  unknown: "数字未填而不能判定的",
  place: "村(社区)",
  rule: "规则",
  has: "现有",
  asks: "规则要求",
  arithmetic: "算式",
  missing: "未填",
  exceeds: "大于所属总数",
  notGiven: "未填",
  noCommunity: "未定社区",
  warning: "提示",
  between: (least: number, most: number) =>
    least === most ? String(least) : `${least} 至 ${most}`,
  atLeast: (least: number) => `不少于 ${least}`,
  atMost: (most: number) => `不多于 ${most}`,
  impossible: "没有整数",
  inForce: "现行规则",
  inForceNote: "规则是可配置的数据, 各有适用地与起止日; 判定按窗口末日。",
  jurisdiction: "适用地",
  since: "起",
  until: "止",
  untold: "未述",
  still: "现行",
  notNow: "窗口末日不在有效期",
  judged: "适用的议事会",
  source: "出处",
  noRules: "没有配置规则。",
};

/** Words of the view of councils; English must have each of them. */
export type CouncilsWords = typeof zh;

const en: CouncilsWords = {
  lead: "Village and residents' councils on the register on the window's last day, judged by each rule in force for their place. A number not given is unknown and never passes; where a place's households and groups leave no number that satisfies the rules, that is the rules' fault and no breach.",
  verdicts: {
    pass: "passes",
    fail: "fails",
    unknown: "unknown",
    unsatisfiable: "unsatisfiable rules",
    no_rule: "no rule there",
  },
  bars: "Verdicts by rule",
  whole: "Council as a whole",
  summary: (councils, failing) =>
    `${formatCount(councils)} councils on the register; ${formatCount(failing)} breach one rule or more`,
  councils: (n) => `${formatCount(n)} on the register`,
  none: "The register lists no council here at this time.",
  failing: "Councils that breach a rule",
  noneFailing: "No council breaches a rule.",
  unsatisfiable: "Rules that cannot be satisfied",
  unsatisfiableNote:
    "With the households or groups of these places no number of people satisfies the rules together. It is the rules that need mending, not the councils.",
  unknown: "Not judged for want of a number",
  place: "Village or community",
  rule: "Rule",
  has: "Has",
  asks: "Rule asks",
  arithmetic: "Arithmetic",
  missing: "Not given",
  exceeds: "more than all of its base",
  notGiven: "not given",
  noCommunity: "community not known",
  warning: "advisory",
  between: (least, most) => (least === most ? String(least) : `${least} to ${most}`),
  atLeast: (least) => `${least} or more`,
  atMost: (most) => `${most} or fewer`,
  impossible: "no whole number",
  inForce: "Rules in force",
  inForceNote:
    "Rules are data that can be configured, each with its jurisdiction and dates; judged as of the window's last day.",
  jurisdiction: "Where",
  since: "Since",
  until: "Until",
  untold: "not told",
  still: "in force",
  notNow: "not in force on the window's last day",
  judged: "Councils it applies to",
  source: "Source",
  noRules: "No rules are configured.",
};

/** The words of a language. */
export const councilsWordsOf = (language: Language): CouncilsWords => (language === "zh" ? zh : en);

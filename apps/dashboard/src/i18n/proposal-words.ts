import type { Language } from "@atlas/schema";

const zh = {
  lead: "党建引领社区提案: 提案自小区、社区、街镇、区县逐级上报。四个“化”是四个比率, 计窗口内提出的提案。",
  flow: "四级平台上的流转",
  flowSummary: (n: string) => `${n} 件路径已知的提案在四级之间的上报、退回与去向`,
  flowNote: (n: string) => `路径已知 ${n} 件`,
  from: "自",
  to: "至",
  move: "方式",
  proposals: "件",
  outside: "–",
  levels: { compound: "小区", community: "社区", township: "街镇", district: "区县" },
  moves: {
    raised: "提出",
    next: "逐级上报",
    skip_explained: "越级 (写明原因)",
    skip: "越级 (无原因)",
    back: "退回",
  },
  fates: {
    adopted: "采纳",
    rejected: "不采纳",
    withdrawn: "撤回",
    open: "办理中",
    unknown: "结果不明",
  },
  raised: (n: string) => `提出 ${n}`,
  risen: (n: string) => `上报来 ${n}`,
  back: (n: string) => `退回来 ${n}`,
  spokenMove: (from: string, to: string, n: string, share: string) =>
    `${from} → ${to}: ${n} 件, 占到达${from}的 ${share}`,
  onward: (to: string, n: string, share: string) => `报${to} ${n} (${share})`,
  pathUnknown: (n: string) => `路径不明 ${n} 件, 未画`,
  leftOut: {
    "left_out=straddling": (n: string) => `提出日期跨窗口边界 ${n} 件, 未计`,
    "left_out=undated": (n: string) => `提出日期不明 ${n} 件, 不属于任何窗口`,
  } as Readonly<Record<string, (n: string) => string>>,
  settled: "在哪一级办结",
  settledSummary: (n: string) => `已办结 ${n} 件, 按办结层级`,
  level: "层级",
  ofSettled: "占办结",
  interval: "区间",
  days: "各级停留天数",
  daysSummary: (n: string) => `${n} 次停留, 按 Kaplan-Meier 估计的四分位`,
  daysTooFine: "停留天数只到街镇。",
  daysNote: "办理中的算到其单位报送所及之日; 一件提案在一级可停留多次。",
  quartile: (q: number) => (q === 50 ? "中位" : `第 ${q} 百分位`),
  medianInterval: "中位数 95% 区间",
  stays: "停留次数",
};

type ProposalWords = typeof zh;

const en: ProposalWords = {
  lead: "The community proposal mechanism: proposals rise from compound to community, township and district. The four rates count proposals raised in the window.",
  flow: "Flow through the four levels",
  flowSummary: (n) =>
    `${n} proposals whose path is known: risen, sent back, and what became of them`,
  flowNote: (n) => `path known: ${n}`,
  from: "From",
  to: "To",
  move: "How",
  proposals: "proposals",
  outside: "–",
  levels: {
    compound: "Compound",
    community: "Community",
    township: "Township",
    district: "District",
  },
  moves: {
    raised: "raised",
    next: "risen by one",
    skip_explained: "over a level, with a reason",
    skip: "over a level, no reason",
    back: "sent back",
  },
  fates: {
    adopted: "adopted",
    rejected: "rejected",
    withdrawn: "withdrawn",
    open: "open",
    unknown: "unknown",
  },
  raised: (n) => `raised ${n}`,
  risen: (n) => `risen ${n}`,
  back: (n) => `sent back ${n}`,
  spokenMove: (from, to, n, share) => `${from} → ${to}: ${n}, ${share} of those that came`,
  onward: (to, n, share) => `on to ${to.toLowerCase()} ${n} (${share})`,
  pathUnknown: (n) => `path unknown, not drawn: ${n}`,
  leftOut: {
    "left_out=straddling": (n) => `raised on the window's edge, not counted: ${n}`,
    "left_out=undated": (n) => `raised on an unknown day, in no window: ${n}`,
  },
  settled: "Where they are settled",
  settledSummary: (n) => `${n} settled, by level`,
  level: "Level",
  ofSettled: "of settled",
  interval: "Interval",
  days: "Days at each level",
  daysSummary: (n) => `${n} stays, quartiles by Kaplan-Meier`,
  daysTooFine: "Days are shown no lower than townships.",
  daysNote:
    "Open ones count until the day that their unit's returns speak of; a proposal may stay at a level more than once.",
  quartile: (q) => (q === 50 ? "median" : `${q}th pct.`),
  medianInterval: "95% interval of the median",
  stays: "stays",
};

/** Words of the view of proposals. */
export const proposalWordsOf = (language: Language): ProposalWords => (language === "zh" ? zh : en);

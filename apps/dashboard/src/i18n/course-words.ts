import { formatCount } from "@atlas/charts";
import type { Language } from "@atlas/schema";

const zh = {
  lead: "七步工作法: 漏斗数窗口内启动的场次; 合规、完整、共识与落实数窗口内办结的场次。粗略日期不强排先后。",
  funnel: "启动场次到达各步",
  funnelSummary: (cases: string) => `窗口内启动 ${cases} 场, 各步到达数与到下一步的天数`,
  deviations: "偏离种类",
  deviationsSummary: (closed: string) => `办结 ${closed} 场中有该种偏离的`,
  kinds: {
    "deviation=order": "先后颠倒",
    "deviation=unagreed_action": "未达成共识却有第七步",
    "deviation=undated": "缺应有步骤的日期",
    "left_out=undetermined": "日期粗略, 无法判定",
    "left_out=single": "有日期的不足两步",
  } as Readonly<Record<string, string>>,
  deviation: "偏离",
  ofClosed: "占办结",
  cases: "场次",
  orders: "办结场次的步骤次序",
  ordersSummary: (kinds: number, cases: string) => `${cases} 场办结协商共有 ${kinds} 种次序`,
  order: "次序",
  share: "占比",
  cost: "对齐代价",
  agreed: "达成",
  notAgreed: "未达成",
  undated: "无日期",
  late: "次序颠倒",
  others: (kinds: number, cases: string) => `其余 ${kinds} 种共 ${cases} 场`,
  allOrders: "全部列出",
  fewerOrders: "只列前十",
  fitness: (value: string) => `平均拟合度 ${value} (1 为完全合序)`,
  waiting: "停在哪一步",
  waitingSummary: (cases: string) => `窗口内启动、至数据日尚未了结的 ${cases} 场, 按最后到达的步骤`,
  waitingName: "最后到达",
  waitingDays: "已等天数 (四分位)",
  waitingShare: "占等待中",
  noDays: "日期不到日",
  daysOf: (low: string, median: string, high: string, dated: number, all: number) =>
    `${median} (${low}–${high})${dated < all ? ` · ${formatCount(dated)} 场可计` : ""}`,
  nothingWaits: "没有停留的场次。",
  step: "步骤",
  reached: "到达",
  reachedShare: "占启动",
  quartile: (q: number) => `第 ${q} 百分位天`,
  interval: "中位数 95% 区间",
};

type CourseWords = typeof zh;

const plural = (n: string, noun: string): string => `${n} ${noun}${n === "1" ? "" : "s"}`;

const en: CourseWords = {
  lead: "The seven steps: the funnel counts consultations begun in the window; order, completeness, agreement and action count those closed in it. Coarse dates are not forced into an order.",
  funnel: "How far cases begun came",
  funnelSummary: (cases) =>
    `${plural(cases, "case")} begun in the window, by step, with days to the next`,
  deviations: "Kinds of deviation",
  deviationsSummary: (closed) => `of ${plural(closed, "case")} closed, those with each deviation`,
  kinds: {
    "deviation=order": "steps in reverse",
    "deviation=unagreed_action": "action without agreement",
    "deviation=undated": "no date for a step",
    "left_out=undetermined": "dates too coarse to tell",
    "left_out=single": "fewer than two dated",
  },
  deviation: "Deviation",
  ofClosed: "of closed",
  cases: "cases",
  orders: "Orders of the steps, closed cases",
  ordersSummary: (kinds, cases) => `${kinds} orders among ${plural(cases, "closed case")}`,
  order: "Order",
  share: "share",
  cost: "cost",
  agreed: "agreed",
  notAgreed: "not agreed",
  undated: "no date",
  late: "in reverse",
  others: (kinds, cases) => `${kinds} others, ${plural(cases, "case")}`,
  allOrders: "Show all",
  fewerOrders: "Show ten",
  fitness: (value) => `mean fitness ${value} (1: wholly in order)`,
  waiting: "Where cases wait",
  waitingSummary: (cases) =>
    `${plural(cases, "case")} begun in the window and not done by the as-of date, by the last step reached`,
  waitingName: "Last step",
  waitingDays: "days waited (quartiles)",
  waitingShare: "of waiting",
  noDays: "no day known",
  daysOf: (low, median, high, dated, all) =>
    `${median} (${low}–${high})${dated < all ? ` · ${formatCount(dated)} dated` : ""}`,
  nothingWaits: "Nothing waits.",
  step: "Step",
  reached: "reached",
  reachedShare: "of begun",
  quartile: (q) => `days, ${q}th percentile`,
  interval: "95% interval of the median",
};

/** Words of the view of the seven steps. */
export const courseWordsOf = (language: Language): CourseWords => (language === "zh" ? zh : en);

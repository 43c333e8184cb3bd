import type { Language } from "@atlas/schema";

const zh = {
  lead: "自 2020 年起先协商、后实施: 项目开工当日或之前, 其协商须已达成共识。无关联、缺日期或日期粗略而重叠的单列, 不算违反。",
  verdicts: "窗口内开工项目的判定",
  verdictsSummary: (started: string) => `窗口内开工 ${started} 个项目, 按判定`,
  verdict: "判定",
  projects: "项目",
  ofStarted: "占开工",
  parts: {
    "verdict=satisfied": "先协商",
    "verdict=violated": "违反",
    "verdict=undetermined": "不能判定",
    "verdict=not_applicable": "规定施行前开工",
    "left_out=straddling": "开工日期跨窗口边界",
    "left_out=undated": "已完工而无开工日期",
    "verdict=pending": "未开工 (不分窗口)",
  } as Readonly<Record<string, string>>,
  byQuarter: "按开工季度",
  byQuarterSummary: (quarters: number) => `${quarters} 个季度内开工项目按判定; 未完季度以斜纹画出`,
  quarter: "季度",
  reporting: "报送中",
  violations: "违反的项目",
  violationsNote:
    "差距最大的在前。差距 = 达成共识之日 − 开工之日, 两日都须精确到日; 未举行或未达成的没有差距。",
  none: "这里没有违反的项目。",
  reason: "原因",
  allReasons: "全部原因",
  reasons: {
    not_held: "报送注明未协商",
    no_agreement: "未达成共识或撤回",
    agreed_later: "共识晚于开工",
  },
  project: "项目",
  topic: "类别",
  allTopics: "全部类别",
  noTopic: "未归类",
  shownOf: (shown: string, all: string) => `${all} 个中的 ${shown} 个`,
  place: "小区",
  noCompound: "未定小区",
  started: "开工",
  agreed: "达成共识",
  noAgreement: "无",
  gap: "差距",
  days: (n: string) => `${n} 天`,
};

type ConsultFirstWords = typeof zh;

const en: ConsultFirstWords = {
  lead: "Consult first, since 2020: a project's consultation must have agreed on or before the day of its start. Those without a link, a date, or with coarse dates that overlap stand apart and are no violation.",
  verdicts: "Projects started in the window, by verdict",
  verdictsSummary: (started) => `${started} projects started in the window, by verdict`,
  verdict: "Verdict",
  projects: "projects",
  ofStarted: "of started",
  parts: {
    "verdict=satisfied": "consulted first",
    "verdict=violated": "violated",
    "verdict=undetermined": "undetermined",
    "verdict=not_applicable": "before the rule",
    "left_out=straddling": "start on the window's edge",
    "left_out=undated": "completed, start unknown",
    "verdict=pending": "not started (any window)",
  },
  byQuarter: "By quarter of the start",
  byQuarterSummary: (quarters) =>
    `projects started in each of ${quarters} quarters by verdict; a quarter still reported is hatched`,
  quarter: "Quarter",
  reporting: "partial",
  violations: "Projects against the rule",
  violationsNote:
    "Largest gap first. Gap: day of agreement − day of the start, both known to the day; none where no consultation was held or none agreed.",
  none: "No project against the rule here.",
  reason: "Reason",
  allReasons: "All reasons",
  reasons: {
    not_held: "return says none was held",
    no_agreement: "not agreed or withdrawn",
    agreed_later: "agreed after the start",
  },
  project: "Project",
  topic: "Category",
  allTopics: "All categories",
  noTopic: "not classified",
  shownOf: (shown, all) => `${shown} of ${all}`,
  place: "Compound",
  noCompound: "no compound decided",
  started: "Started",
  agreed: "Agreed",
  noAgreement: "none",
  gap: "Gap",
  days: (n) => `${n} d`,
};

/** Words of the view of consult-first. */
export const consultFirstWordsOf = (language: Language): ConsultFirstWords =>
  language === "zh" ? zh : en;

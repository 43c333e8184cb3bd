import type { Language } from "@atlas/schema";

const zh = {
  systems: "制度视图",
  map: "地图",
  names: {
    proposals: "提案",
    index: "协商指数",
    steps: "七步",
    lists: "清单",
    consult_first: "先协商后实施",
    sites: "示范点",
    pilots: "试点街镇",
    councils: "议事会",
    traits: "七个特征",
  },
  /** Beside a heading: where and when. */
  place: (name: string, window: string) => `${name} · ${window}`,
  frame: { asTable: "以表格查看", asChart: "以图形查看" },
  moreRows: (next: string, rest: string) =>
    next === rest ? `列出其余 ${rest} 行` : `再列出 ${next} 行 (还有 ${rest} 行)`,
  nothingCounted: "没有可计的记录",
  undefined: "无法计算",
  noInterval: "无区间",
  range: (low: string, high: string) => `95% 区间 ${low}–${high}`,
  withinNoise: "区间重叠",
  changeOn: (than: "before" | "year", then: string, apart: boolean) =>
    `${than === "year" ? "上年同期" : "上一窗口"} ${then}; ${apart ? "两个区间不重叠" : "两个区间重叠, 差别可能是偶然"}`,
  traits: {
    lead: "来源文章所述现代治理体系的七个特征, 各由本窗口的记录算出, 附 95% 区间与所据之数。点是下一级各单位 (空心 n < 30), 竖线是合计。",
    across: (figure: string) => `各单位的${figure}`,
    details: {
      diversity_actors: "主体多元",
      diversity_topics: "内容广泛",
      diversity_forms: "形式多样",
      online_share: "技术更新",
      steps_complete: "程序完整",
      carried_out: "成果有效",
      published: "结果公开",
    },
    summary: (units: number) => `${units} 个单位各一点`,
    rank: "在左侧排名",
  },
};

/** Words that the views of systems share; English must have each of them. */
export type SystemWords = typeof zh;

const en: SystemWords = {
  systems: "Views of the systems",
  map: "Map",
  names: {
    proposals: "Proposals",
    index: "Index",
    steps: "Seven steps",
    lists: "Lists",
    consult_first: "Consult first",
    sites: "Sites",
    pilots: "Pilot townships",
    councils: "Councils",
    traits: "Seven traits",
  },
  place: (name, window) => `${name} · ${window}`,
  frame: { asTable: "Show as a table", asChart: "Show as a chart" },
  moreRows: (next, rest) =>
    next === rest ? `Show the other ${rest} rows` : `Show ${next} more rows of ${rest}`,
  nothingCounted: "nothing to count",
  undefined: "cannot be computed",
  noInterval: "no interval",
  range: (low, high) => `95% CI ${low}–${high}`,
  withinNoise: "intervals overlap",
  changeOn: (than, then, apart) =>
    `${than === "year" ? "a year before" : "window before"} ${then}; ${apart ? "the intervals do not overlap" : "the intervals overlap: it may be chance"}`,
  traits: {
    lead: "The seven traits of the governance system in the source article, each computed from this window's records, with its 95% interval and what it rests on. A dot is a unit below (hollow: n < 30), the line the whole.",
    across: (figure) => `${figure} across units`,
    details: {
      diversity_actors: "Many kinds of participant",
      diversity_topics: "Broad topics",
      diversity_forms: "Varied forms",
      online_share: "Newer techniques",
      steps_complete: "Whole procedure",
      carried_out: "Results that work",
      published: "Results published",
    },
    summary: (units) => `one dot for each of ${units} units`,
    rank: "Rank by it",
  },
};

/** The words of a language. */
export const systemWordsOf = (language: Language): SystemWords => (language === "zh" ? zh : en);

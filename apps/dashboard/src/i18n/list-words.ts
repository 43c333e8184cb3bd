import type { Language } from "@atlas/schema";

const zh = {
  lead: "窗口内办结的协商按其议题在各张清单上的判定: 市级指导清单, 街镇正面清单与负面清单。当地没有清单的单列, 不算清单外。",
  lists: { guidance: "指导清单", positive: "正面清单", negative: "负面清单" },
  listSummary: (list: string, n: string) => `${list}: 有判定的 ${n} 场`,
  verdict: "判定",
  verdicts: { listed: "清单内", not_listed: "清单外", no_list: "当地无清单" },
  cases: "场次",
  share: "占比",
  interval: "区间",
  against: "负面清单内而仍协商的",
  noneAgainst: "窗口内没有负面清单内的协商。",
  noCategory: "未归类",
  township: "街镇",
  noTownship: "未定街镇",
  townships: "街镇有无清单",
  townshipsNote: (having: string, without: string) =>
    `窗口内有办结协商的街镇中, ${having} 个有自己的正面或负面清单在用, ${without} 个没有。`,
  topics: "议题类别与清单",
  topicsSummary: (seen: number, never: number) => `${seen} 类有协商, ${never} 类窗口内从未协商`,
  never: (window: string) => `${window} 内从未协商:`,
  topic: "议题类别",
  listedOn: (list: string) => `${list}内 / 有判定`,
  noList: "无清单",
  unjudged: "无判定",
};

type ListWords = typeof zh;

const en: ListWords = {
  lead: "Consultations closed in the window by what each list says of their topic: the city's guidance list, townships' positive and negative lists. A place without a list stands apart and is not off the list.",
  lists: { guidance: "Guidance list", positive: "Positive list", negative: "Negative list" },
  listSummary: (list, n) => `${list}: ${n} consultations with a verdict`,
  verdict: "Verdict",
  verdicts: { listed: "listed", not_listed: "not listed", no_list: "no list in force" },
  cases: "cases",
  share: "share",
  interval: "Interval",
  against: "Consulted on, though on a negative list",
  noneAgainst: "Nothing on a negative list was consulted on in the window.",
  noCategory: "not classified",
  township: "Township",
  noTownship: "no township decided",
  townships: "Townships with a list",
  townshipsNote: (having, without) =>
    `Of townships with a closed consultation in the window, ${having} have a positive or negative list of their own in force, ${without} have none.`,
  topics: "Topics and lists",
  topicsSummary: (seen, never) => `${seen} categories consulted on, ${never} never in the window`,
  never: (window) => `Never consulted on in ${window}:`,
  topic: "Category",
  listedOn: (list) => `on ${list.toLowerCase()} / judged`,
  noList: "no list",
  unjudged: "not judged",
};

/** Words of the view of the lists. */
export const listWordsOf = (language: Language): ListWords => (language === "zh" ? zh : en);

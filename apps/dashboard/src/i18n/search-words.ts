import { formatCount } from "@atlas/charts";
import type { Language } from "@atlas/schema";

const zh = {
  open: "搜索小区、社区、议题、编号",
  title: "搜索",
  hint: "汉字、拼音、首字母、旧名、编号均可",
  results: "搜索结果",
  none: (typed: string) => `没有与“${typed}”相符的小区、区划、示范点或议题。`,
  reading: "正在读取小区与社区名; 区市县与街镇已可搜索。",
  failed: "小区与社区名没有读出来; 区市县与街镇仍可搜索。",
  found: (n: number) => `${n} 条结果`,
  kinds: {
    district: "区市县",
    township: "街镇",
    community: "社区",
    compound: "小区",
    site: "示范点",
    topic: "议题",
  },
  records: { consultation: "协商", project: "项目", proposal: "提案" },
  by: (text: string) => `即 ${text}`,
  cases: (n: number) => `${formatCount(n)} 场协商`,
  ended: "已不在册",
  topicResults: (topic: string) => `议题“${topic}”最近的协商`,
  noTopicResults: "这个议题没有关联到小区的协商。",
  back: "返回搜索结果",
};

/** Words of the search; English has each of them. */
export type SearchWords = typeof zh;

const en: SearchWords = {
  open: "Search compounds, topics, ids",
  title: "Search",
  hint: "Chinese, pinyin, initials, old names or numbers",
  results: "Results",
  none: (typed) => `No compound, division, site or topic fits “${typed}”.`,
  reading:
    "Names of compounds and communities are being read; districts and townships can be found already.",
  failed:
    "The names of compounds and communities could not be read; districts and townships can be found.",
  found: (n) => `${n} ${n === 1 ? "result" : "results"}`,
  kinds: {
    district: "District",
    township: "Township",
    community: "Community",
    compound: "Compound",
    site: "Site",
    topic: "Topic",
  },
  records: { consultation: "Consultation", project: "Project", proposal: "Proposal" },
  by: (text) => `as ${text}`,
  cases: (n) => `${formatCount(n)} ${n === 1 ? "consultation" : "consultations"}`,
  ended: "no longer in the register",
  topicResults: (topic) => `Latest consultations on “${topic}”`,
  noTopicResults: "No consultation on this topic is linked to a compound.",
  back: "Back to the results",
};

/** The words of a language. */
export const searchWordsOf = (language: Language): SearchWords => (language === "zh" ? zh : en);

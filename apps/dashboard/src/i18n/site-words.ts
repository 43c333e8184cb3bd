import type { Language } from "@atlas/schema";

const zh = {
  lead: "示范点按数据日的现状, 不随窗口变。100 个 (2021–2025) 出自来源文章; 批次大小以报送为准。计划 (提名) 单列, 不算进度。",
  inBatch: "已进入批次",
  accepted: "已验收",
  building: "建设中",
  planned: "批次内未开工",
  withdrawn: "已退出",
  nominated: "提名",
  growth: "进度与目标",
  growthSummary: (designated: number, accepted: number) =>
    `至数据日累计进入批次 ${designated} 个, 验收 ${accepted} 个, 按季`,
  target: (n: number) => `目标 ${n} (2025 年末)`,
  designatedLine: "进入批次",
  acceptedLine: "验收",
  undated: (designated: number, accepted: number) =>
    `日期不明、未画入: 进入批次 ${designated} 个, 验收 ${accepted} 个`,
  quarter: "季度",
  batchWord: "批次",
  byUnit: "各单位各批次",
  byUnitSummary: (units: number, batches: number) =>
    `${units} 个单位, ${batches} 个批次, 每格一个示范点`,
  unit: "单位",
  batch: (batch: number, year: number | null) => `第 ${batch} 批${year === null ? "" : ` ${year}`}`,
  funded: "资金到位",
  fundedOf: (funded: string, budget: string) => `${funded} / ${budget} 万元`,
  noUnit: "未定单位",
  list: "示范点名单",
  listSummary: (sites: number) => `${sites} 个`,
  name: "名称",
  status: "状态",
  designated: "确定日期",
  acceptedOn: "验收日期",
  budget: "预算 (万元)",
  filter: "状态筛选",
  all: "全部",
  none: "这里没有示范点。",
  more: (rest: number) => `再列 ${rest} 个`,
};

type SiteWords = typeof zh;

const en: SiteWords = {
  lead: "Sites stand as at the as-of date, whatever the window. The 100 (2021–2025) are the source article's; batches are as returned. Nominations stand apart and are no progress.",
  inBatch: "in a batch",
  accepted: "accepted",
  building: "building",
  planned: "in a batch, not begun",
  withdrawn: "withdrawn",
  nominated: "nominated",
  growth: "Progress and target",
  growthSummary: (designated, accepted) =>
    `${designated} in a batch and ${accepted} accepted by the as-of date, by quarter`,
  target: (n) => `target ${n} (end of 2025)`,
  designatedLine: "in a batch",
  acceptedLine: "accepted",
  undated: (designated, accepted) =>
    `Date unknown, not drawn: ${designated} in a batch, ${accepted} accepted`,
  quarter: "Quarter",
  batchWord: "Batch",
  byUnit: "Units and batches",
  byUnitSummary: (units, batches) => `${units} units, ${batches} batches; a cell is a site`,
  unit: "Unit",
  batch: (batch, year) => `Batch ${batch}${year === null ? "" : ` ${year}`}`,
  funded: "Funded",
  fundedOf: (funded, budget) => `¥${funded} / ${budget} ×10k`,
  noUnit: "no unit",
  list: "The sites",
  listSummary: (sites) => `${sites} sites`,
  name: "Name",
  status: "Status",
  designated: "Designated",
  acceptedOn: "Accepted",
  budget: "Budget (¥10k)",
  filter: "Status",
  all: "All",
  none: "No sites here.",
  more: (rest) => `Show ${rest} more`,
};

/** Words of the view of the demonstration sites. */
export const siteWordsOf = (language: Language): SiteWords => (language === "zh" ? zh : en);

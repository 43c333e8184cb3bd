import { formatCount } from "@atlas/charts";
import type { Language } from "@atlas/schema";

const zh = {
  lead: "7 类 22 个要素各按固定标杆计分, 类内算术平均, 类间几何平均。区间是权重扰动 1000 次的 5% 至 95%, 不是抽样误差; 位次只连同区间与档次看。",
  shaken: (low: string, high: string) => `权重扰动 5–95%: ${low}–${high}`,
  noInterval: "无区间",
  closed: (n: number) => `办结协商 n = ${formatCount(n)}`,
  elementsMissing: (missing: number, all: number) => `缺 ${missing} / ${all} 个要素`,
  tier: (tier: number) => `第 ${tier} 档`,
  tierOf: (tier: number, tiers: number) => `第 ${tier} 档, 共 ${tiers} 档`,
  rank: (low: number, high: number, all: number) => `位次 ${low}–${high} / ${formatCount(all)}`,
  noRank: "全市不排位",
  before: (value: string) => `比较窗口 ${value}`,
  moved: (value: string) => `按移动后的权重 ${value}`,
  noIndex: "无指数: 有一类已知权重不足一半, 或办结协商 n < 5",
  profile: "7 类 22 要素",
  profileNote: (level: string, units: number) =>
    `横条为得分 (1–100), 细线为要素自身 95% 区间, 竖刻为同级 (${level}, ${formatCount(units)} 个有指数单位) 的中位`,
  element: "类 / 要素",
  score: "得分",
  median: "同级中位",
  share: "权重",
  sources: { records: "由记录计算", assessment: "取自评估" },
  goalposts: (worst: string, best: string) => `标杆 ${worst} → ${best}`,
  days: "天",
  known: (known: number, all: number) => `已知 ${known} / ${all} 个要素`,
  suppressed: "不公开",
  missing: "缺",
  partial: "部分",
  townshipsN: (n: number) => `评估街镇 n = ${formatCount(n)}`,
  weights: "移动权重",
  weightsNote:
    "权重是假设。在此移动只在本页重算, 不改数据仓库; 类权重与类内要素权重各自归一, 右侧为所占份额。",
  reset: "恢复原权重",
  elementsOf: (category: string) => `${category}: 要素权重`,
  weightOf: (name: string) => `${name}: 权重`,
  numberOf: (name: string) => `${name}: 权重数值`,
  nothingWeighed: "至少要有一个类及其一个要素的权重大于 0。",
  effect: "对档次的影响",
  effectNote: "每个单位两条带: 上为原权重, 下为移动后; 带是位次的 5% 至 95%, 点是中位, 左为前。",
  stays: (stay: number, all: number, moved: number) =>
    `${formatCount(all)} 个单位中 ${formatCount(stay)} 个档次不变, ${formatCount(moved)} 个改档`,
  none: "无指数",
  unit: "单位",
  oldPlace: "原位次区间",
  newPlace: "移动后位次区间",
  oldTier: "原档",
  newTier: "移动后档",
  all: (n: number) => `显示全部 ${formatCount(n)} 个单位`,
  noUnits: "没有单位有指数。",
  computing: "重算中 …",
};

/** Words of the view of the index; English must have each of them. */
export type IndexWords = typeof zh;

const en: IndexWords = {
  lead: "22 elements in 7 categories, each scored between fixed goalposts; arithmetic mean inside a category, geometric across. The interval is 5 to 95 % over 1,000 draws of the weights, not sampling error; a rank is read only with its interval and tier.",
  shaken: (low, high) => `weights shaken 5–95%: ${low}–${high}`,
  noInterval: "no interval",
  closed: (n) => `closed consultations n = ${formatCount(n)}`,
  elementsMissing: (missing, all) => `${missing} of ${all} elements missing`,
  tier: (tier) => `tier ${tier}`,
  tierOf: (tier, tiers) => `tier ${tier} of ${tiers}`,
  rank: (low, high, all) => `rank ${low}–${high} of ${formatCount(all)}`,
  noRank: "the city is not ranked",
  before: (value) => `compared window ${value}`,
  moved: (value) => `by the moved weights ${value}`,
  noIndex:
    "no index: less than half of a category's weight is known, or closed consultations n < 5",
  profile: "7 categories, 22 elements",
  profileNote: (level, units) =>
    `bar: score (1–100); thin line: the element's own 95% CI; tick: median of peers (${level}, ${formatCount(units)} with an index)`,
  element: "Category / element",
  score: "Score",
  median: "Peer median",
  share: "Weight",
  sources: { records: "computed from records", assessment: "from assessments" },
  goalposts: (worst, best) => `goalposts ${worst} → ${best}`,
  days: " days",
  known: (known, all) => `${known} of ${all} elements known`,
  suppressed: "withheld",
  missing: "missing",
  partial: "partial",
  townshipsN: (n) => `townships assessed n = ${formatCount(n)}`,
  weights: "Move the weights",
  weightsNote:
    "Weights are assumptions. Moved here, the index is computed anew in this page only; the warehouse does not change. Weights of categories, and of elements inside each, are normalised: the share stands at the right.",
  reset: "Reset the weights",
  elementsOf: (category) => `${category}: weights of elements`,
  weightOf: (name) => `${name}: weight`,
  numberOf: (name) => `${name}: weight as a number`,
  nothingWeighed: "At least one category and one of its elements needs a weight over 0.",
  effect: "Effect on tiers",
  effectNote:
    "Two bands a unit: above by the table's weights, below by the moved ones; a band is the rank's 5 to 95 %, the dot its median, first rank at the left.",
  stays: (stay, all, moved) =>
    `of ${formatCount(all)} units ${formatCount(stay)} keep their tier, ${formatCount(moved)} change`,
  none: "no index",
  unit: "Unit",
  oldPlace: "Rank before",
  newPlace: "Rank after",
  oldTier: "Tier before",
  newTier: "Tier after",
  all: (n) => `Show all ${formatCount(n)} units`,
  noUnits: "No unit has an index.",
  computing: "computing …",
};

/** The words of a language. */
export const indexWordsOf = (language: Language): IndexWords => (language === "zh" ? zh : en);

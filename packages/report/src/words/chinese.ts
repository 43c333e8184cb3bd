import type { Words } from "./words.js";

const ordinal = ["一", "二", "三", "四"] as const;
const against = { above: "高于", below: "低于", spans: "尚不能区分" } as const;

/** The brief in Chinese, the original. */
export const chinese: Words = {
  names: (names) => names.join("、"),
  sentence: (clauses) => `${clauses.join("；")}。`,
  comma: "，",
  semicolon: "；",
  title: (unit) => `${unit}小区（院落）民主协商 · 季度简报`,
  quarter: (year, quarter) => `${year} 年第${ordinal[quarter - 1]}季度`,
  span: (first, last) => `${first}至 ${last}`,
  asOf: (day) => `数据截至 ${day}`,
  version: (id) => `数据版本 ${id}`,
  publicEdition: "可公开版",
  stillReporting: "本期报送中，数字会变",
  badge: "合成示例数据 Synthetic sample",
  product: "协商一张图",
  syntheticNote: "全部数字为程序合成，不代表任何真实单位和小区。",
  childNoun: { city: "区市县", district: "街道（镇）", township: "社区（村）", community: "小区" },

  headlineValue: (name, value, change) =>
    change === "rose"
      ? `${name}升至 ${value}`
      : change === "fell"
        ? `${name}降至 ${value}`
        : `${name} ${value}`,
  headlineTarget: (target, state) =>
    state === "spans" ? `与目标 ${target} 尚不能区分` : `${against[state]}目标 ${target}`,
  headlineGroups: (noun, above, below) =>
    above === 0 && below === 0
      ? `没有${noun}能与目标区分开`
      : `${above} 个${noun}高于目标，${below === 0 ? "没有低于目标的" : `${below} 个低于目标`}`,
  headlineAbsent: {
    not_reported: (period, figure) => `${period}未收到报送，${figure}无从计算`,
    thin: (period, figure) => `${period}不足 5 场，不列${figure}`,
    suppressed: (_, figure) => `${figure}按公开规则不列出`,
    undefined: (period, figure) => `${period}没有可计算${figure}的协商`,
  },

  absent: {
    not_reported: "未报送",
    thin: "不足 5，不列",
    suppressed: "不公开",
    undefined: "无法计算",
  },
  absentShort: { not_reported: "未报送", thin: "不足 5", suppressed: "不公开", undefined: "无" },
  interval: (range) => `95% ${range}`,
  cases: (n) => `n=${n}`,
  change: {
    rose: (before) => `高于上期 ${before}（区间不重叠）`,
    fell: (before) => `低于上期 ${before}（区间不重叠）`,
    unclear: (before) => `与上期 ${before} 不能区分（区间重叠）`,
    none: (before) => (before === "" ? "不与上期比较" : `上期 ${before}，不作比较`),
  },
  target: (target, state) =>
    state === null
      ? `目标 ${target}`
      : state === "spans"
        ? `与目标 ${target} 不能区分`
        : `${against[state]}目标 ${target}`,
  partial: "以上按已到的报送计算，未报送的单位不在其内",
  small: "样本不足 30，仅供参考",
  sitesBy: (accepted, building, planned) => `验收 ${accepted}，建设 ${building}，计划 ${planned}`,
  nominated: (count) => `另有未列批次的提名 ${count}`,
  planned: (count) => `计划数 ${count}`,

  keyPoints: "本期要点",
  pointValue: (name, value) => `${name} ${value}`,
  pointAbsent: (name, why) => `${name}：${why}`,
  pointGroup: {
    above: (noun, count, names) => `${count} 个${noun}的区间整段高于目标：${names}`,
    below: (_, count, names) => `${count} 个整段低于目标：${names}`,
    unclear: (_, count) => `${count} 个与目标不能区分`,
    small: (_, count, names) => `${count} 个样本不足 30，不作比较：${names}`,
    absent: (_, count, names) => `${count} 个没有可列的数：${names}`,
  },
  pointLoss: (from, to, before, after) =>
    `七步中从“${from}”到“${to}”减少最多，由 ${before} 场到 ${after} 场`,
  pointSlowest: (step, days) => `用时最长的一步是“${step}”，中位 ${days} 天（未完成的也计入）`,

  ranking: (noun, above, below, unclear) =>
    `${noun}：${above} 个高于目标，${below} 个低于目标，${unclear} 个不能区分`,
  rankingNone: (noun) => `各${noun}没有可列的数`,
  rankingCaption: (noun, figure) =>
    `各${noun}${figure}，%；点为本期，带为 95% 区间，细线为上期，红线为目标，空心为样本不足 30`,
  rankingNote: "按区间与目标的关系分组，组内先后不是名次。",
  plotHead: (range, target) => (target === null ? range : `${range}，红线 ${target}`),
  verdict: {
    above: "高于",
    below: "低于",
    unclear: "不能区分",
    small: "样本小",
    absent: "–",
  },
  columns: {
    unit: "单位",
    value: "%",
    figureValue: "值",
    n: "n",
    verdict: "与目标",
    step: "步骤",
    reached: "到达场次",
    cases: "场次",
    days: "距上一步天数",
    quarter: "季度",
    figure: "指标",
    evidence: "分子 / 分母",
    interval: "95% 区间",
    change: "与上期",
    target: "与目标",
    project: "项目",
    place: "所在",
    compound: "小区（院落）",
    started: "开工",
    agreed: "达成共识",
    reason: "判定",
    sites: "示范点",
    severity: "级别",
    issue: "问题",
    count: "次数",
    definition: "口径",
    leftOut: "未计入",
    why: "缘由",
  },

  steps: ["建组织", "搭平台", "定规则", "抛议题", "广参与", "达共识", "齐行动"],
  funnel: (first, last) => `启动 ${first} 场，到达第七步 ${last} 场`,
  funnelAbsent: (why) => `七步：${why}`,
  funnelCaption: "本期启动的协商到达各步的场次；浅色为较上一步减少的",
  funnelNote: "天数按 Kaplan-Meier 估计：中位数（下四分位–上四分位），进行中的也计入。",
  medianDays: (median, quartiles) =>
    quartiles === null ? `中位 ${median}` : `中位 ${median}（${quartiles}）`,
  notReached: "过半未到达",
  openQuartile: "未达",

  trend: (figure, change) =>
    ({
      rose: `${figure}高于上期`,
      fell: `${figure}低于上期`,
      unclear: `${figure}与上期不能区分`,
      none: `${figure}逐季`,
    })[change],
  trendCaption: (unit) => `${unit}，按季度，%；带为 95% 区间，红线为目标`,
  sites: (sites, planned) =>
    planned === null ? `示范点 ${sites} 个` : `示范点 ${sites} 个，计划 ${planned} 个`,
  sitesCaption: "截至数据日；实心已验收，半实心建设中，空心未建",
  batch: (batch, sites) => `第 ${batch} 批 ${sites}`,

  attention: "需要处理",
  nothingToDo: "没有缺报、迟报和先实施后协商的项目。",
  missingReturns: (unit, kinds, count, days) =>
    `${unit}缺报 ${count} 份（${kinds}），已逾期 ${days} 天。`,
  lateReturns: (unit, kinds, count, days) =>
    `${unit}迟报 ${count} 份（${kinds}），最迟的晚 ${days} 天。`,
  violated: (count, judged, share) =>
    `${count} 个项目先实施后协商，占可判定 ${judged} 个的 ${share}。`,
  undetermined: (count) =>
    `${count} 个项目无法判定先后：没有关联的协商、缺日期，或日期粗略而重叠。`,
  notOnTime: (late, closed, unpublished) =>
    `办结的 ${closed} 场中有 ${late} 场未在 15 日内公开结果，其中 ${unpublished} 场尚无公开日期。`,
  ruleFound: (rule, count, places, most, asOf) =>
    `${rule}${asOf === null ? "" : `（截至 ${asOf}）`}：${count} 件${most === null ? "" : `，在 ${places} 个单位，最多的是${most}`}。`,
  ruleChanged: (unit, figure, before, now, low, high) =>
    `${unit}${figure}较前一窗口由 ${before} 变为 ${now}，差的 95% 区间 ${low} 至 ${high} 个百分点，不含零。`,
  violationTitle: "先实施后协商的项目",
  violationNote: (shown, all) =>
    shown === all ? `共 ${all} 个。` : `共 ${all} 个，列最近开工的 ${shown} 个。`,
  violationReason: {
    not_held: "报送注明未协商",
    no_agreement: "协商未达成共识",
    agreed_later: "共识晚于开工",
  },
  noAgreement: "无",

  children: (noun) => `各${noun}四项指标`,
  childrenCaption: "%；“高于”“低于”指 95% 区间整段在目标之上、之下",
  further: "其他指标",
  furtherCaption: "区间为 95%；没有区间的不与上期比较高低",

  quality: "数据质量",
  returns: ({ due, arrived, late, missing }) =>
    `本期应报 ${due} 份，已到 ${arrived} 份，其中迟报 ${late} 份；缺报 ${missing} 份。`,
  noneDue: "本期报送尚未到期。",
  returnsOfUnit: (unit) => `以下为${unit}的报送，下级单位不单独报送。`,
  rows: (returns, rows, quarantined, repaired) =>
    `读入 ${returns} 份报送的 ${rows} 行，隔离 ${quarantined} 行待改正，自动修正 ${repaired} 个单元格，逐格留有记录。`,
  rejected: (count) => `另有 ${count} 份文件未能读取（不分时期）。`,
  issueCaption: "错误与警告，次数最多的在前",
  leftOutTitle: "未计入的",

  definitions: "口径与方法",
  methods: [
    "说“高于”“低于”“升”“降”，都指 95% 区间整段分开；区间重叠一律写“不能区分”，这不等于相同。",
    "样本不足 30 的画空心，不作比较；不足 5 的不列比率；未报送的不当作零。",
    "覆盖率随窗口长短而变，其目标按四个季度的窗口设定，其他窗口不与目标相比。",
    "市级比率不含未报送单位，分子分母两边都不计，所占小区比例见“未计入的”。",
    "本简报只陈述所计之数，不说明原因，也不据此评定先后名次。",
  ],
  publicMethod: "可公开版：户数不足 5 的不列，并隐去可据以推出它们的数。",
};

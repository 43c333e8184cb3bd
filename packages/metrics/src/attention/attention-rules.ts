import type { AttentionRuleId } from "@atlas/warehouse";
import type { AttentionRule } from "./attention-rule.js";

const rule = (
  id: AttentionRuleId,
  looksAt: AttentionRule["looksAt"],
  [nameZh, nameEn]: readonly [string, string],
  [tagZh, tagEn]: readonly [string, string],
  definition: AttentionRule["definition"],
  next: AttentionRule["next"],
  [sourceZh, sourceEn]: readonly [string, string],
): AttentionRule => ({
  id,
  looksAt,
  name: { zh: nameZh, en: nameEn },
  tag: { zh: tagZh, en: tagEn },
  definition,
  next,
  source: { zh: sourceZh, en: sourceEn },
});

const schedule = ["报送期限表 (可配置)", "Schedule of returns (configuration)"] as const;

/** The rules of the attention list in words. */
export const attentionRules: Readonly<Record<AttentionRuleId, AttentionRule>> = {
  return_missing: rule(
    "return_missing",
    "window",
    ["报送未到", "Returns missing"],
    ["缺口", "Gap"],
    {
      zh: "窗口内应报而未到的报送, 按区市县。逾期天数算到数据截至日。",
      en: "Returns of the window that are past due and have not come, by district. Days overdue are counted to the as-of day.",
    },
    {
      zh: "联系该区市县补报; 未到期间其数字为未报送, 不是零。",
      en: "Ask the district for the return; until it comes its figures are not reported, never zero.",
    },
    schedule,
  ),
  return_late: rule(
    "return_late",
    "window",
    ["报送迟到", "Returns late"],
    ["迟报", "Late"],
    {
      zh: "窗口内收到日晚于期限的报送; 收到日不明的不算迟。",
      en: "Returns of the window received after their due day; one received on an unknown day is not called late.",
    },
    {
      zh: "提醒该区市县按期报送。",
      en: "Remind the district of the due day.",
    },
    schedule,
  ),
  consult_first: rule(
    "consult_first",
    "window",
    ["先实施后协商", "Begun before consulting"],
    ["违规", "Breach"],
    {
      zh: "窗口内开工的治理项目: 报送写明未协商、协商未达成共识, 或共识日晚于开工日。每项列出两个日期。占 = 已能判定的项目。",
      en: "Projects started in the window whose return says that there was no consultation, whose consultation did not agree, or agreed after the start; each with its two dates. Of: projects that could be judged.",
    },
    {
      zh: "与街镇核对两个日期; 属实的补协商并公示。",
      en: "Check both dates with the township; where they hold, consult after the fact and publish.",
    },
    [
      "来源文章: 先协商、后实施 (2020 起); 同指标 先协商后实施",
      "Source article: consult first (since 2020); as the figure consult_first",
    ],
  ),
  stalled: rule(
    "stalled",
    "as_of",
    ["协商停滞", "Stalled cases"],
    ["停滞", "Stalled"],
    {
      zh: "进行中的协商, 自最近一个有日期的步骤起, 到该单位报送所及之日已超期限而无新步骤。占 = 停在同一步的进行中协商。",
      en: "Open consultations with no dated step for longer than the limit, counted to the last day that the unit's returns speak of. Of: open consultations that wait at the same step.",
    },
    {
      zh: "请社区说明是否继续; 不再继续的按撤回办结。",
      en: "Ask the community whether it goes on; one that does not is closed as withdrawn.",
    },
    ["本产品假设 (attention-rules.csv 可改)", "Assumption of this product (attention-rules.csv)"],
  ),
  step_overdue: rule(
    "step_overdue",
    "as_of",
    ["步骤超期", "Step overdue"],
    ["超期", "Overdue"],
    {
      zh: "进行中的协商, 停在某步的天数超过该步期限而未到停滞。表中有期限的按表; 没有的按全市该步到下一步天数的四分位 Q3 + 1.5 × (Q3 − Q1) (含未完成的场次, Kaplan-Meier); 四分位求不出的步骤不判。占 = 停在同一步的进行中协商。",
      en: "Open consultations that wait at a step for longer than its limit and are not yet stalled. The limit is the table's; where it has none, Q3 + 1.5 × (Q3 − Q1) of the city's days from that step to the next (Kaplan-Meier, open cases counted); a step whose quartiles cannot be told is not judged. Of: open consultations that wait at the same step.",
    },
    {
      zh: "请社区推进到下一步, 或写明原因。",
      en: "Ask the community to take the next step or to say why not.",
    },
    [
      "七步工作法; 广参与 30 天为表中期限, 其余为四分位",
      "Seven-step method; 30 days at step 5 from the table, the others from quartiles",
    ],
  ),
  not_carried_out: rule(
    "not_carried_out",
    "window",
    ["共识未落实", "Agreed, not carried out"],
    ["未落实", "Undone"],
    {
      zh: "窗口内办结并达成共识、到截至日已满 90 天而没有第七步日期的协商。占 = 满 90 天的已达成共识。",
      en: "Consultations closed in the window with agreement, at least 90 days old at the as-of day and without a date of the seventh step. Of: agreed ones of that age.",
    },
    {
      zh: "请社区落实或补填齐行动日期。",
      en: "Ask the community to act, or to fill in the day on which it did.",
    },
    ["同指标 成果有效", "As the figure carried_out"],
  ),
  coverage_gap: rule(
    "coverage_gap",
    "window",
    ["老旧小区连续四季无协商", "Old compounds without a consultation"],
    ["空白", "Blank"],
    {
      zh: "到窗口末日的连续四季 (可配置) 内始终在册、没有任何办结协商的老旧小区; 只看四季全部报送的区市县。占 = 始终在册的老旧小区。",
      en: "Old compounds that stood through the four quarters (configuration) up to the window's end without any consultation closed; only in districts that reported all of them. Of: old compounds that stood throughout.",
    },
    {
      zh: "请街镇排定这些小区的首次协商。",
      en: "Ask the township to plan a first consultation there.",
    },
    ["同指标 覆盖率; 四季为假设", "As the figure coverage; four quarters are an assumption"],
  ),
  council: rule(
    "council",
    "window",
    ["议事会不合规则", "Councils that fail a rule"],
    ["组成", "Council"],
    {
      zh: "窗口末日在册的议事会中不合当地现行规则的; 数字未填为不明、规则自身无解的不算。占 = 能判定的议事会。",
      en: "Councils standing at the window's end that breach a rule in force for their place; those with numbers not given, and rules that nobody can satisfy, are not counted. Of: councils that could be judged.",
    },
    {
      zh: "请街镇核对人数, 属实的按规则补选。",
      en: "Check the numbers with the township; where they hold, elect as the rule asks.",
    },
    ["council-rules.csv (彭州市, 来源文章)", "council-rules.csv (Pengzhou, source article)"],
  ),
  sudden_change: rule(
    "sudden_change",
    "window",
    ["异常变化", "Sudden change"],
    ["变化", "Change"],
    {
      zh: "覆盖率、参与率、先协商后实施、结果公开率、共识率与前一同长窗口之差, 其 95% 区间 (由两窗口的区间合成, MOVER) 不含零, 且在全部单位与指标上控制误报率 (Benjamini-Hochberg)。只比较两个窗口标记都为正常的数 (n ≥ 30、完整报送)。",
      en: "Coverage, participation, consult first, published and consensus against the window of equal length before: the 95 % interval of the difference (MOVER, from both intervals) leaves out zero, after control of the false discovery rate over all units and figures (Benjamini-Hochberg). Only figures flagged ok in both windows (n at least 30, all returns in).",
    },
    {
      zh: "先核对报送口径与数据, 再问原因; 此处不说明原因。",
      en: "Check the return and its definitions first, then ask why; nothing is said here of causes.",
    },
    [
      "MOVER: Zou 与 Donner (2008); Benjamini 与 Hochberg (1995)",
      "MOVER: Zou and Donner (2008); Benjamini and Hochberg (1995)",
    ],
  ),
  unpublished: rule(
    "unpublished",
    "window",
    ["结果未公开", "Results not published"],
    ["公开", "Publish"],
    {
      zh: "窗口内办结、到截至日已超 15 天而没有公开日期的协商; 迟公开的在指标 结果公开率 的按时一项。占 = 窗口内办结的协商。",
      en: "Consultations closed in the window over 15 days before the as-of day without a day of publication; those published late are in the part on_time of the figure published. Of: those closed in the window.",
    },
    {
      zh: "请社区公开结果并补填日期。",
      en: "Ask the community to publish, and to fill in the day.",
    },
    ["同指标 结果公开率", "As the figure published"],
  ),
  small_sample: rule(
    "small_sample",
    "window",
    ["样本小", "Small sample"],
    ["样本", "Sample"],
    {
      zh: "区市县参与率所依据的协商不足 30 场: 区间宽, 不参与正式排名。",
      en: "The participation rate of a district rests on fewer than 30 consultations: its interval is wide and it is in no formal ranking.",
    },
    {
      zh: "排名仅供参考; 用更长的窗口再看。",
      en: "Take its place for a hint only; look at a longer window.",
    },
    ["同 metrics.md 的标记", "As the flags of metrics.md"],
  ),
};

import { divisionById } from "@atlas/divisions";
import type { Row } from "@atlas/schema";
import type { TrueCity, TrueCompound } from "../city/true-city.js";
import { type Cell, type ReturnColumn, count, day, money, text, yes } from "./column.js";
import { say } from "./wording.js";

/** An event with the compound it happened at. */
export interface At<R> {
  readonly row: R;
  readonly compound: TrueCompound;
}

/** The rows of a township's assessment sheet: its scores by element. */
export interface AssessmentLine {
  readonly townshipId: string;
  readonly scores: ReadonlyMap<string, number | null>;
  readonly assessor: string | null;
}

const place = (id: string | null): Cell =>
  id === null
    ? null
    : {
        kind: "place",
        id,
        text: divisionById(id)!
          .name.replace(/(社区)?(居委会|居民委员会)$/, "社区")
          .replace(/(社区)?村委会$/, (_, s: string | undefined) => (s ? "社区" : "村")),
      };
const degrees = (value: number | null): Cell =>
  value === null ? null : { kind: "degrees", value };
const named = (name: string | null): Cell =>
  name === null ? null : { kind: "compound", text: name };
const column = <R>(name: string, headers: string, cell: (row: R) => Cell): ReturnColumn<R> => ({
  name,
  headers: headers.split("|"),
  cell,
});

/** 小区(院落)台账 */
export const compoundColumns = (style: number): readonly ReturnColumn<TrueCompound>[] => [
  column("office_number", "小区编号|编号|院落编码", (c) => text(c.office_number)),
  column("name", "小区名称|院落名称|小区(院落)名称|楼盘名称", (c) => named(c.name)),
  column("kind", "小区类型|类型|院落类别", (c) => text(say(c.kind, style))),
  column("township_id", "街道|镇(街道)|所属街道", (c) => place(c.township_id)),
  column("community_id", "社区|村(社区)|所属社区", (c) => place(c.community_id)),
  column("address", "地址|详细地址|坐落", (c) => text(c.address)),
  column("lon", "经度|东经|lng", (c) => degrees(c.lon)),
  column("lat", "纬度|北纬|lat", (c) => degrees(c.lat)),
  column("built_year", "建成年份|建成年代|竣工年份", (c) => text(String(c.built_year))),
  column("buildings", "楼栋数|栋数|楼栋(栋)", (c) => count(c.buildings, "栋")),
  column("households", "户数|总户数|居民户数(户)", (c) => count(c.households, "户")),
  column("residents", "常住人口|居住人口|人口数", (c) => count(c.residents, "人")),
  column("management", "物业管理方式|管理方式|管理模式", (c) => text(say(c.management, style))),
  column("self_governance", "自治组织|自治组织形式|业委会(自治组织)", (c) =>
    text(say(c.self_governance, style)),
  ),
  column("party_branch", "是否建立党组织|党支部|小区党组织", (c) => yes(c.party_branch)),
  column("rules_published", "议事规则是否公示|规则公示|公示议事规则", (c) =>
    yes(c.rules_published),
  ),
];

const where = <R>(): readonly ReturnColumn<At<R>>[] => [
  column("compound_id", "小区名称|院落名称|小区(院落)", ({ compound }) => named(compound.name)),
  column("township_id", "街道|镇(街道)|所属镇街", ({ compound }) => place(compound.township_id)),
  column("community_id", "社区|村(社区)|社区名称", ({ compound }) => place(compound.community_id)),
];

/** 协商议事台账 */
export const consultationColumns = (
  style: number,
): readonly ReturnColumn<At<Row<"consultation">>>[] => [
  column("office_number", "协商编号|编号|议事编号", ({ row }) => text(row.office_number)),
  ...where<Row<"consultation">>(),
  column("level", "协商层级|层级|协商级别", ({ row }) => text(say(row.level, style))),
  column("topic", "议题|协商议题|协商事项", ({ row }) => text(row.topic)),
  column("topic_category", "议题类别|议题类型|事项类别", ({ row }) =>
    text(say(row.topic_category, style)),
  ),
  column("forms", "协商形式|形式|议事形式", ({ row }) =>
    text((row.forms ?? []).map((form) => say(form, style)).join("、")),
  ),
  column("actors", "协商主体|参与主体|参加人员", ({ row }) =>
    text((row.actors ?? []).map((actor) => say(actor, style)).join("、")),
  ),
  column("step1_on", "建组织|①建组织|建组织日期", ({ row }) => day(row.step1_on)),
  column("step2_on", "搭平台|②搭平台|搭平台日期", ({ row }) => day(row.step2_on)),
  column("step3_on", "定规则|③定规则|定规则日期", ({ row }) => day(row.step3_on)),
  column("step4_on", "抛议题|④抛议题|抛议题日期", ({ row }) => day(row.step4_on)),
  column("step5_on", "广参与|⑤广参与|广参与日期", ({ row }) => day(row.step5_on)),
  column("step6_on", "达共识|⑥达共识|达共识日期", ({ row }) => day(row.step6_on)),
  column("step7_on", "齐行动|⑦齐行动|齐行动日期", ({ row }) => day(row.step7_on)),
  column("outcome", "协商结果|结果|协商成果", ({ row }) => text(say(row.outcome, style))),
  column("closed_on", "办结日期|办结时间|结束日期", ({ row }) => day(row.closed_on)),
  column("published_on", "公开日期|公示日期|结果公开时间", ({ row }) => day(row.published_on)),
  column("households_invited", "应参与户数|应到户数|邀请户数", ({ row }) =>
    count(row.households_invited, "户"),
  ),
  column("households_participated", "实际参与户数|实到户数|参与户数", ({ row }) =>
    count(row.households_participated, "户"),
  ),
  column("agree", "同意票|同意|赞成", ({ row }) => count(row.agree, "票")),
  column("against", "反对票|反对|不同意", ({ row }) => count(row.against, "票")),
  column("abstain", "弃权票|弃权|弃权数", ({ row }) => count(row.abstain, "票")),
  column("satisfaction", "满意度|群众满意度|满意率", ({ row }) =>
    row.satisfaction === null ? null : { kind: "share", value: row.satisfaction },
  ),
];

/** A project with the words that the office uses for its consultation. */
export interface ProjectAt extends At<Row<"project">> {
  readonly consultationNumber: string | null;
}

/** 治理项目台账 */
export const projectColumns = (style: number): readonly ReturnColumn<ProjectAt>[] => [
  column("office_number", "项目编号|编号|项目编码", ({ row }) => text(row.office_number)),
  column("name", "项目名称|治理项目|项目", ({ row }) => text(row.name)),
  ...where<Row<"project">>(),
  column("category", "项目类别|类别|项目类型", ({ row }) => text(say(row.category, style))),
  column("consulted", "是否先协商|是否协商|实施前是否协商", ({ row }) =>
    yes(row.consulted !== "declared_none"),
  ),
  column("consultation_id", "协商编号|对应协商编号|关联议事编号", ({ consultationNumber }) =>
    text(consultationNumber),
  ),
  column("started_on", "开工日期|开工时间|实施日期", ({ row }) => day(row.started_on)),
  column("completed_on", "完工日期|竣工日期|完成时间", ({ row }) => day(row.completed_on)),
  column("budget_yuan", "预算(元)|预算金额(元)|项目预算(元)", ({ row }) => money(row.budget_yuan)),
  column("funded_yuan", "到位资金(元)|已到位资金(元)|资金到位(元)", ({ row }) =>
    money(row.funded_yuan),
  ),
];

/** 社区提案台账 */
export const proposalColumns = (style: number): readonly ReturnColumn<ProposalAt>[] => [
  column("office_number", "提案编号|编号|提案号", ({ row }) => text(row.office_number)),
  column("title", "提案名称|提案|提案内容", ({ row }) => text(row.title)),
  ...where<Row<"proposal">>(),
  column("category", "提案类别|类别|提案类型", ({ row }) => text(say(row.category, style))),
  column("raised_on", "提出日期|提交日期|提案日期", ({ row }) => day(row.raised_on)),
  column("raised_level", "提出层级|提案层级|提出级别", ({ row }) =>
    text(say(row.raised_level, style)),
  ),
  ...(["community", "township", "district"] as const).map((level, i) =>
    column<ProposalAt>(
      `escalation_${level}`,
      ["社区受理日期|上报社区日期", "街道受理日期|上报街道日期", "区级受理日期|上报区级日期"][i]!,
      ({ row }) => day(row.escalations?.find((step) => step.level === level)?.on ?? null),
    ),
  ),
  column("escalation_reason", "上报原因|上报理由", ({ row }) =>
    text(row.escalations?.at(-1)?.reason ?? null),
  ),
  column("resolved_level", "解决层级|办结层级", ({ row }) => text(say(row.resolved_level, style))),
  column("adopted", "是否采纳|采纳情况", ({ row }) => yes(row.adopted)),
  column("outcome", "办理结果|结果", ({ row }) => text(say(row.outcome, style))),
  column("resolved_on", "办结日期|办结时间", ({ row }) => day(row.resolved_on)),
  column("consultation_id", "协商编号|转协商编号", ({ consultationNumber }) =>
    text(consultationNumber),
  ),
];

/** A proposal with its consultation's number. */
export interface ProposalAt extends At<Row<"proposal">> {
  readonly consultationNumber: string | null;
}

/** 示范点名单 */
export const siteColumns = (style: number): readonly ReturnColumn<At<Row<"pilot_site">>>[] => [
  column("name", "点位名称|示范点名称|小区(院落)名称", ({ row }) => named(row.name)),
  column("township_id", "街道|镇(街道)", ({ compound }) => place(compound.township_id)),
  column("community_id", "社区|村(社区)", ({ compound }) => place(compound.community_id)),
  column("batch", "批次|试点批次", ({ row }) =>
    text(row.batch === null ? null : ["第一批", "第二批"][row.batch - 1]!),
  ),
  column("year", "年度|确定年度", ({ row }) => text(row.year === null ? null : String(row.year))),
  column("status", "状态|建设状态", ({ row }) => text(say(row.status, style))),
  column("designated_on", "确定日期|确定时间", ({ row }) => day(row.designated_on)),
  column("accepted_on", "验收日期|验收时间", ({ row }) => day(row.accepted_on)),
  column("budget_yuan", "预算(元)|预算金额(元)", ({ row }) => money(row.budget_yuan)),
  column("funded_yuan", "到位资金(元)|已到位资金(元)", ({ row }) => money(row.funded_yuan)),
  column("lon", "经度|lng", ({ row }) => degrees(row.lon)),
  column("lat", "纬度|lat", ({ row }) => degrees(row.lat)),
];

/** 村(居)民议事会组成 */
export const councilColumns = (): readonly ReturnColumn<TrueCity["councils"][number]>[] => [
  column("township_id", "街道|镇(街道)|镇街", (c) => place(c.township_id)),
  column("community_id", "村(社区)|社区|村(居)名称", (c) => place(c.community_id)),
  column("households", "户数|总户数", (c) => count(c.households, "户")),
  column("groups", "村(居)民小组数|小组数", (c) => count(c.groups, "个")),
  column("representatives", "村(居)民代表数|代表人数", (c) => count(c.representatives, "人")),
  column("members", "议事会成员数|议事会人数", (c) => count(c.members, "人")),
  column("supervisors", "监督委员会人数|监委会人数", (c) => count(c.supervisors, "人")),
  column("ordinary_members", "普通党员和群众代表数|普通成员数", (c) =>
    count(c.ordinary_members, "人"),
  ),
];

/** 协商指标评估表: one column an element. */
export const assessmentColumns = (
  elements: readonly { readonly id: string; readonly zh: string }[],
): readonly ReturnColumn<AssessmentLine>[] => [
  column("unit_id", "街道(镇)|被评单位|镇(街道)", (line) => place(line.townshipId)),
  ...elements.map(({ id, zh }) =>
    column<AssessmentLine>(id, zh, (line) => {
      const score = line.scores.get(id) ?? null;
      return score === null ? null : text(String(score));
    }),
  ),
  column("assessor", "评估方|评估单位", (line) => text(line.assessor)),
];

/** 街镇项目化试点 */
export const townshipPilotColumns = (
  style: number,
): readonly ReturnColumn<Row<"township_pilot">>[] => [
  column("township_id", "镇(街道)|街道(镇)", (p) => place(p.township_id)),
  column("started_on", "启动年份|启动时间", (p) =>
    text(p.started_on === null ? null : `${p.started_on.slice(0, 4)}年`),
  ),
  column("partners", "合作单位|联动组织", (p) => text(p.partners?.join("、") ?? null)),
  column("positive_list", "正面清单", (p) => yes(p.positive_list)),
  column("negative_list", "负面清单", (p) => yes(p.negative_list)),
  column("handbook", "指南手册", (p) => yes(p.handbook)),
  column("rules", "协商规则(条)|规则条数", (p) => count(p.rules, "条")),
  column("procedures", "协商流程(步)|流程数", (p) => count(p.procedures, "步")),
  column("trainings", "培训场次", (p) => count(p.trainings, "场")),
  column("actors", "协商主体|参与主体", (p) =>
    text(p.actors?.map((actor) => say(actor, style)).join("、") ?? null),
  ),
];

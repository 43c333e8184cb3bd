import { squeezed } from "../parse/parsed.js";
import { foldHeader } from "../reference.js";
import type { FieldType } from "./kind-fields.js";

/** A header cut into what names the column and what only qualifies it. */
export interface HeaderText {
  /** Folded, nothing taken away. */
  readonly whole: string;
  /** Without remarks in brackets, units and ordinals. */
  readonly core: string;
  /** Other writings of the core, the likeliest first: without affixes that say nothing of the column. */
  readonly variants: readonly string[];
  readonly measure: Measure;
}

/** What a header says its cells measure. */
export type Measure =
  "date" | "share" | "money" | "count" | "id" | "flag" | "score" | "other" | null;

const unit =
  "元|万元|亿元|户|人|个|栋|幢|座|套|票|次|条|步|场|分|年|月|日|平方米|平米|㎡|m2|%|％|份";
const unitBehind = new RegExp(`[/／](?:${unit})$`);
const ordinal = /^(?:[①-⑳]|[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})(?:[)）]|[、.．:：]\s*))/;
const remark = /\(([^()]*)\)|\[([^[\]]*)\]|【([^【】]*)】|<([^<>]*)>/g;
const systems =
  /wgs-?84|cgcs-?2000|国家2000|gcj-?02|火星(?:坐标)?|高德|腾讯|bd-?09|百度|十进制|度分秒/gi;

const prefixes =
  /^(?:所属|所在|所处|所辖|所|隶属|归属|本|该|具体|填报|申报|报送|登记|目前|当前|现有|现|对应|相关|关联|主要|涉及|是否有|是否已|是否|有无|已)/;
const suffixes =
  /(?:得分|评分|分值|分数|名称|名|情况|信息|内容|全称|简称|详情|明细|一览|登记|数量|总数|个数|数|日期|时间|年月日|一栏|栏|项|类|为|是)$/;

const memo = new Map<string, HeaderText>();

/** Reads a header's text; remembered, since a few hundred texts are all there are. */
export function headerText(raw: string): HeaderText {
  let text = memo.get(raw);
  if (!text) {
    text = cut(raw);
    if (memo.size > 20_000) memo.clear();
    memo.set(raw, text);
  }
  return text;
}

function cut(raw: string): HeaderText {
  const narrow = squeezed(raw).replace(systems, "");
  const unnumbered = narrow.replace(ordinal, "");
  // A bracket may hold a unit or a remark, or a part of the name: 村(居)民代表, 小区(院落).
  const bare = unnumbered.replace(remark, "").replace(unitBehind, "");
  const opened = unnumbered.replace(/[()[\]【】<>]/g, "").replace(unitBehind, "");
  const core = foldHeader(bare);
  const variants = new Set<string>();
  const add = (text: string): void => {
    if (text.length > 0) variants.add(text);
  };
  for (const start of [core, foldHeader(opened), foldHeader(unnumbered), foldHeader(narrow)]) {
    add(start);
    const inner = start.replace(prefixes, "");
    const short = start.replace(suffixes, "");
    if (inner.length >= 2) add(inner);
    if (short.length >= 2) add(short);
    const both = inner.replace(suffixes, "");
    if (both.length >= 2) add(both);
  }
  variants.delete(core);
  return {
    whole: foldHeader(raw),
    core: core === "" ? foldHeader(raw) : core,
    variants: [core, ...variants].filter(Boolean),
    measure: measureOf(core === "" ? foldHeader(raw) : core, narrow),
  };
}

function measureOf(core: string, narrow: string): Measure {
  if (
    /电话|手机|联系|邮箱|传真|身份证|姓名|负责人|经办|填报人|书记|组长|法人|备注|说明$|附注|附件|链接|网址|图片|照片|面积|㎡|平方米|同比|环比|排名|名次/.test(
      core,
    )
  )
    return "other";
  if (/(?:日期|时间|年月日?|时点|日|年份|年度|年代|年)$/.test(core)) return "date";
  if (/率|占比|比例|比重|百分比|满意度$/.test(core) || /\(%\)|\/%/.test(narrow)) return "share";
  if (/得分|评分|分值|分数$/.test(core)) return "score";
  if (/(?:编号|编码|代码|序号|流水号|案号|单号|号)$/.test(core) || core === "id") return "id";
  if (/(?:金额|资金|经费|投资|预算|概算|造价|款|额)$/.test(core) || /万元|\(元\)|\/元/.test(narrow))
    return "money";
  if (/(?:数|数量|人次|总量)$/.test(core) || /(?:户|票)$/.test(core)) return "count";
  if (/^(?:是否|有无|能否)/.test(core)) return "flag";
  return null;
}

const allowed: Readonly<Record<Exclude<Measure, null>, RegExp>> = {
  date: /^(date|year)$/,
  share: /^share$/,
  money: /^money$/,
  count: /^(integer|share)$/,
  id: /^(text|batch)$/,
  flag: /^(boolean|code)/,
  score: /^score$/,
  other: /^$/,
};

/** Whether a column that measures this can hold that field. An id is only what is named by one. */
export function suits(measure: Measure, field: string, type: FieldType): boolean {
  if (measure === null) return true;
  // Elements of an index are named by what they measure: 参与户率, 办理天数.
  if (type === "score" && measure !== "other" && measure !== "id") return true;
  if (measure === "id")
    return /(_number|^batch)$/.test(field) || /^(district|township|community)$/.test(field);
  return allowed[measure].test(type);
}

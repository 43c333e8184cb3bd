import { slipOf } from "../map/header-slips.js";
import { isMasked, maskPersonal } from "./mask-personal.js";
import { saysMissing } from "./parsed.js";

/** What headings of columns about a person are made of: how to reach one, papers of one, and a name by an office that one person holds. */
const personal =
  /电话|手机|联系(?:人|方式|号码)|联络(?:人|员|方式)|身份证|证件号|姓名|微信号?$|qq号?$|邮箱|家庭(?:住址|地址)|(?:经办|填报|填表|制表|负责|责任|主持|召集|登记|录入|户主|业主|法定代表|申请|提案|提出|受理|审核|签)人$|户主$|(?:书记|组长|楼长|院长|网格员|楼栋长|志愿者)$|contact|phone|mobile|telephone|wechat|e-?mail|id_?(?:card|number)$|person/iu;

/** What is no person under such a heading: a count, a date, a rate. */
const otherwise = /数$|率$|日期|时间|是否|有无|单位|部门|满意/u;

/** Such headings as are looked for with one slip of the hand too (联系电活): masking a column too many costs less than one too few. */
const oftenMistyped = [
  "联系电话",
  "联系方式",
  "联系号码",
  "电话号码",
  "手机号码",
  "联系人电话",
  "负责人电话",
  "联系人姓名",
  "负责人姓名",
  "业主姓名",
  "身份证号",
  "身份证号码",
  "证件号码",
  "家庭住址",
  "家庭地址",
];

/** Whether a column holds what is personal, by its heading, also a mistyped one: 联系人, 联系电话, 联系电活, 身份证号码, 姓名. */
export const isPersonalHeading = (heading: string): boolean => {
  const text = heading.normalize("NFKC").replace(/[\s\p{Cf}]+/gu, "");
  if (otherwise.test(text)) return false;
  return (
    personal.test(text) ||
    (text.length >= 4 && oftenMistyped.some((known) => slipOf(text, known) !== null))
  );
};

/** A cell of a column about persons: numbers masked as everywhere, of anything else the first character is left. Masking twice
 * changes nothing; a word for what is missing stays. */
export function maskPersonalCell(text: string): string {
  const masked = maskPersonal(text);
  if (/^\s*\d{3}\*+\s*$/.test(masked) || saysMissing(text)) return masked;
  const [first = ""] = text.trim();
  return `${first}**`;
}

/** Whether a cell of such a column was masked. */
export const isMaskedCell = (text: string): boolean => isMasked(text) || /^.\*\*$/su.test(text);

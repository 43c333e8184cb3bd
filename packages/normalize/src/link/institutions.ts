import { contrasts } from "./affixes.js";

/** Institutions whose housing bears their name, written in full or short: universities, works and offices of the city. Longest first where one
 * begins another. */
const shortNames: readonly (readonly [full: RegExp, short: string])[] = [
  [/四川大学/, "川大"],
  [/西南交通大学/, "西南交大"],
  [/电子科技大学|电子科大/, "成电"],
  [/西南财经大学|西南财大|西财大/, "西财"],
  [/(?:成都)?理工大学|成都理工/, "理工大"],
  [/四川师范大学|四川师大|川师大/, "川师"],
  [/西南民族大学|西南民大/, "民大"],
  [/成都中医药大学|成都中医大/, "成中医"],
  [/华西医科大学|华西医大/, "华西"],
  [/成都飞机(?:工业|公司|厂)*/, "成飞"],
  [/(?:成都)?市?第?([1-9一二三四五六七八九])人民医院/, "市$1医院"],
  [/成都铁路局/, "铁路局"],
  [/中铁(?=[一二三四五六七八九十]{1,3}局)/, "铁"],
  [/四川省(?=.{3})/, "省"],
  [/成都市(?=.{3})/, "市"],
];

/** Kinds of institutions that are written in full or short wherever they stand in a name. A branch in the city adds nothing within it. */
const shortKinds: readonly (readonly [full: RegExp, short: string])[] = [
  [/中国科学院/, "中科院"],
  [/农业科学(?:研究)?院/, "农科院"],
  [/林业科学(?:研究)?院/, "林科院"],
  [/社会科学院/, "社科院"],
  [/(?:勘察|勘测)?设计研究院|研究设计院|(?:勘察|勘测)设计院/, "设计院"],
  [/(?:中国)?([工农建])(?:商|业|设)银行/, "$1行"],
  [/第?([一二三四五六七八九十]{1,3}|\d{1,2})建筑(?:工程)?(?:有限)?公司/, "$1建"],
  [/公共交通公司/, "公交公司"],
  [/(?<=[院行司局所])成都分[院行司局所]|成都分公司/, ""],
];

/** A name with the institutions in it in their short form: 四川大学花园 → 川大花园, 四川省农业科学院宿舍 → 省农科院宿舍. */
export function shortInstitution(name: string): string {
  let text = name;
  for (const [full, short] of shortKinds) text = text.replace(full, short);
  for (const [full, short] of shortNames) {
    const found = full.exec(text);
    if (found?.index === 0) return text.replace(full, short);
  }
  return text;
}

const institution = /(?:厂|局|所|矿|校|社|公司|设计院|研究院|医院|学院)$/;
const office = /(?:大学|大|委|厅|行|站|段|处|部|队)$/;

/** Whether a text ends as works, offices and schools do. */
export const isInstitution = (text: string): boolean => institution.test(text) || office.test(text);

/** 省 or 市 before an institution, which a list leaves out. */
const rank = /^(?:省|市|国营)(?=.{3})/;

/** Whether one name is the other, an institution, with signs left out between its first and its last: 红光厂 of 红光电子管厂, 省建院 of 省建筑设计院,
 * 省广电厅 of 广播电视厅. A number or a direction that is left out makes it another. */
export function isShortOfInstitution(short: string, long: string): boolean {
  if (short.length < 3 || !isInstitution(long)) return false;
  const isRanked = [short, long].map((text) => rank.test(text));
  if (isRanked[0] === isRanked[1]) return isShortened(short, long);
  return isShortened(short.replace(rank, ""), long.replace(rank, ""));
}

function isShortened(short: string, long: string): boolean {
  if (short.length < 3 || long.length - short.length < 2) return false;
  if (short[0] !== long[0] || short.at(-1) !== long.at(-1)) return false;
  let at = 0;
  for (const sign of long.slice(0, -1))
    if (sign === short[at] && at < short.length - 1) at += 1;
    else if (contrasts.has(sign)) return false;
  return at === short.length - 1;
}

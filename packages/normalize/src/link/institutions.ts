/** Institutions whose housing bears their name, written in full or short: universities, works and offices of the city. Longest first where one
 * begins another. */
const shortNames: readonly (readonly [full: RegExp, short: string])[] = [
  [/四川大学/, "川大"],
  [/西南交通大学/, "西南交大"],
  [/电子科技大学|电子科大/, "成电"],
  [/西南财经大学|西南财大/, "西财"],
  [/成都理工大学|成都理工/, "理工大"],
  [/四川师范大学|四川师大/, "川师"],
  [/西南民族大学|西南民大/, "民大"],
  [/成都中医药大学|成都中医大/, "成中医"],
  [/华西医科大学|华西医大/, "华西"],
  [/成都飞机(?:工业|公司|厂)*/, "成飞"],
  [/成都铁路局/, "铁路局"],
  [/四川省(?=.{3})/, "省"],
  [/成都市(?=.{3})/, "市"],
];

/** A name with the institution before it in its short form: 四川大学花园 → 川大花园, 四川省建委宿舍 → 省建委宿舍. */
export function shortInstitution(name: string): string {
  for (const [full, short] of shortNames) {
    const found = full.exec(name);
    if (found?.index === 0) return short + name.slice(found[0].length);
  }
  return name;
}

import { type Parsed, folded, saysMissing, unreadable } from "./parsed.js";

/** A text that is longer is a remark, no name. */
const longestName = 40;
const longestCell = 400;
const marker =
  /^(?:原名?|原称|曾用名|又名|又叫|亦称|亦名|也叫|别名|别称|又称|俗称|简称|旧名|旧称|推广名|案名|备案名|现名)[::]\s*/;
/** Brackets or quotes around all of it; brackets inside a name may tell a part of the estate and stay. */
const enclosed = /^[([【〔「『“"']\s*([^()[\]【】〔〕「」『』“”"']*)\s*[)\]】〕」』”"']$/;
/** A part of an estate without the estate. */
const onlyPart =
  /^第?[\d一二三四五六七八九十东南西北a-z]{1,3}(?:期|区|组|组团|号|号院|栋|幢|座|门)$/iu;

/** Other names of a compound as a cell lists them (`甲苑、乙园；原名：丙院`, `(甲苑)(乙园)`, `["甲苑","乙园"]`), sorted, each once;
 * null with an issue where it lists none. */
export function parseOtherNames(raw: string): Parsed<readonly string[]> {
  const text = raw.length > longestCell ? "" : folded(raw).replace(/^\[(.*)\]$/s, "$1");
  // Only a cell of nothing but names in brackets is cut between them: 翠园(一期)(西区) is one name.
  const cut = text.startsWith("(") ? /[、,;/|\n]+|(?<=\))\s*(?=\()/ : /[、,;/|\n]+/;
  const names = new Set<string>();
  for (const piece of text.split(cut)) {
    const inside = piece.trim().replace(enclosed, "$1").replace(marker, "");
    const name = inside.replace(/\s+/g, " ").trim();
    const isName = name.length >= 2 && name.length <= longestName && /\p{L}/u.test(name);
    if (isName && !onlyPart.test(name) && !saysMissing(name)) names.add(name);
  }
  return names.size === 0 ? unreadable("name_invalid") : { value: [...names].sort() };
}

import type { ReferenceData } from "../reference.js";

/** Words of an English header, in lower case: buildYear, build_year, Build Year and BUILD_YEAR are build and year. Empty where it is
 * not made of Latin letters. */
export function headerWordsOf(raw: string): readonly string[] {
  const text = raw
    .normalize("NFKC")
    .trim()
    .replace(/^[`"']+|[`"']+$/g, "");
  if (!/^[a-z][a-z\d_.\s-]*$/i.test(text)) return [];
  return text
    .replace(/([a-z\d])(?=[A-Z])|([A-Z])(?=[A-Z][a-z])/g, "$1$2 ")
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter(Boolean);
}

/** An English header word for word in Chinese (buildYear → 建成年份), so that it is read as a Chinese one is; null where a word is not
 * known, and where it is no English header. */
export function translatedHeader(
  raw: string,
  { headerTranslations: known }: ReferenceData,
): string | null {
  const words = headerWordsOf(raw);
  const parts = words.map((word) => known.get(word) ?? joined(word, known));
  if (parts.length === 0) return null;
  if (!parts.includes(null)) return parts.join("");
  // subDistrict, house_hold: one word written as two.
  return words.length === 2 ? (known.get(words.join("")) ?? null) : null;
}

const shortestJoined = 3;

/** Words written as one (buildingcount) in Chinese; null where any part of it is not known. The longest first word that leaves known
 * words goes before a shorter one. */
function joined(text: string, known: ReadonlyMap<string, string>): string | null {
  for (let n = text.length - shortestJoined; n >= shortestJoined; n -= 1) {
    const first = known.get(text.slice(0, n));
    const rest = text.slice(n);
    const others = first === undefined ? null : (known.get(rest) ?? joined(rest, known));
    if (others !== null) return first! + others;
  }
  return null;
}

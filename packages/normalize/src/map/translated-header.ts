import type { ReferenceData } from "../reference.js";

/** Words of an English header, in lower case: buildYear, build_year, Build Year and BUILD_YEAR are build and year. Empty where it is
 * not made of Latin letters. */
export function headerWordsOf(raw: string): readonly string[] {
  const text = raw.normalize("NFKC").trim();
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
  const parts = words.map((word) => known.get(word) ?? null);
  return parts.length === 0 || parts.includes(null) ? null : parts.join("");
}

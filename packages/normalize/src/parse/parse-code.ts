import { type Bilingual, codeLists } from "@atlas/schema";
import { type ReferenceData, foldHeader } from "../reference.js";
import { type Parsed, folded, unreadable } from "./parsed.js";

const negation = /[未不没无非否]/;

/** A word of a closed list: a synonym of the table or a label of the list; else the longest synonym inside the text, with an
 * issue, unless a negation stands beside it. */
export function parseCode(raw: string, list: string, reference: ReferenceData): Parsed<string> {
  const words = reference.words.get(list);
  const text = foldHeader(raw);
  const direct = words?.get(text) ?? labelled(text, list);
  if (direct !== undefined) return { value: direct };
  const bare = foldHeader(raw.normalize("NFKC").replace(/\([^()]*\)/g, ""));
  const inside = words?.get(bare);
  if (inside !== undefined) return mapped(inside, list);
  const made = text.length > 40 ? undefined : madeOf(bare === "" ? text : bare, list, reference);
  if (made !== undefined) return mapped(made, list);
  let best: string | null = null;
  let length = 1;
  let rest = "";
  for (const [word, code] of words ?? []) {
    if (word.length > length && text.includes(word)) {
      best = code;
      length = word.length;
      rest = text.replace(word, "");
    }
  }
  return best === null || negation.test(rest) ? unreadable("code_unknown") : mapped(best, list);
}

/** The first code of the list whose terms are in a text that holds none of the words against it. */
function madeOf(text: string, list: string, reference: ReferenceData): string | undefined {
  return reference.valueTerms
    .get(list)
    ?.find(
      ([, { patterns, unless }]) =>
        !unless.some((word) => text.includes(word)) &&
        patterns.some((groups) =>
          groups.every((group) => group.some((word) => text.includes(word))),
        ),
    )?.[0];
}

const lists: Readonly<Record<string, Readonly<Record<string, Bilingual>>>> = codeLists;

const mapped = (value: string, list: string): Parsed<string> => ({
  value,
  issue: { code: "code_mapped", parameters: { value: lists[list]?.[value] ?? value } },
});

const labels = new Map<string, ReadonlyMap<string, string>>();

/** The code whose id or label (either language) a folded text is. */
function labelled(text: string, list: string): string | undefined {
  let own = labels.get(list);
  if (!own) {
    const codes = lists[list] ?? {};
    own = new Map(
      Object.entries(codes).flatMap(([code, { zh, en }]) =>
        [code, zh, en].map((word): [string, string] => [foldHeader(word), code]),
      ),
    );
    labels.set(list, own);
  }
  return own.get(text);
}

/** Items of a cell that lists several. */
export function splitItems(raw: string): readonly string[] {
  return folded(raw)
    .split(/[、,;/|\n+&。]+|\s{2,}/)
    .map((item) => item.trim())
    .filter(Boolean);
}

/** One item of a list, with what is said of it in brackets. */
const longestItem = 300;

/** Codes of a cell that lists several, sorted; counts beside them (居民代表15人) are left out. What no synonym knows is an
 * issue, and the rest stands. */
export function parseCodes(
  raw: string,
  list: string,
  reference: ReferenceData,
): Parsed<readonly string[]> {
  const codes = new Set<string>();
  let unknown: string | null = null;
  let repaired = false;
  const take = (item: string): boolean => {
    if (item.length > longestItem) return false;
    const { value, issue } = parseCode(
      item.replace(/[:\uff1a]?\d+(余|多)?(人|名|位|户|家|个|次|场)?$/, ""),
      list,
      reference,
    );
    if (value === null) return false;
    repaired ||= issue !== undefined;
    codes.add(value);
    return true;
  };
  for (const item of splitItems(raw)) {
    const joined = /[和与及\s]/.test(item) ? item.split(/[和与及\s]+/).filter(Boolean) : [];
    if (parseCode(item, list, reference).issue === undefined || joined.length < 2) {
      if (!take(item)) unknown ??= item;
    } else {
      for (const piece of joined) if (!take(piece)) unknown ??= piece;
    }
  }
  if (codes.size === 0) return unreadable("code_unknown");
  const value = [...codes].sort();
  if (unknown !== null)
    return { value, issue: { code: "code_unknown", parameters: { raw: unknown } } };
  return repaired ? { value, issue: { code: "code_mapped" } } : { value };
}

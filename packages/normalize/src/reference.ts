import { type Code, codesOf } from "@atlas/schema";
import Papa from "papaparse";
import { kindFields } from "./map/kind-fields.js";

/** A header as the table of synonyms knows it; a lower rank is a more specific way to name the field. */
export interface KnownHeader {
  readonly field: string;
  readonly rank: number;
}

/** How the words for one thing are made: each pattern is groups that must all occur, each group its alternatives. */
export interface WordTerms {
  readonly patterns: readonly (readonly (readonly string[])[])[];
  /** Words that make it another column. */
  readonly unless: readonly string[];
}

/** The tables of `data/reference` that the importer works with. */
export interface ReferenceData {
  /** Kind → folded header → field. Headers of any kind (`*`) are in each. */
  readonly headers: ReadonlyMap<string, ReadonlyMap<string, KnownHeader>>;
  /** Kind → field → what its headers are made of. */
  readonly terms: ReadonlyMap<string, ReadonlyMap<string, WordTerms>>;
  /** English word of headers, in lower case → the same in Chinese. */
  readonly headerTranslations: ReadonlyMap<string, string>;
  /** Every folded header of any kind. */
  readonly headerWords: ReadonlySet<string>;
  /** Code list → code → what its words are made of, in order of precedence. */
  readonly valueTerms: ReadonlyMap<string, readonly (readonly [string, WordTerms])[]>;
  /** Code list → folded word → code. */
  readonly words: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** `list|jurisdiction|topic` → first day in force; `list|jurisdiction` → first day of the list. */
  readonly lists: ReadonlyMap<string, string>;
  /** Folded name or id of an element of the index → its id. */
  readonly elements: ReadonlyMap<string, string>;
}

const folds = new Map<string, string>();

/** Folds a header or a word: width, case, white space, punctuation and leading ordinals. */
export function foldHeader(text: string): string {
  let fold = folds.get(text);
  if (fold === undefined) {
    fold = text
      .normalize("NFKC")
      .toLowerCase()
      .replace(/[\s\p{Cf}`"'“”‘’*★☆※#:;。.、,/\\_·&+\-—–【】[\]《》「」]+/gu, "")
      .replace(/^[①-⑳]/, "")
      .replace(/^\d{1,2}(?=[^\d])/, "");
    if (folds.size > 100_000) folds.clear();
    folds.set(text, fold);
  }
  return fold;
}

/** Rows of a reference table by the names in its header. */
export const csvRecords = (text: string): Record<string, string>[] =>
  Papa.parse<Record<string, string>>(text.trim(), { header: true, skipEmptyLines: true }).data;

/** Parses the texts of `header-synonyms.csv`, `header-terms.csv`, `header-words.csv`, `value-synonyms.csv`, `value-terms.csv`, `lists.csv` and `elements.csv`; a
 * file that is not given is an empty table.
 * @param texts file name → content; other files are left aside */
export function parseReference(texts: Readonly<Record<string, string>>): ReferenceData {
  const rows = (name: string): Record<string, string>[] => csvRecords(texts[name] ?? "");
  const elements = new Map<string, string>();
  for (const { element_id: id, zh, en } of rows("elements.csv"))
    for (const name of [id, zh, en]) if (name) elements.set(foldHeader(name), id!);
  const headers = headerTable(rows("header-synonyms.csv"), elements);
  const headerWords = new Set<string>();
  for (const known of headers.values()) for (const word of known.keys()) headerWords.add(word);
  const headerTranslations = new Map<string, string>();
  for (const { zh, words: text } of rows("header-words.csv"))
    for (const word of text!.split("|")) headerTranslations.set(word, zh!);
  const words = new Map<string, Map<string, string>>();
  for (const { list, code, words: text } of rows("value-synonyms.csv")) {
    const map = words.get(list!) ?? new Map<string, string>();
    for (const word of text!.split("|"))
      if (!map.has(foldHeader(word))) map.set(foldHeader(word), code!);
    words.set(list!, map);
  }
  const lists = new Map<string, string>();
  for (const { list, jurisdiction_id: place, topic_category: topic, valid_from: from } of rows(
    "lists.csv",
  )) {
    lists.set(`${list!}|${place!}|${topic!}`, from!);
    const whole = `${list!}|${place!}`;
    if (from! < (lists.get(whole) ?? "9999")) lists.set(whole, from!);
  }
  return {
    headers,
    terms: termTable(rows("header-terms.csv")),
    valueTerms: valueTerms(rows("value-terms.csv")),
    headerWords,
    headerTranslations,
    words,
    lists,
    elements,
  };
}

const pieces = (text: string | undefined, by: string): string[] =>
  (text ?? "").split(by).filter(Boolean);

/** `应/邀请 参与/到 户` → groups of alternatives, longest first; patterns are split by `|`. */
const wordTerms = (row: Record<string, string>): WordTerms => ({
  patterns: pieces(row["terms"], "|").map((pattern) =>
    pieces(pattern, " ").map((group) =>
      pieces(group, "/").sort((a, b) => b.length - a.length || (a < b ? -1 : 1)),
    ),
  ),
  unless: pieces(row["unless"], "|"),
});

function valueTerms(rows: readonly Record<string, string>[]): ReferenceData["valueTerms"] {
  const terms = new Map<string, [string, WordTerms][]>();
  for (const row of rows) {
    const own = terms.get(row["list"]!) ?? [];
    own.push([row["code"]!, wordTerms(row)]);
    terms.set(row["list"]!, own);
  }
  return terms;
}

function termTable(
  rows: readonly Record<string, string>[],
): ReadonlyMap<string, ReadonlyMap<string, WordTerms>> {
  const terms = new Map<string, Map<string, WordTerms>>();
  for (const kind of codesOf("return_kind")) terms.set(kind, new Map());
  for (const row of rows) {
    if (row["kind"] !== "*") terms.get(row["kind"]!)?.set(row["field"]!, wordTerms(row));
    else
      for (const [kind, own] of terms)
        if (kindFields[kind as Code<"return_kind">][row["field"]!] !== undefined)
          own.set(row["field"]!, wordTerms(row));
  }
  return terms;
}

function headerTable(
  rows: readonly Record<string, string>[],
  elements: ReadonlyMap<string, string>,
): ReadonlyMap<string, ReadonlyMap<string, KnownHeader>> {
  const headers = new Map<string, Map<string, KnownHeader>>();
  const kinds: readonly Code<"return_kind">[] = codesOf("return_kind");
  for (const kind of kinds) headers.set(kind, new Map());
  const add = (kind: string, text: string, field: string, rank: number): void => {
    const known = headers.get(kind);
    const key = foldHeader(text);
    if (known && key !== "" && !known.has(key)) known.set(key, { field, rank });
  };
  // A kind's own headers come before the names of its columns, and these before what holds for any kind.
  for (const { kind, field, headers: list } of rows)
    if (kind !== "*") list!.split("|").forEach((text, rank) => add(kind!, text, field!, rank));
  for (const kind of kinds)
    for (const field of Object.keys(kindFields[kind])) add(kind, field, field, 50);
  for (const { kind, field, headers: list } of rows) {
    if (kind !== "*") continue;
    for (const each of kinds)
      list!.split("|").forEach((text, rank) => add(each, text, field!, rank));
  }
  for (const [name, id] of elements) add("assessments", name, `element:${id}`, 0);
  return headers;
}

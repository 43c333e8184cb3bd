import Papa from "papaparse";

/** The tables of `data/reference` that the importer works with. */
export interface ReferenceData {
  /** Kind → folded header → field. */
  readonly headers: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Code list → folded word → code. */
  readonly words: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** `list|jurisdiction|topic` → first day in force; `list|jurisdiction` → first day of the list. */
  readonly lists: ReadonlyMap<string, string>;
}

/** Folds a header or a word: width, case, white space, punctuation and leading ordinals. */
export function foldHeader(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s"'“”‘’*::。.、,,/\\_]+/g, "")
    .replace(/^\d{1,2}(?=[^\d])/, "");
}

/** Parses the texts of `header-synonyms.csv`, `value-synonyms.csv`, `lists.csv` and `elements.csv`.
 * @param texts file name → content */
export function parseReference(texts: Readonly<Record<string, string>>): ReferenceData {
  const rows = (name: string): Record<string, string>[] =>
    Papa.parse<Record<string, string>>((texts[name] ?? "").trim(), { header: true }).data;
  const headers = new Map<string, Map<string, string>>();
  for (const { kind, field, headers: list } of rows("header-synonyms.csv")) {
    const map = headers.get(kind!) ?? new Map<string, string>();
    for (const header of list!.split("|")) {
      const key = foldHeader(header);
      if (!map.has(key)) map.set(key, field!);
    }
    headers.set(kind!, map);
  }
  const assessments = headers.get("assessments");
  for (const { element_id: id, zh } of rows("elements.csv"))
    assessments?.set(foldHeader(zh!), `element:${id!}`);
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
  return { headers, words, lists };
}

import type { Code } from "@atlas/schema";
import { pinyin } from "pinyin-pro";
import type { ReferenceData } from "../reference.js";
import type { FieldScore } from "./score-header.js";

type Kind = Code<"return_kind">;

interface Spelled {
  readonly field: string;
  readonly score: number;
  readonly how: FieldScore["how"];
}

const shortestFull = 4;
/** What initials are worth by their number: two are of many words, so that the cells have to tell which. */
const worthOf = (letters: number): Omit<Spelled, "field"> =>
  letters >= 4
    ? { score: 0.92, how: "terms" }
    : letters === 3
      ? { score: 0.85, how: "terms" }
      : { score: 0.7, how: "like" };

const memos = new WeakMap<ReferenceData, Map<Kind, ReadonlyMap<string, readonly Spelled[]>>>();
const han = /^[\u4e00-\u9fff]{2,8}$/;

/** The fields whose Chinese headers a header spells in pinyin or gives by their initials: xiaoqumingcheng and xqmc are 小区名称.
 * @param letters the header's letters in lower case */
export function pinyinFields(
  letters: string,
  kind: Kind,
  reference: ReferenceData,
): readonly FieldScore[] {
  let memo = memos.get(reference);
  if (!memo) memos.set(reference, (memo = new Map()));
  let table = memo.get(kind);
  if (!table) memo.set(kind, (table = tableOf(kind, reference)));
  return table.get(letters) ?? [];
}

function tableOf(kind: Kind, { headers }: ReferenceData): ReadonlyMap<string, readonly Spelled[]> {
  const table = new Map<string, Spelled[]>();
  const add = (letters: string, spelled: Spelled): void => {
    const there = table.get(letters);
    if (!there) table.set(letters, [spelled]);
    else if (!there.some(({ field }) => field === spelled.field)) there.push(spelled);
  };
  for (const [header, { field }] of headers.get(kind)!) {
    if (!han.test(header)) continue;
    const syllables = pinyin(header, { toneType: "none", type: "array", v: true });
    const full = syllables.join("");
    if (full.length >= shortestFull) add(full, { field, score: 0.95, how: "terms" });
    add(syllables.map((each) => each[0]!).join(""), { field, ...worthOf(syllables.length) });
  }
  return table;
}

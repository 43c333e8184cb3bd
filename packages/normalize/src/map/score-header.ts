import { withinOneEdit } from "@atlas/divisions";
import { type Code, codesOf } from "@atlas/schema";
import type { WordTerms, ReferenceData } from "../reference.js";
import { soundsOf } from "../link/pinyin.js";
import { type HeaderText, headerText, suits } from "./header-text.js";
import { type Slip, slipOf } from "./header-slips.js";
import { fieldType, isClosedType } from "./kind-fields.js";
import { madeHeaders } from "./made-headers.js";
import { pinyinFields } from "./pinyin-headers.js";
import { headerWordsOf, translatedHeader } from "./translated-header.js";

/** How well a header names a field, and by what. */
export interface FieldScore {
  readonly field: string;
  /** 0..1; 1 is a header of the table of synonyms. */
  readonly score: number;
  readonly how: "saved" | "synonym" | "affix" | "terms" | "inside" | "like" | "values";
}

type Kind = Code<"return_kind">;
const memos = new WeakMap<ReferenceData, Map<string, readonly FieldScore[]>>();

/** Fields that a header may name in a kind, best first. A header under a group (合并表头) is `group` above `leaf`.
 * @param parts texts of the header's rows from the top, distinct */
export function scoreHeader(
  parts: readonly string[],
  kind: Kind,
  reference: ReferenceData,
): readonly FieldScore[] {
  let memo = memos.get(reference);
  if (!memo) memos.set(reference, (memo = new Map()));
  const key = `${kind}\u0001${parts.join("\u0001")}`;
  let scores = memo.get(key);
  if (!scores) {
    const best = new Map<string, FieldScore>();
    for (const [text, bonus] of readings(parts)) {
      for (const found of scoreWords(text, kind, reference)) {
        const score = found.score + bonus;
        if (score > (best.get(found.field)?.score ?? 0))
          best.set(found.field, { ...found, score: Math.min(score, 1.03) });
      }
    }
    scores = [...best.values()].sort((a, b) => b.score - a.score || (a.field < b.field ? -1 : 1));
    if (memo.size > 50_000) memo.clear();
    memo.set(key, scores);
  }
  return scores;
}

/** What a member of a record inside a record loses against one of the record itself: developer.name beside name. */
const innerLoss = 0.15;
const path = /^[^\s.\d][^\s.]*(?:\.[^\s.]+)+$/;

/** The texts that a header may be read as, each with what it gains by that. */
function readings(parts: readonly string[]): readonly (readonly [string, number])[] {
  const [leaf, group] = [parts.at(-1) ?? "", parts.slice(0, -1).join("")];
  if (group !== "")
    return [
      [group + leaf, 0.03],
      [leaf + group, 0.02],
      [leaf, 0],
    ];
  if (!path.test(leaf)) return [[leaf, 0]];
  const names = leaf.split(".");
  return [
    [leaf, 0],
    ...names.slice(1).map((_, i) => [names.slice(i + 1).join("."), -innerLoss] as const),
  ];
}

/** A translation may be as good as the header itself, but never better. */
const translationLoss = 0.96;

/** Scores a header as it stands, and an English one by its words: what a word is part of (year in buildYear) says nothing. */
function scoreWords(raw: string, kind: Kind, reference: ReferenceData): readonly FieldScore[] {
  const text = headerText(raw);
  const words = headerWordsOf(raw);
  const chinese = translatedHeader(raw, reference);
  const spelled =
    chinese === null && words.length > 0 ? pinyinFields(words.join(""), kind, reference) : [];
  if (chinese === null && words.length < 2)
    return [...scoreText(text, kind, reference), ...spelled];
  const known = reference.headers.get(kind)!;
  const whole = known.get(text.whole) ?? known.get(text.core);
  if (whole) return [{ field: whole.field, score: 1, how: "synonym" }];
  // One unknown word makes it another column: area_name names no compound.
  if (chinese === null) return spelled;
  return scoreText(headerText(chinese), kind, reference).map((found) => ({
    ...found,
    score: found.score * translationLoss,
    how: "terms",
  }));
}

/** From this on a header names a field itself, and is no slip for another. */
const sure = 0.9;

/** Whether a text is a heading of a kind, or of any.
 * @param least the score from which on it is
 * @param kind of which; of any where it is not known */
export const namesColumn = (
  text: string,
  least: number,
  kind: Kind | undefined,
  reference: ReferenceData,
): boolean =>
  (kind === undefined ? codesOf("return_kind") : [kind]).some((one) =>
    scoreHeader([text], one, reference).some(({ score }) => score >= least),
  );

/** Fields that a header names itself, by the tables. */
function scoreText(text: HeaderText, kind: Kind, reference: ReferenceData): FieldScore[] {
  const found = scoreAsWritten(text, kind, reference);
  if ([...found.values()].some(({ score }) => score >= sure)) return [...found.values()];
  for (const like of likeFields(text, kind, reference))
    if (like.score > (found.get(like.field)?.score ?? 0)) found.set(like.field, like);
  return [...found.values()];
}

/** Where a property site puts the district, alone or before a quarter: 武侯, 武侯-双楠. The cells tell whether it does. */
const quarter = /^(?:所属|所在)?(?:区域)?(?:商圈|板块)$/;

function scoreAsWritten(
  text: HeaderText,
  kind: Kind,
  reference: ReferenceData,
): Map<string, FieldScore> {
  const known = reference.headers.get(kind)!;
  const found = new Map<string, FieldScore>();
  const add = (field: string, score: number, how: FieldScore["how"]): void => {
    if (score > (found.get(field)?.score ?? 0)) found.set(field, { field, score, how });
  };
  const fits = (field: string): boolean => suits(text.measure, field, fieldType(kind, field));
  const whole = known.get(text.whole) ?? known.get(text.core);
  if (whole) add(whole.field, 1, "synonym");
  if (fits("district") && quarter.test(text.core)) add("district", 0.7, "like");
  text.variants.forEach((variant, i) => {
    const field = known.get(variant)?.field;
    if (field !== undefined && fits(field)) add(field, 0.96 - i * 0.01, "affix");
  });
  for (const [field, terms] of reference.terms.get(kind) ?? []) {
    if (!fits(field)) continue;
    const score = coverage(text.core, terms);
    // A number that something else is known by (网格编号) is not the office's own.
    if (score > 0 && (text.measure !== "id" || score >= 0.6))
      add(field, 0.5 + 0.42 * score, "terms");
  }
  if (text.core.length >= 3)
    for (const [synonym, { field }] of known) {
      if (synonym.length < 3 || !fits(field)) continue;
      if (text.core.includes(synonym) && !isRefused(text.core, field, kind, reference))
        add(field, 0.45 + 0.45 * (synonym.length / text.core.length), "inside");
    }
  return found;
}

/** The field that a header names itself and no other nearly as well. */
function clearField(header: string, kind: Kind, reference: ReferenceData): string | null {
  const [best, second] = [...scoreAsWritten(headerText(header), kind, reference).values()].sort(
    (a, b) => b.score - a.score,
  );
  const lead = (best?.score ?? 0) - (second?.score ?? 0);
  return best && best.score >= sure && lead > 0.02 ? best.field : null;
}

const shortestLike = 4;
const slips: readonly Slip[] = ["explained", "edit"];

/** The one field a header is like by a slip: of four characters or more, one slip from a header that is known or that the terms make,
 * and not as near to one of another field. Of three characters one that sounds or looks the same, and of two one that is wrong, is told
 * only by what the cells are; by less of it where the two sound the same. */
function likeFields(text: HeaderText, kind: Kind, reference: ReferenceData): FieldScore[] {
  const known = reference.headers.get(kind)!;
  const { core, whole } = text;
  if (core.length === 2) {
    const found: FieldScore[] = [];
    for (const [synonym, { field }] of known)
      if (synonym.length === 2 && isTold(kind, field) && withinOneEdit(synonym, core)) {
        if (soundsOf(synonym) === soundsOf(core)) found.push({ field, score: 0.7, how: "like" });
        else if (isClosed(kind, field)) found.push({ field, score: 0.6, how: "like" });
      }
    return found;
  }
  if (core.length < shortestLike) {
    const fields = new Set<string>();
    for (const [synonym, { field }] of known)
      if (synonym.length === core.length && slipOf(core, synonym) === "explained")
        fields.add(field);
    const [field] = fields;
    if (field === undefined || fields.size > 1 || !isTold(kind, field)) return [];
    return [{ field, score: 0.7, how: "like" }];
  }
  const near: Record<Slip, Set<string>> = { explained: new Set(), edit: new Set() };
  const look = (header: string, field: string): void => {
    if (header.length < shortestLike) return;
    const slip = slipOf(core, header) ?? slipOf(whole, header);
    if (slip !== null) near[slip].add(field);
  };
  for (const [header, { field }] of known) look(header, field);
  for (const [header, field] of madeHeaders(kind, reference, (made) =>
    clearField(made, kind, reference),
  ))
    look(header, field);
  const nearest = slips.find((slip) => near[slip].size > 0);
  if (nearest === undefined || near[nearest].size > 1) return [];
  const [field] = near[nearest];
  if (!suits(text.measure, field!, fieldType(kind, field!))) return [];
  if (isRefused(core, field!, kind, reference)) return [];
  const closed = isClosed(kind, field!);
  return [{ field: field!, score: closed || nearest === "explained" ? 0.88 : 0.66, how: "like" }];
}

/** Whether a field's cells are out of a closed list, so that they tell whether a likeness is more than chance. */
const isClosed = (kind: Kind, field: string): boolean => isClosedType(fieldType(kind, field));

/** Whether cells say that they are of a field: those of a text could be of any. */
const isTold = (kind: Kind, field: string): boolean =>
  !/^(text|names|other names)$/.test(fieldType(kind, field)) ||
  /^(district|township|community)$/.test(field);

const isRefused = (core: string, field: string, kind: Kind, reference: ReferenceData): boolean =>
  reference.terms
    .get(kind)
    ?.get(field)
    ?.unless.some((word) => core.includes(word)) ?? false;

const filler =
  /所属|所在|所处|所辖|目前|当前|现有|具体|名称|情况|信息|内容|的|数量|总数|本年|累计|\d+/g;

/** Share of a header's characters that a pattern explains, 0 where none does. */
function coverage(core: string, { patterns, unless }: WordTerms): number {
  if (unless.some((word) => core.includes(word))) return 0;
  let best = 0;
  for (const groups of patterns) {
    let rest = core;
    let explained = 0;
    for (const group of groups) {
      const hit = group.find((word) => rest.includes(word));
      if (hit === undefined) {
        explained = 0;
        break;
      }
      explained += hit.length;
      rest = rest.replace(hit, "\u0001");
    }
    if (explained === 0) continue;
    const left = rest.replace(filler, "").replaceAll("\u0001", "").length;
    best = Math.max(best, explained / (explained + left));
  }
  return best;
}

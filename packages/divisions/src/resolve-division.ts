import type { Code } from "@atlas/schema";
import merged from "../../../data/divisions/merged-townships.json" with { type: "json" };
import oldNames from "../../../data/divisions/old-names.json" with { type: "json" };
import { divisionById, divisionRows } from "./divisions.js";
import { withinOneEdit } from "./within-one-edit.js";

type Level = Code<"division_level">;

/** The last year (YYYY) or month (YYYY-MM) in which a name or code was in force; null for everyday names, which are used on. */
export type Until = string | null;

/** Whether a name or code was still in force on a day (YYYY-MM-DD). */
export const inForce = (until: Until, on: string): boolean =>
  until === null || on.slice(0, until.length) <= until;

/** What a piece of text was found to name. `how` says whether anything had to be assumed. */
export type Resolution =
  | { readonly how: "exact" | "short" | "corrected"; readonly division_id: string }
  | { readonly how: "renamed" | "code_old"; readonly division_id: string; readonly until: Until }
  | {
      readonly how: "merged";
      readonly division_id: string;
      readonly confidence: number;
      readonly until: Until;
    }
  | { readonly how: "ambiguous"; readonly candidates: readonly string[] }
  | { readonly how: "unknown" };

/** A question to {@link resolveDivision}. */
export interface DivisionQuestion {
  /** A name or a code of 6, 9 or 12 digits, as it was written. */
  readonly text: string;
  readonly level?: Level;
  /** Only under this division (a unit by management or by statute, a township). */
  readonly within?: string | null;
  /** The day (YYYY-MM-DD) on which it was written, where it is known: names that were in force then are thought of too. */
  readonly on?: string | null;
}

interface Name {
  readonly id: string;
  readonly how: "exact" | "short" | "renamed";
  readonly until: Until;
}

const cityPrefix = /^(中国)?(四川省?)?成都市?(?=.)/;
const suffixes: Readonly<Record<Level, RegExp>> = {
  city: /市$/,
  district: /[区县市]$/,
  township: /(街道办事处|街道办|街道|镇人民政府|镇|乡)$/,
  community:
    /(社区居民委员会|社区居委会|社区村民委员会|社区村委会|社区|居民委员会|居委会|村民委员会|村委会|村)$/,
};

const names = new Map<string, Name[]>();
const add = (text: string, id: string, how: Name["how"], until: Until = null): void => {
  const there = names.get(text) ?? [];
  if (!there.some((name) => name.id === id)) names.set(text, [...there, { id, how, until }]);
};

for (const { division_id: id, name, level } of divisionRows) {
  add(name, id, "exact");
  const core = name.replace(suffixes[level as Level], "");
  if (level === "community") {
    for (const ending of [
      "社区",
      "村",
      "社区居委会",
      "村委会",
      "居委会",
      "社区居民委员会",
      "村民委员会",
    ])
      add(core + ending, id, "exact");
  }
  if (level === "township") {
    for (const ending of ["街道", "街道办", "街道办事处", "镇", "乡"]) {
      if (name.endsWith("街道") === ending.startsWith("街道")) add(core + ending, id, "exact");
    }
  }
  if (core.length >= 2) add(core, id, "short");
}
const oldCodes = new Map<string, { readonly id: string; readonly until: Until }>();
for (const { text, division_id: id, until } of oldNames) {
  if (/^\d+$/.test(text)) oldCodes.set(text, { id, until });
  else add(text, id, "renamed", until);
}
/** Streets that are gone and whose communities could not be followed: known, and not a misspelling of another. */
const lost = new Set<string>();
interface Gone {
  readonly id: string;
  readonly confidence: number;
  readonly until: string;
}
const gone = new Map<string, Gone[]>();
for (const row of merged.rows) {
  const [code, name, , lastYear, id, confidence] = row as [
    string,
    string,
    string,
    number,
    string | null,
    number | null,
  ];
  if (id === null || confidence === null) {
    lost.add(name);
    continue;
  }
  const entry = { id, confidence, until: String(lastYear) };
  gone.set(code, [entry]);
  gone.set(name, [...(gone.get(name) ?? []), entry]);
  const core = name.replace(suffixes.township, "");
  if (core.length >= 2) gone.set(core, [...(gone.get(core) ?? []), entry]);
}

/** Names as they are today, by length: what a misspelling may stand for. */
const exactNames = new Map<number, { readonly name: string; readonly ids: readonly string[] }[]>();
for (const [name, entries] of names) {
  const ids = entries.filter(({ how }) => how === "exact").map(({ id }) => id);
  if (name.length < 3 || ids.length === 0) continue;
  const there = exactNames.get(name.length);
  if (there) there.push({ name, ids });
  else exactNames.set(name.length, [{ name, ids }]);
}

const answers = new Map<string, Resolution>();

/** Finds the division that a text names. Never guesses in silence: a misspelling is `corrected`, a merged street `merged`
 * with its confidence, several candidates are `ambiguous`. Constant time for texts seen before.
 * @example resolveDivision({ text: "郫县" }) // { how: "renamed", division_id: "510117" }
 */
export function resolveDivision({ text, level, within, on }: DivisionQuestion): Resolution {
  const month = on?.slice(0, 7) ?? null;
  const key = `${level ?? ""}|${within ?? ""}|${month ?? ""}|${text}`;
  let answer = answers.get(key);
  if (!answer) {
    const plain = text.normalize("NFKC").replace(/\s+/g, "");
    answer = resolveFresh(plain, level, within ?? null, month);
    if (answers.size >= 100_000) answers.clear();
    answers.set(key, answer);
  }
  return answer;
}

function resolveFresh(
  text: string,
  level: Level | undefined,
  within: string | null,
  on: string | null,
): Resolution {
  if (text === "") return { how: "unknown" };
  if (/^\d{6,12}$/.test(text)) return resolveCode(text);
  const fits = (id: string): boolean =>
    (level === undefined || divisionById(id)?.level === level) && isWithin(id, within);
  for (const candidate of new Set([text, text.replace(cityPrefix, "")])) {
    const found = pick((names.get(candidate) ?? []).filter(({ id }) => fits(id)));
    const past = (gone.get(candidate) ?? []).filter(({ id }) => fits(id));
    if (found) return alsoThen(found, past, on);
    if (past.length === 1) return mergedInto(past[0]!);
    const longer = resolveChain(candidate, level, within, on);
    if (longer) return longer;
  }
  const near = correct(text.replace(cityPrefix, ""), level, fits);
  if (near.how !== "unknown" || level !== "district") return near;
  const leading = leadingDistrict(text.replace(cityPrefix, ""));
  return leading !== null && fits(leading) ? { how: "corrected", division_id: leading } : near;
}

const mergedInto = ({ id, confidence, until }: Gone): Resolution => ({
  how: "merged",
  division_id: id,
  confidence,
  until,
});

/** A name of today that another place, gone since, bore too on the day it was written: it may be either. */
function alsoThen(found: Resolution, past: readonly Gone[], on: string | null): Resolution {
  if (on === null || !("division_id" in found)) return found;
  const others = past.filter(({ id, until }) => id !== found.division_id && inForce(until, on));
  return others.length === 0
    ? found
    : { how: "ambiguous", candidates: [found.division_id, ...others.map(({ id }) => id)] };
}

function pick(found: readonly Name[]): Resolution | null {
  for (const how of ["exact", "renamed", "short"] as const) {
    const own = found.filter((name) => name.how === how);
    if (own.length === 0) continue;
    // 金牛 is a district before it is a village of that name.
    const shortest = Math.min(...own.map(({ id }) => id.length));
    const highest = own.filter(({ id }) => id.length === shortest);
    const [{ id, until }] = highest as [Name, ...Name[]];
    if (highest.length === 1)
      return how === "renamed" ? { how, division_id: id, until } : { how, division_id: id };
    return { how: "ambiguous", candidates: highest.map((name) => name.id) };
  }
  return null;
}

/** 金牛区驷马桥街道工人村社区: the longest leading name, then the rest inside it. */
function resolveChain(
  text: string,
  level: Level | undefined,
  within: string | null,
  on: string | null,
): Resolution | null {
  for (let length = Math.min(text.length - 1, 16); length >= 2; length -= 1) {
    const head = (names.get(text.slice(0, length)) ?? []).filter(({ id, how }) => {
      const row = divisionById(id)!;
      return (
        (row.level === "district" || row.level === "township") &&
        how !== "short" &&
        isWithin(id, within)
      );
    });
    if (head.length !== 1) continue;
    const rest = resolveFresh(text.slice(length), level, head[0]!.id, on);
    if (rest.how !== "unknown") return rest;
  }
  return null;
}

function resolveCode(code: string): Resolution {
  const padded = code.length > 6 ? code.padEnd(12, "0") : code;
  const trimmed = padded.endsWith("000000") ? padded.slice(0, 6) : padded;
  if (divisionById(trimmed)) return { how: "exact", division_id: trimmed };
  const past = gone.get(trimmed)?.[0];
  if (past) return mergedInto(past);
  const county = oldCodes.get(trimmed.slice(0, 6));
  if (!county) return { how: "unknown" };
  const moved = county.id + trimmed.slice(6);
  return divisionById(moved)
    ? { how: "code_old", division_id: moved, until: county.until }
    : { how: "unknown" };
}

/** One wrong, missing or surplus character, and only where a single division is that near. */
function correct(
  text: string,
  level: Level | undefined,
  fits: (id: string) => boolean,
): Resolution {
  if (text.length < 3 || lost.has(text)) return { how: "unknown" };
  const near = new Set<string>();
  const [first, last] = [text[0], text.at(-1)];
  for (let length = text.length - 1; length <= text.length + 1; length += 1) {
    for (const { name, ids } of exactNames.get(length) ?? []) {
      // One edit leaves one end as it was.
      if (name[0] !== first && name.at(-1) !== last) continue;
      if (withinOneEdit(name, text)) for (const id of ids) if (fits(id)) near.add(id);
    }
  }
  if (level === undefined && near.size !== 1) return { how: "unknown" };
  if (near.size === 1) return { how: "corrected", division_id: [...near][0]! };
  return near.size > 1 ? { how: "ambiguous", candidates: [...near] } : { how: "unknown" };
}

function isWithin(id: string, within: string | null): boolean {
  if (within === null || within === "510100") return true;
  for (
    let row = divisionById(id);
    row;
    row = row.parent_id === null ? undefined : divisionById(row.parent_id)
  ) {
    if (row.division_id === within || row.manager_id === within) return true;
  }
  return false;
}

/** What an address says of its place, and what is left of it. */
export interface AddressParts {
  readonly resolution: Resolution;
  /** The address without the names of divisions at its front; the whole where none stands there. */
  readonly rest: string;
}

/** Cuts the names of divisions off the front of an address: a chain of them after the city, or the district and business area that
 * property sites glue before it.
 * @example splitAddress("成都市金牛区驷马桥街道星辉中路6号").rest // "星辉中路6号"
 * @example splitAddress("(青羊外金沙)武青北路312号").rest // "武青北路312号" */
export function splitAddress(address: string, within: string | null = null): AddressParts {
  const whole = address.normalize("NFKC").replace(/\s+/g, "");
  const glued =
    /^\(([^()]{2,14})\)(.{2,})$/.exec(whole) ??
    /^([^-]{2,8})-(?:[^-]{1,14}-)?([^-]{2,}.*)$/.exec(whole);
  const district = glued ? leadingDistrict(glued[1]!) : null;
  let scope = district ?? within;
  let rest = (district === null ? whole : glued![2]!).replace(cityPrefix, "");
  let best: Resolution =
    district === null ? { how: "unknown" } : { how: "short", division_id: district };
  for (let depth = 0; depth < 3 && rest.length >= 2; depth += 1) {
    const step = longestPrefix(rest, scope);
    // A road may be called like a community: what follows must be able to be an address.
    if (
      !step ||
      /^(?:[东南西北中上下]?[路街巷道]|大道|[一二三四五六七八九十\d]*段|\d)/.test(
        rest.slice(step.length),
      )
    )
      break;
    best = { how: "exact", division_id: step.id };
    scope = step.id;
    rest = rest.slice(step.length);
  }
  return { resolution: best, rest: rest.length >= 2 ? rest : whole };
}

const districtCores = divisionRows
  .filter(({ level }) => level === "district")
  .map(({ division_id: id, name }) => ({
    id,
    core: name.replace(/(?:(?<=..)新区|区|县|市)$/, ""),
  }));

/** The district whose short name a text begins with: 武侯天府软件园 → 武侯区. */
function leadingDistrict(text: string): string | null {
  const found = districtCores.filter(({ core }) => core.length >= 2 && text.startsWith(core));
  return found.length === 1 ? found[0]!.id : null;
}

function longestPrefix(text: string, within: string | null): { id: string; length: number } | null {
  for (let length = Math.min(text.length, 14); length >= 2; length -= 1) {
    const found = (names.get(text.slice(0, length)) ?? []).filter(
      ({ id, how }) => how !== "short" && isWithin(id, within),
    );
    if (found.length === 1) return { id: found[0]!.id, length };
  }
  return null;
}

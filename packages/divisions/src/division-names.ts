import type { Code } from "@atlas/schema";
import merged from "../../../data/divisions/merged-townships.json" with { type: "json" };
import oldNames from "../../../data/divisions/old-names.json" with { type: "json" };
import { divisionById, divisionRows } from "./divisions.js";

type Level = Code<"division_level">;

/** The last year (YYYY) or month (YYYY-MM) in which a name or code was in force; null for everyday names, which are used on. */
export type Until = string | null;

/** Whether a name or code was still in force on a day (YYYY-MM-DD). */
export const inForce = (until: Until, on: string): boolean =>
  until === null || on.slice(0, until.length) <= until;

/** A division by a name. */
export interface Name {
  readonly id: string;
  readonly how: "exact" | "short" | "renamed";
  readonly until: Until;
}

/** The city before a place in it. */
export const cityPrefix = /^(中国)?(四川省?)?成都市?(?=.)/;
const suffixes: Readonly<Record<Level, RegExp>> = {
  city: /市$/,
  district: /[区县市]$/,
  township: /(街道办事处|街道办|街办|街道|镇人民政府|镇|乡)$/,
  community:
    /(社区居民委员会|社区居委会|社区村民委员会|社区村委会|社区|居民委员会|居委会|村民委员会|村委会|村)$/,
};

/** Divisions by their names of today and of old, with the endings that are written or left out. */
export const names = new Map<string, Name[]>();
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
    for (const ending of ["街道", "街道办", "街办", "街道办事处", "镇", "乡"]) {
      if (name.endsWith("街道") === ending.startsWith("街")) add(core + ending, id, "exact");
    }
  }
  if (core.length >= 2) add(core, id, "short");
}
/** Counties by codes that are no more. */
export const oldCodes = new Map<string, { readonly id: string; readonly until: Until }>();
for (const { text, division_id: id, until } of oldNames) {
  if (/^\d+$/.test(text)) oldCodes.set(text, { id, until });
  else add(text, id, "renamed", until);
}
/** Streets that are gone and whose communities could not be followed: known, and not a misspelling of another. */
export const lost = new Set<string>();
/** Where a street that is gone went. */
export interface Gone {
  readonly id: string;
  readonly confidence: number;
  readonly until: string;
}
/** Streets that are gone, by name and code. */
export const gone = new Map<string, Gone[]>();
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

// A town that became a street kept its name: 大丰镇 is 大丰街道 where no town of that name is left and none was merged away.
for (const { division_id: id, name, level } of divisionRows) {
  if (level !== "township" || !name.endsWith("街道")) continue;
  const core = name.replace(suffixes.township, "");
  for (const ending of ["镇", "乡"])
    if (core.length >= 2 && !gone.has(core + ending) && !lost.has(core + ending))
      add(core + ending, id, "renamed");
}

/** A name as it is today, with its place among those of its length. */
interface ExactName {
  readonly name: string;
  readonly ids: readonly string[];
  readonly order: number;
}

/** Names as they are today, by their length and first character (`^`) or last (`$`): what a misspelling may stand for. */
const exactNames = new Map<string, ExactName[]>();
const ofLength = new Map<number, number>();
for (const [name, entries] of names) {
  const ids = entries.filter(({ how }) => how === "exact").map(({ id }) => id);
  if (name.length < 3 || ids.length === 0) continue;
  const order = ofLength.get(name.length) ?? 0;
  ofLength.set(name.length, order + 1);
  for (const key of [`${name.length}^${name[0]}`, `${name.length}$${name.at(-1)}`]) {
    const there = exactNames.get(key);
    if (there) there.push({ name, ids, order });
    else exactNames.set(key, [{ name, ids, order }]);
  }
}

/** Names of a length that begin or end as a text does, in the order of the divisions. */
export function namesLike(text: string, length: number): readonly ExactName[] {
  const first = exactNames.get(`${length}^${text[0]}`) ?? [];
  const last = (exactNames.get(`${length}$${text.at(-1)}`) ?? []).filter(
    ({ name }) => name[0] !== text[0],
  );
  return [...first, ...last].sort((a, b) => a.order - b.order);
}

/** Whether a division lies under another, by statute or by management. */
export function isWithin(id: string, within: string | null): boolean {
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

const districtCores = divisionRows
  .filter(({ level }) => level === "district")
  .map(({ division_id: id, name }) => ({
    id,
    core: name.replace(/(?:(?<=..)新区|区|县|市)$/, ""),
  }));

/** The district whose short name a text begins with: 武侯天府软件园 → 武侯区. */
export function leadingDistrict(text: string): string | null {
  const found = districtCores.filter(({ core }) => core.length >= 2 && text.startsWith(core));
  return found.length === 1 ? found[0]!.id : null;
}

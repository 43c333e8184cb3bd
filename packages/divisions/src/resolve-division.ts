import type { Code } from "@atlas/schema";
import {
  type Gone,
  type Name,
  type Until,
  cityPrefix,
  gone,
  inForce,
  isWithin,
  leadingDistrict,
  lost,
  names,
  namesLike,
  oldCodes,
} from "./division-names.js";
import { divisionById } from "./divisions.js";
import { withinOneEdit } from "./within-one-edit.js";

type Level = Code<"division_level">;

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

const answers = new Map<string, Resolution>();

/** All names of a place from the city down to its community, written one behind the other, are shorter; a longer text
 * is none, and is not taken apart name by name. */
const longestName = 100;

/** Finds the division that a text names. Never guesses in silence: a misspelling is `corrected`, a merged street `merged`
 * with its confidence, several candidates are `ambiguous`. Constant time for texts seen before; a text of over 100
 * characters is no name.
 * @example resolveDivision({ text: "郫县" }) // { how: "renamed", division_id: "510117" }
 */
export function resolveDivision({ text, level, within, on }: DivisionQuestion): Resolution {
  if (text.length > longestName) return { how: "unknown" };
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
  for (let length = text.length - 1; length <= text.length + 1; length += 1) {
    // One edit leaves one end as it was.
    for (const { name, ids } of namesLike(text, length))
      if (withinOneEdit(name, text)) for (const id of ids) if (fits(id)) near.add(id);
  }
  if (level === undefined && near.size !== 1) return { how: "unknown" };
  if (near.size === 1) return { how: "corrected", division_id: [...near][0]! };
  return near.size > 1 ? { how: "ambiguous", candidates: [...near] } : { how: "unknown" };
}

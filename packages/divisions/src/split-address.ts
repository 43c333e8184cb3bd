import { cityPrefix, gone, isWithin, leadingDistrict, names } from "./division-names.js";
import type { Resolution } from "./resolve-division.js";

/** What an address says of its place, and what is left of it. */
export interface AddressParts {
  readonly resolution: Resolution;
  /** The address without the names of divisions at its front; the whole where none stands there. */
  readonly rest: string;
  /** Whether a district and business area were glued before it, which are no part of an address. */
  readonly glued: boolean;
}

/** Cuts the names of divisions off the front of an address: a chain of them after the city, or the district and business area that
 * property sites glue before it.
 * @example splitAddress("成都市金牛区驷马桥街道星辉中路6号").rest // "星辉中路6号"
 * @example splitAddress("(青羊外金沙)武青北路312号").rest // "武青北路312号" */
export function splitAddress(address: string, within: string | null = null): AddressParts {
  const whole = address.normalize("NFKC").replace(/\s+/g, "");
  const glued =
    /^[([【]([^()[\]【】]{2,14})[)\]】](.{2,})$/.exec(whole) ??
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
  return { resolution: best, rest: rest.length >= 2 ? rest : whole, glued: district !== null };
}

function longestPrefix(text: string, within: string | null): { id: string; length: number } | null {
  for (let length = Math.min(text.length, 14); length >= 2; length -= 1) {
    const found = (names.get(text.slice(0, length)) ?? []).filter(
      ({ id, how }) => how !== "short" && isWithin(id, within),
    );
    if (found.length === 1) return { id: found[0]!.id, length };
    if (found.length > 0) continue;
    const [past, other] = goneTo(text.slice(0, length), within);
    if (past !== undefined && other === undefined) return { id: past.id, length };
  }
  return null;
}

/** How much of a township that is gone must have gone one way for an address to be placed by it. */
const wholly = 0.9;

/** Where a township that is gone went, by its name with its ending: 新繁镇. */
const goneTo = (name: string, within: string | null) =>
  /(?:街道|镇|乡)$/.test(name)
    ? (gone.get(name) ?? []).filter((one) => one.confidence >= wholly && isWithin(one.id, within))
    : [];

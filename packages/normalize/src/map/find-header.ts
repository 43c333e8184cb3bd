import { type Code, codesOf } from "@atlas/schema";
import { type KnownHeader, type ReferenceData, foldHeader } from "../reference.js";

/** A header row with what each column was taken for. */
export interface HeaderMatch {
  readonly kind: Code<"return_kind">;
  /** Field of each column, null for an unknown one. */
  readonly fields: readonly (string | null)[];
  /** Share of the filled header cells that were known, 0..1. */
  readonly confidence: number;
}

const crsPattern = /(wgs-?84|cgcs-?2000|国家2000|gcj-?02|火星|高德|腾讯|bd-?09|百度)/i;
const bracketed = /\([^()]*\)/g;
/** Beside a known header these make it another column: 参与户数占比 is no count of households. */
const otherMeasure = /率|占比|比例|比重|同比|环比|电话|联系|负责人|备注|说明|排名/;

/** The coordinate system that a text names. */
export function crsNamed(text: string): "wgs84" | "gcj02" | "bd09" | null {
  const found = crsPattern.exec(text.normalize("NFKC"))?.[1]?.toLowerCase();
  if (found === undefined) return null;
  if (/wgs|cgcs|国家/.test(found)) return "wgs84";
  return /bd|百度/.test(found) ? "bd09" : "gcj02";
}

/** Field that a header names in a kind, or null: exact after folding, then without what stands in brackets, then the longest
 * known header inside it. */
export function fieldOf(header: string, known: ReadonlyMap<string, KnownHeader>): string | null {
  const whole = foldHeader(header);
  const bare = foldHeader(header.normalize("NFKC").replace(bracketed, "").replace(crsPattern, ""));
  const ordinal = foldHeader(whole.replace(/^[①-⑦一二三四五六七八九十]+[、.]?/, ""));
  const direct = known.get(whole) ?? known.get(bare) ?? known.get(ordinal);
  if (direct !== undefined) return direct.field;
  let best: string | null = null;
  let length = 3;
  for (const [synonym, { field }] of known) {
    if (
      synonym.length > length &&
      bare.includes(synonym) &&
      !otherMeasure.test(bare.replace(synonym, ""))
    ) {
      best = field;
      length = synonym.length;
    }
  }
  return best;
}

/** Reads a row as a header, or null when it is none: at least two known columns (three where the row is long) that are at
 * least half of what stands there.
 * @param hint text of titles, sheet and file: a kind named there wins a tie */
export function matchHeader(
  cells: readonly (string | null)[],
  reference: ReferenceData,
  hint: string,
  forced: Code<"return_kind"> | null,
): HeaderMatch | null {
  const filled = cells.filter((cell) => cell !== null).length;
  if (filled < 2) return null;
  let best: (HeaderMatch & { readonly score: number }) | null = null;
  for (const kind of forced ? [forced] : codesOf("return_kind")) {
    const known = reference.headers.get(kind);
    if (!known) continue;
    const taken = new Set<string>();
    const fields = cells.map((cell) => {
      const field = cell === null || cell.length > 60 ? null : fieldOf(cell, known);
      if (field === null || taken.has(field)) return null;
      taken.add(field);
      return field;
    });
    if (taken.size < Math.min(3, filled) || taken.size < filled * 0.5) continue;
    const score = taken.size / filled + kindHint(kind, hint);
    if (!best || score > best.score)
      best = { kind, fields, confidence: taken.size / filled, score };
  }
  return best;
}

const kindWords: Readonly<Record<Code<"return_kind">, RegExp>> = {
  compounds: /小区(\(院落\))?台账|院落台账|小区名录|楼盘|小区信息/,
  consultations: /协商议事|议事台账|协商台账/,
  projects: /治理项目|项目台账/,
  proposals: /提案/,
  "pilot-sites": /示范点|点位/,
  councils: /议事会/,
  assessments: /评估|指标/,
  "township-pilots": /项目化试点|街镇.*试点/,
};

const kindHint = (kind: Code<"return_kind">, hint: string): number =>
  kindWords[kind].test(hint) ? 0.5 : 0;

import { type Code, codesOf } from "@atlas/schema";
import type { Deadline } from "../read/deadline.js";
import { type ReferenceData, foldHeader } from "../reference.js";
import type { ColumnEvidence } from "./column-evidence.js";
import { fieldType, kindFields } from "./kind-fields.js";
import type { SavedMapping } from "./saved-mappings.js";
import { isLatitudeHere, isLongitudeHere, isPositionHere } from "./position-signs.js";
import { type FieldScore, scoreHeader } from "./score-header.js";

type Kind = Code<"return_kind">;

/** What a column was taken for. */
export interface ColumnMatch {
  readonly field: string | null;
  readonly score: number;
  readonly how: FieldScore["how"] | null;
}

/** The columns of a table as one kind of return. */
export interface HeaderMatch {
  readonly kind: Kind;
  /** In the order of the columns. */
  readonly columns: readonly ColumnMatch[];
  /** 0..1: how sure the kind and its columns are. */
  readonly confidence: number;
  /** The kind that came second, when it came close. */
  readonly rival: Kind | null;
  readonly why: string;
}

/** Headers of a table, each as the texts of its header rows from the top; empty where nothing stands. */
export type HeaderLabels = readonly (readonly string[])[];

export interface MatchOptions {
  readonly reference: ReferenceData;
  /** Titles, sheet and file name: a kind named there wins a tie. */
  readonly hint: string;
  readonly forced: Kind | null;
  /** What persons said headings of this unit mean; the first that names a heading goes before everything else. */
  readonly saved?: readonly SavedMapping[];
  /** Whether the labels are known to be headers (keys of records). */
  readonly keyed: boolean;
  /** Asked at every column. */
  readonly deadline: Deadline;
}

const kindWords: Readonly<Record<Kind, RegExp>> = {
  compounds:
    /小区(\(院落\))?(基本情况|基础信息|信息|名录|名单|底数|清单|一览)?(台账|表|册)|院落.{0,4}(台账|名录|底数)|小区名录|小区信息|楼盘|老旧(小区|院落)|物业小区/,
  consultations: /协商议事|议事台账|协商(台账|情况|记录|案例|事项)|议事协商|民主协商/,
  projects: /治理项目|项目台账|项目(清单|进度|情况|库)/,
  proposals: /提案/,
  "pilot-sites": /示范点|示范小区|试点(小区|院落|单位名单|点位)|示范点位/,
  councils: /议事会(组成|成员|情况|台账|基本)|村\(居\)民议事会|议事会/,
  assessments: /评估|指标|测评|打分/,
  "township-pilots": /项目化试点|街镇.{0,6}试点|试点(街道|街镇|镇)/,
};

/** Fields of which a kind needs one to be that kind, beside where and for which compound. */
const core: Readonly<Record<Kind, RegExp>> = {
  compounds: /^name$/,
  consultations: /^(topic|step\d|outcome|households_participated|households_invited|forms|actors)$/,
  projects: /^(name|started|completed|budget_yuan|funded_yuan|consulted)$/,
  proposals: /^(title|raised|raised_level|escalat|resolved_level|adopted)/,
  "pilot-sites": /^(batch|status|designated|accepted|year)$/,
  councils: /^(members|representatives|supervisors|ordinary_members|groups)$/,
  assessments: /^element:/,
  "township-pilots": /^(positive_list|negative_list|handbook|rules|procedures|trainings|partners)$/,
};
const place = /^(district|township|community|address|unit)$/;
/** What a project belongs to; a list of names and districts alone is one of compounds. */
const projectOf = /^(compound|community|consultation_number)$/;

/** Reads a row of labels as the header of the kind it fits best, or null when it is no header.
 * @param evidence what the cells of a column say; called only for columns whose header leaves a doubt */
export function matchColumns(
  labels: HeaderLabels,
  evidence: (column: number) => ColumnEvidence,
  options: MatchOptions,
): HeaderMatch | null {
  const filled = labels.filter((parts) => parts.length > 0).length;
  if (filled < 2 && !options.keyed) return null;
  const ranked: (HeaderMatch & { readonly rank: number })[] = [];
  for (const kind of options.forced ? [options.forced] : codesOf("return_kind")) {
    const columns = assign(labels, kind, evidence, options);
    const taken = columns.filter(({ field }) => field !== null);
    if (!isHeader(taken, filled, kind, options)) continue;
    const sum = taken.reduce((total, { score }) => total + Math.min(1, score), 0);
    const special = taken.filter(({ field }) => core[kind].test(field!)).length;
    const hinted = kindWords[kind].test(options.hint) ? 0.3 : 0;
    const rank =
      sum / filled + hinted + Math.min(special, 4) * 0.04 + (taken.length - special) * 0.001;
    ranked.push({
      kind,
      columns,
      rank,
      confidence: Math.min(1, sum / Math.max(1, taken.length)),
      rival: null,
      why: `${taken.length}/${filled}`,
    });
  }
  ranked.sort((a, b) => b.rank - a.rank);
  const [best, second] = ranked;
  if (!best) return null;
  const margin = second ? best.rank - second.rank : 1;
  const { rank: _, ...match } = best;
  return {
    ...match,
    confidence: Math.round(match.confidence * Math.min(1, 0.6 + margin * 4) * 1000) / 1000,
    rival: second && margin < 0.02 ? second.kind : null,
    why: `${kindWords[best.kind].test(options.hint) ? "title, " : ""}${best.why} columns; ${
      second ? `before ${second.kind} by ${margin.toFixed(2)}` : "no other kind"
    }`,
  };
}

function isHeader(
  taken: readonly ColumnMatch[],
  filled: number,
  kind: Kind,
  { forced, keyed, hint }: MatchOptions,
): boolean {
  const own = taken.filter(({ field }) => core[kind].test(field!)).length;
  if (own === 0 && !(kind === "councils" && forced)) return false;
  const bare = kind === "projects" && own === 1 && !forced && !kindWords[kind].test(hint);
  if (bare && !taken.some(({ field }) => projectOf.test(field!))) return false;
  if (taken.length < Math.min(keyed ? 1 : 2, filled)) return false;
  const half = taken.length >= filled * 0.5;
  if (half && (keyed || taken.length >= Math.min(3, filled))) return true;
  // Many columns of somebody else's list may be unknown; then several must be well known.
  if (!half && (keyed || forced !== null || kindWords[kind].test(hint))) return taken.length >= 2;
  const sure = taken.filter(({ score }) => score >= 0.9).length;
  if (sure >= 3 || kind !== "compounds") return !half && sure >= 3;
  const name = taken.find(({ field }) => core.compounds.test(field!))!;
  if (name.score < 0.9) return sure >= 2 && name.score >= 0.75;
  const word = (one: ColumnMatch): boolean => one.how === "synonym";
  return word(name) && taken.some((one) => word(one) && place.test(one.field!));
}

interface Offer {
  readonly column: number;
  readonly label: string;
  readonly found: FieldScore;
}

/** One field a column, one column a field: the best scores first, whatever the order of the columns. */
function assign(
  labels: HeaderLabels,
  kind: Kind,
  evidence: (column: number) => ColumnEvidence,
  { reference, saved = [], deadline }: MatchOptions,
): ColumnMatch[] {
  const columns: ColumnMatch[] = labels.map(() => ({ field: null, score: 0, how: null }));
  const offers: Offer[] = [];
  labels.forEach((parts, column) => {
    deadline();
    if (parts.length === 0) return;
    const label = parts.join("/");
    const header = foldHeader(label);
    const known = saved.find((each) => each.kind === kind && each.header === header);
    if (known) {
      const { field } = known;
      if (field !== null) offers.push({ column, label, found: { field, score: 2, how: "saved" } });
      return;
    }
    for (const found of scoreHeader(parts, kind, reference)) {
      const score = weighed(found, kind, label, () => evidence(column));
      if (score >= 0.55) offers.push({ column, label, found: { ...found, score } });
    }
  });
  offers.sort(
    (a, b) =>
      b.found.score - a.found.score ||
      (a.label < b.label ? -1 : a.label > b.label ? 1 : a.column - b.column),
  );
  const taken = new Set<string>();
  for (const { column, found } of offers) {
    if (columns[column]!.field !== null || taken.has(found.field)) continue;
    if (kindFields[kind][found.field] === undefined && !found.field.startsWith("element:"))
      continue;
    taken.add(found.field);
    columns[column] = found;
  }
  if (taken.has("name") && kind === "compounds") addPositions(columns, labels, taken, evidence);
  return columns;
}

const exact = /\.\d{4}/;

/** Where no heading names positions, the one column of pairs that all lie in this city is them, whatever it is called; so are one of
 * longitudes and one of latitudes together. Written to four decimals or more: nothing else is. */
function addPositions(
  columns: ColumnMatch[],
  labels: HeaderLabels,
  taken: ReadonlySet<string>,
  evidence: (column: number) => ColumnEvidence,
): void {
  if (["position", "lon", "lat"].some((field) => taken.has(field))) return;
  const free = labels.flatMap((parts, column) => {
    if (parts.length === 0 || columns[column]!.field !== null) return [];
    const seen = evidence(column);
    return seen.count >= 3 && seen.every((text) => exact.test(text)) ? [{ column, seen }] : [];
  });
  const only = (passes: (text: string) => boolean): number | null => {
    const found = free.filter(({ seen }) => seen.every(passes));
    return found.length === 1 ? found[0]!.column : null;
  };
  const take = (column: number, field: string): void => {
    columns[column] = { field, score: 0.8, how: "values" };
  };
  const pair = only(isPositionHere);
  if (pair !== null) return take(pair, "position");
  const [lon, lat] = [only(isLongitudeHere), only(isLatitudeHere)];
  if (lon === null || lat === null) return;
  take(lon, "lon");
  take(lat, "lat");
}

/** Headings that any list may have over a classification of its own. */
const anyType = /^(?:type|kind|类型|类别)$/i;

/** A score in the light of the column's cells. */
function weighed(found: FieldScore, kind: Kind, label: string, look: () => ColumnEvidence): number {
  const seen = look();
  if (seen.count === 0) return found.score;
  const fit = seen.fit(found.field, fieldType(kind, found.field));
  // An office's own numbers tell its rows apart; what repeats is another number.
  if (found.field === "office_number" && seen.count >= 4 && seen.distinct < 0.4)
    return found.score * 0.5;
  // A heading that is only like another is as good as its cells.
  if (found.how === "like") return found.score * (0.5 + 0.5 * fit);
  // One text in every row, which cannot stand there, says as much as three.
  const told = seen.count >= 3 || (seen.distinct > 0 && seen.count / seen.distinct >= 3);
  if (fit === 0 && told && anyType.test(label)) return 0;
  if (found.score >= 1) return fit >= 0.2 || seen.count < 3 ? found.score : found.score * 0.75;
  const bonus = place.test(found.field) ? 0.08 * fit : 0.05 * fit;
  if (fit < 0.15 && told) return found.score * 0.55;
  return found.score * (0.8 + 0.2 * fit) + bonus * (1 - found.score);
}

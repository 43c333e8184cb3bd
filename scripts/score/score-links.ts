import { type Agreement, clusterAgreement } from "./cluster-agreement.js";
import type { ScoreInput } from "./score-input.js";
import { type Trace, type TracedRow, placeOf } from "./trace.js";

/** One compound of the warehouse that stands for several true ones. */
export interface WrongMerge {
  readonly compoundId: string;
  /** True names with a row of each. */
  readonly names: readonly string[];
  /** Whether house number or phase differ: never allowed without a person. */
  readonly hard: boolean;
  readonly features: string;
}

/** What linking did. */
export interface LinkScore {
  readonly register: Agreement;
  readonly everything: Agreement;
  readonly zones: Readonly<Record<string, number>>;
  /** Event rows held in a compound: linked to it, to another, or left to its community. */
  readonly events: { readonly right: number; readonly wrong: number; readonly unlinked: number };
  readonly wrongMerges: readonly WrongMerge[];
  /** True compounds that became several. */
  readonly splits: readonly { readonly name: string; readonly rows: readonly string[] }[];
}

const digits = "〇一二三四五六七八九";

/** House number (with its annex) and phase in a name, as `number/phase`; Chinese numerals up to 999 are read too. */
export function hardMarks(name: string): string {
  const folded = name
    .normalize("NFKC")
    .replaceAll("零", "〇")
    .replace(/[〇一二三四五六七八九十百]+(?=[号期#])/g, arabic);
  const [, number = "", annex = ""] = /(\d+)\s*[号#](?:附(\d+))?/.exec(folded) ?? [];
  const phase = /(\d+)\s*期/.exec(folded)?.[1] ?? "";
  return `${number}${annex === "" ? "" : `-${annex}`}/${phase}`;
}

function arabic(run: string): string {
  if (!/[十百]/.test(run)) return [...run].map((one) => digits.indexOf(one)).join("");
  let [sum, last] = [0, 0];
  for (const one of run) {
    if (one === "百") sum += (last || 1) * 100;
    else if (one === "十") sum += (last || 1) * 10;
    last = digits.includes(one) ? digits.indexOf(one) : 0;
  }
  return String(sum + last);
}

/** Scores the decisions of `link` against the rows' true compounds. A row without a decided compound is a cluster by itself. */
export function scoreLinks(input: ScoreInput, trace: Trace): LinkScore {
  const names = new Map(
    (input.truth.get("compound") ?? []).map((row) => [row["compound_id"], row["name"] ?? ""]),
  );
  const eventCompound = new Map<string, string>();
  for (const table of ["consultation", "project", "proposal", "pilot_site"]) {
    const key = table === "pilot_site" ? "site_id" : `${table}_id`;
    for (const row of input.truth.get(table) ?? []) {
      if (row["compound_id"]) eventCompound.set(`${table}|${row[key] ?? ""}`, row["compound_id"]);
    }
  }
  const register: [string, string][] = [];
  const everything: [string, string][] = [];
  const zones: Record<string, number> = {};
  const members = new Map<string, Map<string, TracedRow>>();
  const spread = new Map<string, Map<string, TracedRow>>();
  const events = { right: 0, wrong: 0, unlinked: 0 };
  for (const row of trace.rows) {
    const truth =
      row.table === "compound" ? row.trueId : eventCompound.get(`${row.table}|${row.trueId}`);
    if (truth === undefined || row.state === null || row.state === "quarantined") continue;
    if (row.table !== "compound" && row.state === "superseded" && row.link === null) continue;
    const linked = row.link?.["compound_id"];
    const found = typeof linked === "string" ? linked : placeOf(row);
    const zone = `${row.table === "compound" ? "register" : "event"} ${String(row.link?.["zone"] ?? "no link row")}`;
    zones[zone] = (zones[zone] ?? 0) + 1;
    everything.push([truth, found]);
    if (row.table === "compound") {
      register.push([truth, found]);
      see(spread, truth, found, row);
    } else if (typeof linked !== "string") events.unlinked += 1;
    else if (trace.recordOf.get(`compound|${truth}`) === linked) events.right += 1;
    else events.wrong += 1;
    if (typeof linked === "string" && row.link?.["zone"] === "auto")
      see(members, linked, truth, row);
  }
  const place = (row: TracedRow): string => `${row.file}:${row.sheet}:${row.row}`;
  return {
    register: clusterAgreement(register),
    everything: clusterAgreement(everything),
    zones,
    events,
    wrongMerges: [...members]
      .filter(([, truths]) => truths.size > 1)
      .map(([compoundId, truths]) => ({
        compoundId,
        names: [...truths].map(([id, row]) => `${names.get(id) ?? id} (${place(row)})`),
        hard: new Set([...truths.keys()].map((id) => hardMarks(names.get(id) ?? ""))).size > 1,
        features: String([...truths.values()].at(-1)?.link?.["features"] ?? ""),
      })),
    splits: [...spread]
      .filter(([, founds]) => founds.size > 1)
      .map(([id, founds]) => ({
        name: names.get(id) ?? id,
        rows: [...founds].map(
          ([found, row]) => `${found} ${JSON.stringify(row.cells)} ${place(row)}`,
        ),
      })),
  };
}

function see(
  groups: Map<string, Map<string, TracedRow>>,
  group: string,
  member: string,
  row: TracedRow,
): void {
  const there = groups.get(group) ?? new Map<string, TracedRow>();
  if (!there.has(member)) there.set(member, row);
  groups.set(group, there);
}

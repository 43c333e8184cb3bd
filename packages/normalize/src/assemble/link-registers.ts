import type { Code } from "@atlas/schema";
import type { Decisions } from "../decide/decisions.js";
import { linkRecords } from "../link/link-records.js";
import { parseName } from "../link/parse-name.js";
import type { LinkRecord, ScoredPair } from "../link/score-pair.js";
import { decidedKeys, decisionKey } from "./decided-keys.js";
import { type PlacedDraft, registerNumber, returnOf } from "./live-parts.js";
import { inOrderSaid } from "./records.js";
import type { DraftRow } from "../draft/file-draft.js";
import { listOf, numberOf, textOf } from "../draft/row-values.js";

/** Why a register row is where it is; `candidate` is the key of the record that it should be compared to. */
export interface RegisterLink {
  readonly zone: "auto" | "review" | "new";
  readonly decided_by: Code<"decided_by">;
  readonly score: number;
  readonly candidate: string | null;
  readonly features: Readonly<Record<string, unknown>>;
}

/** Register rows by the compound that they mean. */
export interface LinkedRegisters {
  /** Key of a row's compound: that of its rows with the office's number, else the first of its keys. */
  readonly keyOf: (placed: PlacedDraft) => string;
  /** Null where the row's own key decided. */
  readonly linkOf: (placed: PlacedDraft) => RegisterLink | null;
}

/** Joins the records that rows name by themselves (the office's number, else name and community) where they mean one compound though
 * they write it differently. A person's word goes first.
 * @param relative where rows lie, only to be compared, of lists whose coordinate system is not known */
export function linkRegisters(
  rows: readonly PlacedDraft[],
  identify: (placed: PlacedDraft) => string,
  decisions: Decisions,
  relative: ReadonlyMap<DraftRow, readonly [lon: number, lat: number]> = new Map(),
): LinkedRegisters {
  const decided = decidedKeys(rows, identify, decisions);
  const keys = new Map(rows.map((placed) => [placed.row, decided(placed)] as const));
  const own = ({ row }: PlacedDraft): string => keys.get(row)!;
  const entities = new Map<string, PlacedDraft[]>();
  for (const placed of rows) {
    const key = own(placed);
    const there = entities.get(key);
    if (there) there.push(placed);
    else entities.set(key, [placed]);
  }
  const subjects = new Map(
    decisions.none
      ? []
      : [...entities].map(([key, all]) => [key, [...new Set(all.map(decisionKey))]] as const),
  );
  const saidApart = (a: string, b: string): boolean =>
    subjects
      .get(a)
      ?.some((subject) =>
        decisions.apartFrom(subject).some((other) => subjects.get(b)!.includes(other)),
      ) ?? false;
  const { clusters, links } = linkRecords(
    [...entities].map(([key, all]) => listing(key, all, relative)),
    (a, b) => saidApart(a, b) || numberedApart(entities.get(a)!, entities.get(b)!),
  );
  const seats = new Map<string, string>();
  for (const cluster of clusters) {
    const seat = cluster.find((key) => isNumbered(entities.get(key)!)) ?? cluster[0]!;
    for (const key of cluster) seats.set(key, seat);
  }
  return {
    keyOf: (placed) => seats.get(own(placed))!,
    linkOf: (placed) => {
      const key = own(placed);
      const byPerson =
        !decisions.none &&
        key !== identify(placed) &&
        decisions.sameAs(decisionKey(placed)).length > 0;
      if (byPerson)
        return { zone: "auto", decided_by: "person", score: 1, candidate: null, features: {} };
      const link = links.get(key);
      if (link === undefined || (link.zone === "auto" && seats.get(key) === key)) return null;
      return {
        zone: link.zone,
        decided_by: "model",
        score: link.pair.score,
        candidate: link.zone === "review" ? seats.get(link.with)! : null,
        features: explained(link.pair),
      };
    },
  };
}

const isNumbered = (rows: readonly PlacedDraft[]): boolean =>
  rows.some((placed) => registerNumber(placed) !== null);

/** Two numbers of one office are two compounds, unless the name is the same. */
function numberedApart(a: readonly PlacedDraft[], b: readonly PlacedDraft[]): boolean {
  const numbers = (rows: readonly PlacedDraft[]): ReadonlySet<string> =>
    new Set(
      rows.flatMap((placed) => {
        const number = registerNumber(placed);
        return number === null ? [] : [`${textOf(placed.row.values, "unit_id")}|${number}`];
      }),
    );
  const [left, right] = [numbers(a), numbers(b)];
  const sameOffice = [...left].some((one) =>
    [...right].some((other) => one !== other && one.split("|")[0] === other.split("|")[0]),
  );
  if (!sameOffice) return false;
  const names = new Set(a.map(nameKey));
  return !b.some((placed) => names.has(nameKey(placed)));
}

const nameKey = ({ row }: PlacedDraft): string => parseName(textOf(row.values, "name")!).key;

/** What all rows of a record say together: of each value the newest that is known. */
function listing(
  id: string,
  rows: readonly PlacedDraft[],
  relative: ReadonlyMap<DraftRow, readonly [lon: number, lat: number]>,
): LinkRecord {
  const newest = inOrderSaid(rows).toReversed();
  const text = (field: string): string | null =>
    newest.map(({ row }) => textOf(row.values, field)).find((value) => value !== null) ?? null;
  const number = (field: string): number | null =>
    newest.map(({ row }) => numberOf(row.values, field)).find((value) => value !== null) ?? null;
  const placed = newest.find(({ row }) => numberOf(row.values, "lon") !== null);
  const near = newest.map(({ row }) => relative.get(row)).find((point) => point !== undefined);
  const finest =
    newest.find(({ row }) => textOf(row.values, "community_id") !== null) ??
    newest.find(({ row }) => textOf(row.values, "township_id") !== null) ??
    newest[0]!;
  return {
    id,
    names: [...new Set(rows.map(({ row }) => textOf(row.values, "name")!))].sort(),
    aliases: [...new Set(rows.flatMap(({ row }) => listOf(row.values, "aliases") ?? []))].sort(),
    address: text("address"),
    unit_id: textOf(finest.row.values, "unit_id"),
    township_id: textOf(finest.row.values, "township_id"),
    community_id: textOf(finest.row.values, "community_id"),
    lon: placed ? numberOf(placed.row.values, "lon") : (near?.[0] ?? null),
    lat: placed ? numberOf(placed.row.values, "lat") : (near?.[1] ?? null),
    households: number("households"),
    built_year: number("built_year"),
    kind: text("kind"),
    returns: new Set(rows.map(({ part }) => returnOf(part))),
  };
}

/** The fields that said something, each with its weight in bits. */
function explained({ evidence, bits }: ScoredPair): Readonly<Record<string, unknown>> {
  const said = Object.entries(evidence).filter(
    ([, level]) => level !== null && level !== "missing",
  );
  return { ...Object.fromEntries(said), bits };
}

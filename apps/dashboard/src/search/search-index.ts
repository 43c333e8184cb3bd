import type { PlaceDirectory, Summary } from "@atlas/metrics";
import mergedTownships from "../../../../data/divisions/merged-townships.json" with { type: "json" };
import oldNames from "../../../../data/divisions/old-names.json" with { type: "json" };
import { communityName } from "../i18n/community-name.js";
import { levelOfUnit } from "../state/view-state.js";
import { foldText, matchText } from "./match-text.js";

/** What a suggestion leads to. */
export type FoundKind = "district" | "township" | "community" | "compound" | "site" | "topic";

/** A suggestion. */
export interface Found {
  readonly kind: FoundKind;
  /** Of the division, compound or site; a topic is its own. */
  readonly id: string;
  readonly name: string;
  /** The other name, old name or number by which it was found; null where it was by its name. */
  readonly by: string | null;
  /** The smallest division that it lies in, or null. */
  readonly place: string | null;
  /** Of a topic: consultations on it. */
  readonly cases: number | null;
  /** Of a compound that is no longer in the register. */
  readonly ended: boolean;
}

interface Entry extends Omit<Found, "by"> {
  /** The name, then other names; folded. */
  readonly texts: readonly string[];
  /** Numbers and ids, folded: found by how they begin. */
  readonly codes: readonly string[];
  /** All of them as they are written. */
  readonly said: readonly string[];
}

/** Folding so many takes a few milliseconds. */
const compoundsATurn = 3000;

/** A number is not looked for by fewer signs. */
const shortestCode = 4;

/** Order of what fits equally well. */
const order: readonly FoundKind[] = [
  "district",
  "township",
  "community",
  "compound",
  "site",
  "topic",
];

/** Everything that can be looked up, as entries whose texts are folded once. */
export class SearchIndex {
  private constructor(private readonly entries: readonly Entry[]) {}

  /** Districts, townships and sites: what is known before a directory is. */
  static early(summary: Summary): SearchIndex {
    return new SearchIndex([...divisionEntries(summary), ...siteEntries(summary)]);
  }

  /** All there is. Thousands of texts are folded, a part in each turn, so that nothing else waits long.
   * @param turn resolves when this may go on */
  static async whole(
    summary: Summary,
    directory: PlaceDirectory,
    turn: () => Promise<void>,
  ): Promise<SearchIndex> {
    const entries = [...divisionEntries(summary), ...communityEntries(directory)];
    const { rowCount } = directory.compounds;
    for (let from = 0; from < rowCount; from += compoundsATurn) {
      await turn();
      entries.push(...compoundEntries(directory, from, Math.min(rowCount, from + compoundsATurn)));
    }
    await turn();
    entries.push(...siteEntries(summary), ...topicEntries(directory));
    return new SearchIndex(entries);
  }

  /** The best suggestions for a text as it was typed, at most `most`; none for an empty one. A name weighs more than another text that fits as
   * well, a short name more than a long one. */
  suggest(typed: string, most: number): readonly Found[] {
    const query = foldText(typed).slice(0, 40);
    if (query === "") return [];
    const best: { readonly entry: Entry; readonly by: number; readonly rank: number }[] = [];
    for (const entry of this.entries) {
      let rank = Infinity;
      let by = 0;
      for (let i = 0; i < entry.texts.length; i += 1) {
        const text = entry.texts[i]!;
        const quality = matchText(text, query);
        if (quality === null) continue;
        // Quality, then the kind, then how much of the text is left over.
        const own =
          (quality + (i > 0 ? 0.5 : 0)) * 1e4 + order.indexOf(entry.kind) * 1e2 + text.length;
        if (own < rank) [rank, by] = [own, i];
      }
      if (query.length >= shortestCode) {
        const at = entry.codes.findIndex((code) => code.startsWith(query));
        const own = 1.5e4 + order.indexOf(entry.kind) * 1e2;
        if (at >= 0 && own < rank) [rank, by] = [own, entry.texts.length + at];
      }
      if (rank === Infinity || rank >= (best[most - 1]?.rank ?? Infinity)) continue;
      const at = best.findIndex((other) => rank < other.rank);
      best.splice(at < 0 ? best.length : at, 0, { entry, by, rank });
      best.length = Math.min(best.length, most);
    }
    return best.map(({ entry: { kind, id, name, place, cases, ended, said }, by }) => ({
      kind,
      id,
      name,
      place,
      cases,
      ended,
      by: by === 0 ? null : said[by]!,
    }));
  }
}

const entry = (
  kind: FoundKind,
  id: string,
  name: string,
  place: string | null,
  others: readonly string[],
  numbers: readonly string[],
  more: Partial<Pick<Entry, "cases" | "ended">> = {},
): Entry => {
  const names = [name, ...others.filter((text) => text !== "" && text !== name)];
  const codes = numbers.filter((text) => text !== "");
  return {
    kind,
    id,
    name,
    place,
    cases: null,
    ended: false,
    texts: names.map(foldText),
    codes: codes.map(foldText),
    said: [...names, ...codes],
    ...more,
  };
};

function divisionEntries({ divisions }: Summary): readonly Entry[] {
  const formerly = new Map<string, string[]>();
  const add = (id: string, text: string): void =>
    void formerly.set(id, [...(formerly.get(id) ?? []), text]);
  for (const { division_id: id, text } of oldNames) add(id, text);
  // Those that were divided among several, or whose successor is not known, lead nowhere.
  for (const [, name, , , id] of mergedTownships.rows)
    if (typeof id === "string") add(id, String(name));
  return divisions
    .filter(({ level }) => level !== "city")
    .map(({ division_id: id, name, name_en, manager_id }) => {
      const level = levelOfUnit(id) === "district" ? "district" : "township";
      const place = level === "township" ? manager_id : null;
      return entry(level, id, name, place, [...(formerly.get(id) ?? []), name_en], [id]);
    });
}

const communityEntries = ({ communities }: PlaceDirectory): readonly Entry[] =>
  communities.map(({ community_id: id, name, township_id }) =>
    entry("community", id, communityName(name), township_id, [name], [id]),
  );

function compoundEntries(
  { compounds: { columns } }: PlaceDirectory,
  from: number,
  until: number,
): readonly Entry[] {
  const text = (name: string): ArrayLike<string> => columns[name] as ArrayLike<string>;
  const [ids, names, aliases] = [text("compound_id"), text("name"), text("aliases")];
  const [numbers, places] = [text("office_number"), text("place")];
  const ended = columns["ended"] as ArrayLike<number>;
  return Array.from({ length: until - from }, (_, i) => {
    const row = from + i;
    return entry(
      "compound",
      ids[row]!,
      names[row]!,
      places[row]! || null,
      aliases[row]!.split("\n"),
      [numbers[row]!, ids[row]!],
      { ended: ended[row] === 1 },
    );
  });
}

const siteEntries = ({ sites }: Summary): readonly Entry[] =>
  sites.flatMap(({ site_id: id, name, unit_id, township_id }) =>
    name === null ? [] : [entry("site", id, name, township_id ?? unit_id, [], [id])],
  );

const topicEntries = ({ topics }: PlaceDirectory): readonly Entry[] =>
  topics.map(({ topic, cases }) => entry("topic", topic, topic, null, [], [], { cases }));

import type { CityRows, Row } from "@atlas/schema";

/** What a warehouse published of ids before. */
export interface PublishedIds {
  readonly aliases: readonly Row<"compound_alias">[];
  /** Ids of compounds that registers had; not asked where none of them is gone. */
  readonly published: ReadonlySet<string>;
  /** Compound of each register row of those that are no more: `submission|sheet|row` → id. */
  readonly compoundOfRow: ReadonlyMap<string, string>;
}

/** The log of former compound ids: what was carried, and every published id that the new version no longer has, with the compound
 * that most of its rows went to. An id whose rows are all gone (retracted) keeps the line it had and gets no new one.
 * @returns the log, given the new version's name for `since` */
export function formerIds(
  known: PublishedIds,
  tables: Pick<CityRows, "compound" | "link">,
): (version: string) => readonly Row<"compound_alias">[] {
  const live = new Set(Array.from(tables.compound, ({ compound_id: id }) => id));
  const successors = movedRows(known.compoundOfRow, tables.link, live);
  const heirs = new Map<string, number>();
  for (const counts of successors.values())
    for (const id of counts.keys()) heirs.set(id, (heirs.get(id) ?? 0) + 1);
  return (version) => {
    const lines = new Map<string, Row<"compound_alias">>();
    for (const [former, counts] of successors) {
      const [heir] = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]!;
      const why =
        counts.size > 1
          ? "split"
          : known.published.has(heir) || heirs.get(heir)! > 1
            ? "merged"
            : "renamed";
      lines.set(former, { compound_id: heir, former_id: former, why, since: version });
    }
    for (const line of known.aliases) {
      if (live.has(line.former_id) || lines.has(line.former_id)) continue;
      const next = live.has(line.compound_id) ? null : lines.get(line.compound_id);
      lines.set(line.former_id, next ? { ...line, compound_id: next.compound_id } : line);
    }
    return [...lines.values()].sort((a, b) => (a.former_id < b.former_id ? -1 : 1));
  };
}

/** For each published id that is no longer live: how many of its rows went to which live compound. */
function movedRows(
  compoundOfRow: PublishedIds["compoundOfRow"],
  links: CityRows["link"],
  live: ReadonlySet<string>,
): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const moved = new Map<string, Map<string, number>>();
  // The links are made anew as they are walked, which is long; mostly every id is still there.
  if (compoundOfRow.size === 0) return moved;
  for (const { submission_id: submission, sheet, row, compound_id: now } of links) {
    if (now === null) continue;
    // As concat_ws writes it.
    const before = compoundOfRow.get(`${submission}|${sheet}|${row}`);
    if (before === undefined || live.has(before)) continue;
    const counts = moved.get(before) ?? new Map<string, number>();
    moved.set(before, counts.set(now, (counts.get(now) ?? 0) + 1));
  }
  return moved;
}

import { type RankingRow, formalRanks } from "@atlas/charts";
import type { FigureRow, MetricDefinition } from "@atlas/metrics";
import type { ViewState } from "../state/view-state.js";

const changeOf = ({ value, previous }: RankingRow): number =>
  value === null || previous === null ? -Infinity : value - previous;

const absent = (row: RankingRow): number => (row.value === null ? 1 : 0);

const better = (a: RankingRow, b: RankingRow, direction: MetricDefinition["direction"]): number =>
  ((b.value ?? 0) - (a.value ?? 0)) * (direction === "down" ? -1 : 1);

/** Units in the order asked for, those without a figure last; the formal rank is by value, the best first, in every order.
 * The index has none: its ranks are intervals and tiers. */
export function rankingRows(
  rows: readonly FigureRow[],
  before: readonly FigureRow[],
  nameOf: (id: string) => string,
  sort: ViewState["sort"],
  direction: MetricDefinition["direction"] = "up",
): readonly RankingRow[] {
  const previous = new Map(
    before.filter(({ part }) => part === null).map((row) => [row.unit_id, row.value]),
  );
  const byCode = (a: RankingRow, b: RankingRow): number => (a.id < b.id ? -1 : 1);
  const byValue = rows
    .filter(({ part }) => part === null)
    .map(({ unit_id: id, value, low, high, n, flag }): RankingRow => ({
      id,
      name: nameOf(id),
      value,
      low,
      high,
      n,
      flag: flag === "partial" && (n ?? 0) < 30 ? "small" : flag,
      previous: previous.get(id) ?? null,
    }))
    .sort((a, b) => absent(a) - absent(b) || better(a, b, direction) || byCode(a, b));
  const ranks = rows[0]?.metric === "index" ? null : formalRanks(byValue);
  const ranked = byValue.map((row): RankingRow => ({ ...row, rank: ranks?.get(row.id) ?? null }));
  if (sort === "value") return ranked;
  return ranked.sort(
    (a, b) =>
      absent(a) - absent(b) ||
      (sort === "change" && changeOf(b) !== changeOf(a) ? changeOf(b) - changeOf(a) : byCode(a, b)),
  );
}

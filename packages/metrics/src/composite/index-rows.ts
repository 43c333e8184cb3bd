import { type RankIntervals, goalpostScore } from "@atlas/stats";
import { unitsUnder } from "../compile/figure-units.js";
import type { FigureContext } from "../families/family.js";
import { finishInTurns } from "../families/in-turns.js";
import type { FigureQuery, FigureRow } from "../figure.js";
import { type ElementValue, elementValues, indexFigures, indexGround } from "./element-values.js";
import { type IndexCategory, indexCategories } from "./index-model.js";
import { weighInSteps } from "./weigh-units.js";

/** Answers the figures that the index is made of. */
export type AskFigures = (
  queries: readonly FigureQuery[],
) => Promise<readonly (readonly FigureRow[])[]>;

interface Scored {
  readonly unit_id: string;
  /** The figure by which the unit is judged. */
  readonly ground: FigureRow;
  readonly values: readonly ElementValue[];
}

/** The index of every unit of a level. Ranks are those among all units of the level in the city, whatever part of it was asked for. */
export async function indexRows(
  context: FigureContext,
  query: FigureQuery,
  ask: AskFigures,
): Promise<readonly FigureRow[]> {
  const { level, kind, periods, within } = query;
  if (level === "compound" || level === "community") return [];
  const elements = context.config.indexElements;
  const figures = (
    await ask(
      indexFigures(elements).map((metric) => ({ metric, level, within: null, kind, periods })),
    )
  ).flat();
  const valueOf = await elementValues(context, query, figures);
  const grounds = new Map(
    figures
      .filter(({ metric, part }) => metric === indexGround && part === null)
      .map((row) => [`${row.period}|${row.unit_id}`, row]),
  );
  const wanted = new Set(unitsUnder(context.divisions, level, within).map(({ id }) => id));
  const rows: FigureRow[] = [];
  for (const period of periods) {
    const units = unitsUnder(context.divisions, level, null).map(({ id }): Scored => ({
      unit_id: id,
      ground: grounds.get(`${period}|${id}`)!,
      values: elements.map((element) => valueOf(element, period, id)),
    }));
    const own = await unitRows(context, query, units);
    rows.push(...own.filter(({ unit_id }) => wanted.has(unit_id)));
  }
  return rows;
}

async function unitRows(
  { config: { indexElements: elements } }: FigureContext,
  query: FigureQuery,
  units: readonly Scored[],
): Promise<readonly FigureRow[]> {
  const categories = indexCategories(elements);
  const scores = Float64Array.from(
    units.flatMap(({ ground, values }) =>
      values.map(({ value }, e) =>
        value === null || !isJudged(ground) ? NaN : scoreOf(value, elements[e]!),
      ),
    ),
  );
  const weighed = await finishInTurns(weighInSteps(scores, elements));
  const { ranks, tiers, ranked } = weighed;
  return units.flatMap((unit, u) => {
    const row = rowMaker(query, unit);
    const missing = unit.values.filter(({ value }) => value === null).length;
    const own = weighed.categories.subarray(u * categories.length);
    const rankRows = query.level === "city" ? [] : rankParts(row, ranks, tiers[u]!, ranked, u);
    return [
      row(null, {
        value: numberOrNull(weighed.index[u]!),
        low: numberOrNull(ranks.indexLow[u]!),
        high: numberOrNull(ranks.indexHigh[u]!),
      }),
      ...rankRows,
      row("missing", { numerator: missing, denominator: elements.length, value: missing }),
      ...categories.map((category, c) => categoryRow(row, category, own[c]!, unit.values)),
      ...elements.map((element, e) => {
        const { value, low, high, n, flag } = unit.values[e]!;
        const score = (one: number | null): number | null =>
          one === null ? null : scoreOf(one, element);
        const ends = [score(low), score(high)];
        // Where less is better the ends change places.
        const [least, most] = element.worst > element.best ? ends.toReversed() : ends;
        const named = row(`element=${element.element_id}`, {});
        return { ...named, value: score(value), low: least!, high: most!, n, flag };
      }),
    ];
  });
}

const isJudged = ({ flag }: FigureRow): boolean => flag !== "not_reported" && flag !== "thin";

const scoreOf = (value: number, { worst, best }: { worst: number; best: number }): number =>
  goalpostScore(value, worst, best);

const numberOrNull = (value: number): number | null => (Number.isNaN(value) ? null : value);

type MakeRow = (
  part: string | null,
  numbers: Partial<Pick<FigureRow, "numerator" | "denominator" | "value" | "low" | "high">>,
) => FigureRow;

/** Rows of a unit, with what its flag lets be shown. */
const rowMaker =
  (
    { metric, level, kind }: FigureQuery,
    { unit_id, ground: { period, n, flag } }: Scored,
  ): MakeRow =>
  (part, given) => {
    const known = flag !== "not_reported";
    const shown = known && flag !== "thin";
    return {
      metric,
      part,
      level,
      unit_id,
      kind,
      period,
      numerator: known ? (given.numerator ?? null) : null,
      denominator: known ? (given.denominator ?? null) : null,
      value: shown ? (given.value ?? null) : null,
      low: shown ? (given.low ?? null) : null,
      high: shown ? (given.high ?? null) : null,
      n,
      flag,
    };
  };

/** A rank only with its interval, and the tier. */
function rankParts(
  row: MakeRow,
  { rankLow, rankMiddle, rankHigh }: RankIntervals,
  tier: number,
  ranked: number,
  u: number,
): readonly FigureRow[] {
  const [value, low, high] = [rankMiddle, rankLow, rankHigh].map((of) => numberOrNull(of[u]!));
  return [
    row("rank", { denominator: ranked, value: value!, low: low!, high: high! }),
    row("tier", { denominator: ranked, value: tier === 0 ? null : tier }),
  ];
}

/** A category, with how many of its elements are known of how many. */
const categoryRow = (
  row: MakeRow,
  { id, elements }: IndexCategory,
  value: number,
  values: readonly ElementValue[],
): FigureRow =>
  row(`category=${id}`, {
    numerator: elements.filter((e) => values[e]!.value !== null).length,
    denominator: elements.length,
    value: numberOrNull(value),
  });

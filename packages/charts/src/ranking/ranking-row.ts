/** How far a figure may be trusted; the same words as the figures of the warehouse. */
export type RankingFlag = "ok" | "small" | "thin" | "partial" | "not_reported" | "suppressed";

/** Where the whole interval lies against the target. */
export type IntervalState = "above" | "below" | "spans";

/** One unit of a ranking; shares are 0..1, other figures in their unit. */
export interface RankingRow {
  readonly id: string;
  readonly name: string;
  /** Language of the name where it is not the page's, as `zh-CN` in an English page. */
  readonly lang?: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Value in the window before. */
  readonly previous: number | null;
  readonly n: number | null;
  readonly flag: RankingFlag;
  /** Formal rank; left out, it is the place among the rows that have a value and are not small. Null: none. */
  readonly rank?: number | null;
  /** Left out, it follows from the interval and the target. */
  readonly state?: IntervalState;
}

/** Words of the ranking; numbers are set by the chart. */
export interface RankingWords {
  readonly title: string;
  /** One sentence for screen readers; the title where left out. */
  readonly summary?: string;
  /** `目标`, before the number. */
  readonly target: string;
  /** `n<5` */
  readonly thin: string;
  /** `缺报` */
  readonly missing: string;
  /** `不显示`; {@link RankingWords.thin} where left out. */
  readonly suppressed?: string;
  /** `部分`, beside the value. */
  readonly partial?: string;
  /** More of a row in words, for screen readers, after its name and value. */
  readonly describe?: (row: RankingRow) => string;
}

/** Where an interval lies against a target; an interval that ends on the target spans it. */
export function intervalState(
  { low, high }: Pick<RankingRow, "low" | "high">,
  target: number | null,
): IntervalState {
  if (target === null || low === null || high === null) return "spans";
  return low > target ? "above" : high < target ? "below" : "spans";
}

/** Formal ranks by id, in the order given: rows without a value or with a small sample have none. */
export function formalRanks(rows: readonly RankingRow[]): ReadonlyMap<string, number | null> {
  let place = 0;
  return new Map(
    rows.map((row): [string, number | null] => {
      if (row.rank !== undefined) return [row.id, row.rank];
      if (row.value === null || row.flag === "small") return [row.id, null];
      place += 1;
      return [row.id, place];
    }),
  );
}

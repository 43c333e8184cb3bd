import {
  type FigureKind,
  type FigureQuery,
  type FigureRow,
  type SummaryQuarter,
  figureKey,
} from "@atlas/metrics";
import { useState } from "react";
import { levelOfUnit } from "../state/view-state.js";
import type { FigureSource } from "./figure-source.js";
import { useFiguresIfAny } from "./use-figures.js";

/** Consultations closed in each quarter. */
export interface QuarterCounts {
  /** Whose they are: a division, null for the city, and a kind of compound. */
  readonly within: string | null;
  readonly kind: FigureKind;
  /** By quarter; null where it was not reported. */
  readonly closed: ReadonlyMap<string, number | null>;
}

/** What they are read from. */
export const quarterCountsQuery = (
  quarters: readonly SummaryQuarter[],
  { within, kind }: Pick<QuarterCounts, "within" | "kind">,
): FigureQuery => ({
  metric: "published",
  level: levelOfUnit(within),
  within,
  kind,
  periods: quarters.map(({ period }) => period),
});

/** Consultations closed in each quarter in a place. Until they are known those of the place before stay, and say whose they are;
 * undefined where there are none yet, or the engine failed. */
export function useQuarterCounts(
  source: FigureSource,
  quarters: readonly SummaryQuarter[],
  { within, kind }: Pick<QuarterCounts, "within" | "kind">,
): QuarterCounts | undefined {
  const query = quarterCountsQuery(quarters, { within, kind });
  const rows = useFiguresIfAny(source, query);
  const key = figureKey(query);
  const [last, keep] = useState<{ readonly key: string; readonly counts: QuarterCounts }>();
  if (rows === undefined) return last?.counts;
  if (last?.key === key) return last.counts;
  const counts = { within, kind, closed: closedOf(rows) };
  keep({ key, counts });
  return counts;
}

/** Those of which one asks whether they were published are all that were closed. */
const closedOf = (rows: readonly FigureRow[]): QuarterCounts["closed"] =>
  new Map(
    rows.flatMap(({ part, period, denominator }) =>
      part === null ? [[period, denominator] as const] : [],
    ),
  );

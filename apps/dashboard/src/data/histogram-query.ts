import type {
  CompoundHistogram,
  CompoundHistograms,
  FigureKind,
  HistogramsQuery,
} from "@atlas/metrics";
import { levelOfUnit } from "../state/view-state.js";

/** Which compounds' participation is counted. */
export interface HistogramQuery {
  /** `2022Q4` or `2021Q4..2022Q3`. */
  readonly window: string;
  readonly kind: FigureKind;
  /** A district, township or community, or null for the city. */
  readonly within: string | null;
}

/** Bins of 2.5 points, so that every bin lies in one class. */
export const histogramBinCount = 40;

const none: CompoundHistogram = {
  counts: Array.from({ length: histogramBinCount }, () => 0),
  compounds: 0,
};

/** What is asked of the engine for a query: those of all units of its level, since they cost about as much. */
export const histogramsQuery = ({ window, kind, within }: HistogramQuery): HistogramsQuery => ({
  window,
  kind,
  level: levelOfUnit(within),
});

/** The histogram that a query asks for, among those of its level. */
export const histogramOf = (
  all: CompoundHistograms,
  { within }: HistogramQuery,
): CompoundHistogram => all.get(within) ?? none;

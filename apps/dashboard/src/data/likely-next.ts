import {
  type FigureKind,
  type FigureQuery,
  type HistogramQuery,
  type MetricId,
  quartersOf,
  windowOf,
} from "@atlas/metrics";
import { withoutKind } from "../state/view-state.js";
import { formatQuarter, parseQuarter, shiftQuarter } from "@atlas/schema";

const kinds = ["all", "old", "managed"] as const satisfies readonly FigureKind[];

/** Figures that one compares units by, of those that go by window and kind. */
const compared: readonly MetricId[] = ["coverage", "participation", "consult_first", "published"];

/** What a person who looks at these figures will probably ask next: the other kinds of compound, the other figures of the units compared,
 * then the windows of the same length, the nearest first. A series over many windows is left alone.
 * @param quarters those there are, in order */
export function likelyNext(
  shown: readonly FigureQuery[],
  quarters: readonly string[],
): readonly FigureQuery[] {
  const single = shown.filter(({ periods }) => periods.length === 1);
  const otherKinds = single
    .filter(({ metric }) => !withoutKind.includes(metric))
    .flatMap((query) =>
      kinds.filter((kind) => kind !== query.kind).map((kind) => ({ ...query, kind })),
    );
  const otherMetrics = single
    .filter(({ metric, level }) => level !== "city" && compared.includes(metric))
    .flatMap((query) =>
      compared.filter((metric) => metric !== query.metric).map((metric) => ({ ...query, metric })),
    );
  const end = single
    .map(({ periods }) => endOf(periods[0]!))
    .toSorted()
    .at(-1);
  const otherWindows = shiftsFrom(end, quarters).flatMap((by) => questionsLater(single, by));
  return [...otherKinds, ...otherMetrics, ...otherWindows];
}

/** The questions of one window each, so many quarters later. */
export const questionsLater = (shown: readonly FigureQuery[], by: number): readonly FigureQuery[] =>
  shown
    .filter(({ periods }) => periods.length === 1)
    .map((query) => ({ ...query, periods: [windowLater(query.periods[0]!, by)] }));

/** The histograms beside one: of the other kinds, then of the other windows. */
export const likelyHistograms = (
  shown: HistogramQuery,
  quarters: readonly string[],
): readonly HistogramQuery[] => [
  ...kinds.filter((kind) => kind !== shown.kind).map((kind) => ({ ...shown, kind })),
  ...windowsBeside(shown.window, quarters).map((window) => ({ ...shown, window })),
];

/** The other windows of the same length that end in a quarter there is, the nearest first. */
export const windowsBeside = (window: string, quarters: readonly string[]): readonly string[] =>
  shiftsFrom(endOf(window), quarters).map((by) => windowLater(window, by));

const endOf = (window: string): string => quartersOf(window).at(-1)!;

function shiftsFrom(end: string | undefined, quarters: readonly string[]): readonly number[] {
  const at = end === undefined ? -1 : quarters.indexOf(end);
  if (at < 0) return [];
  return quarters
    .map((_, i) => i - at)
    .filter((by) => by !== 0)
    .toSorted((a, b) => Math.abs(a) - Math.abs(b) || a - b);
}

/** A window, so many quarters later. */
export function windowLater(window: string, by: number): string {
  const moved = quartersOf(window).map((quarter) =>
    formatQuarter(shiftQuarter(parseQuarter(quarter)!, by)),
  );
  return windowOf(moved[0]!, moved.at(-1)!);
}

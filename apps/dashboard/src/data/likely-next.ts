import {
  type FigureKind,
  type FigureLevel,
  type FigureQuery,
  type HistogramsQuery,
  type MetricId,
  metricDefinitions,
  quartersOf,
  windowOf,
} from "@atlas/metrics";
import { rankedMetrics, withoutKind } from "../state/view-state.js";
import { formatQuarter, parseQuarter, shiftQuarter } from "@atlas/schema";

const kinds = ["all", "old", "managed"] as const satisfies readonly FigureKind[];

/** Figures that one compares units by, the first of those that may be chosen. */
const firstCompared = rankedMetrics.slice(0, 5);
/** The others, but for the index, whose many parts take the engine too long. */
const alsoCompared = rankedMetrics.slice(5).filter((metric) => metric !== "index");

/** Windows on either side that go before the other figures. */
const nearWindows = 4;

/** The levels above and below a level. */
const beside: Readonly<
  Record<FigureLevel, Readonly<Record<"up" | "down", HistogramsQuery["level"] | null>>>
> = {
  city: { up: null, down: "district" },
  district: { up: "city", down: "township" },
  township: { up: "district", down: "community" },
  community: { up: "township", down: null },
  compound: { up: "community", down: null },
};

/** What a person who looks at these figures will probably ask next: the other kinds of compound, the first of the other figures of the units compared,
 * what going down into a unit or up from it asks, the windows of the same length that are nearest, the figures that are left, the other windows. Of a
 * series over many windows only what its kind or its place would be otherwise.
 * @param quarters those there are, in order */
export function likelyNext(
  shown: readonly FigureQuery[],
  quarters: readonly string[],
): readonly FigureQuery[] {
  const single = shown.filter(({ periods }) => periods.length === 1);
  const series = shown.filter(({ periods }) => periods.length > 1);
  const end = single
    .map(({ periods }) => endOf(periods[0]!))
    .toSorted()
    .at(-1);
  const windows = shiftsFrom(end, quarters).map((by) => questionsLater(single, by));
  return [
    ...single.flatMap(ofOtherKinds),
    ...ofOtherFigures(single, firstCompared),
    ...[...single, ...series].flatMap((query) => oneLevel("down", query)),
    ...[...single, ...series].flatMap((query) => oneLevel("up", query)),
    ...series.flatMap(ofOtherKinds),
    ...windows.slice(0, nearWindows).flat(),
    ...ofOtherFigures(single, alsoCompared),
    ...windows.slice(nearWindows).flat(),
  ];
}

const ofOtherKinds = (query: FigureQuery): readonly FigureQuery[] =>
  withoutKind.includes(query.metric)
    ? []
    : kinds.filter((kind) => kind !== query.kind).map((kind) => ({ ...query, kind }));

const ofOtherFigures = (
  shown: readonly FigureQuery[],
  figures: readonly MetricId[],
): readonly FigureQuery[] =>
  shown
    .filter(({ level, metric }) => level !== "city" && firstCompared.some((one) => one === metric))
    .flatMap((query) =>
      figures
        .filter((metric) => isGivenAt(metric, query.level))
        .map((metric) => ({
          ...query,
          metric,
          kind: withoutKind.includes(metric) ? "all" : query.kind,
        })),
    );

/** What the same panel asks in the units below or above: of all of them, as the answer is one. */
function oneLevel(way: "up" | "down", query: FigureQuery): readonly FigureQuery[] {
  const level = beside[query.level][way];
  if (level === null || !isGivenAt(query.metric, level)) return [];
  const isOfAll = way === "up" && (level === "city" || level === "district");
  return [{ ...query, level, within: isOfAll ? null : query.within }];
}

const isGivenAt = (metric: MetricId, level: FigureLevel): boolean =>
  metricDefinitions[metric].levels.includes(level);

/** The questions of one window each, so many quarters later. */
export const questionsLater = (shown: readonly FigureQuery[], by: number): readonly FigureQuery[] =>
  shown
    .filter(({ periods }) => periods.length === 1)
    .map((query) => ({ ...query, periods: [windowLater(query.periods[0]!, by)] }));

/** The histograms beside those of a level: of the other kinds, of the levels below and above, then of the other windows. */
export function likelyHistograms(
  shown: HistogramsQuery,
  quarters: readonly string[],
): readonly HistogramsQuery[] {
  const { up, down } = beside[shown.level];
  return [
    ...kinds.filter((kind) => kind !== shown.kind).map((kind) => ({ ...shown, kind })),
    ...[down, up].flatMap((level) => (level === null ? [] : [{ ...shown, level }])),
    ...windowsBeside(shown.window, quarters).map((window) => ({ ...shown, window })),
  ];
}

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

import type { FigureKind, MetricId } from "@atlas/metrics";
import type { Language } from "@atlas/schema";

/** Figures that the Monitor can colour the map and rank units by. */
export const mapMetrics = [
  "participation",
  "coverage",
  "consult_first",
  "published",
  "return_completeness",
] as const satisfies readonly MetricId[];

/** A figure of {@link mapMetrics}. */
export type MapMetric = (typeof mapMetrics)[number];

/** What the map shows: areas of a level, or every compound. */
export const mapLevels = ["district", "township", "compound"] as const;

/** A level of {@link mapLevels}. */
export type MapLevel = (typeof mapLevels)[number];

/** Kinds that figures can be narrowed to. */
export const viewKinds = ["all", "old", "managed"] as const satisfies readonly FigureKind[];

/** A kind of {@link viewKinds}. */
export type ViewKind = (typeof viewKinds)[number];

/** Orders of the ranking. */
export const rankingSorts = ["value", "change", "name"] as const;

/** An order of {@link rankingSorts}. */
export type RankingSort = (typeof rankingSorts)[number];

/** Where the map looks: degrees WGS-84 and MapLibre zoom. */
export interface MapView {
  readonly lon: number;
  readonly lat: number;
  readonly zoom: number;
}

/** Everything a link to the page carries. Null where the warehouse or the machine decides. */
export interface ViewState {
  readonly workspace: "monitor";
  readonly metric: MapMetric;
  readonly level: MapLevel;
  readonly kind: ViewKind;
  /** `2022Q4` or `2021Q4..2022Q3`; null: the default window of the warehouse. */
  readonly window: string | null;
  /** The one of the 23 units that was drilled into. */
  readonly within: string | null;
  /** A division of the ranking's level. */
  readonly selected: string | null;
  readonly map: MapView | null;
  readonly sort: RankingSort;
  readonly language: Language;
  /** Null: as the machine prefers. */
  readonly theme: "light" | "dark" | null;
}

/** The page as it opens without a query. */
export const defaultViewState: ViewState = {
  workspace: "monitor",
  metric: "participation",
  level: "district",
  kind: "all",
  window: null,
  within: null,
  selected: null,
  map: null,
  sort: "value",
  language: "zh",
  theme: null,
};

/** Whether a figure exists below the 23 units. */
export const hasTownships = (metric: MapMetric): boolean => metric !== "return_completeness";

/**
 * The same state with what cannot stand together resolved: inside a unit the level is at least the township, a figure kept for the
 * units only is shown for them, a selection is of the level shown.
 */
export function settle(state: ViewState): ViewState {
  if (!hasTownships(state.metric)) return { ...state, level: "district", within: null };
  return state.within !== null && state.level === "district" ? { ...state, level: "township" } : state;
}

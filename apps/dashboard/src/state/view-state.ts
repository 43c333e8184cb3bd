import { readWeights } from "./moved-weights.js";
import {
  type FigureKind,
  type FigureLevel,
  type MetricId,
  metricDefinitions,
} from "@atlas/metrics";
import type { Language } from "@atlas/schema";
import type { MapView } from "@atlas/map";

/** Orders of the ranking: by value, by change against the window before, by division code. */
export const sortOrders = ["value", "change", "code"] as const;

/** The systems of consultation that have a view of their own, in the order of their tabs. */
export const systems = [
  "proposals",
  "index",
  "steps",
  "lists",
  "consult_first",
  "sites",
  "pilots",
  "councils",
  "traits",
] as const;

/** One of {@link systems}. */
export type SystemId = (typeof systems)[number];

/** What a window is compared with: the one of equal length before it, or the same quarters a year before. */
export const comparisons = ["before", "year"] as const;

/** The workspaces of the page, in the order of their tabs. */
export const workspaces = ["monitor", "plan"] as const;

/** One of {@link workspaces}. */
export type Workspace = (typeof workspaces)[number];

/** Who a brief is for. */
export const briefVersions = ["internal", "public"] as const;

/** Everything the page shows is a function of this and the warehouse; it is the URL. */
export interface ViewState {
  readonly workspace: Workspace;
  readonly metric: MetricId;
  readonly kind: FigureKind;
  /** Units compared over the whole city; inside a district they are always its townships. */
  readonly level: "district" | "township";
  readonly sort: (typeof sortOrders)[number];
  /** The system whose view is open, or null for the map. */
  readonly system: SystemId | null;
  readonly compare: (typeof comparisons)[number];
  /** A window, or null for the default one. */
  readonly window: string | null;
  /** A district, township or community that was drilled into, or null for the city. */
  readonly within: string | null;
  /** A division, a demonstration site, or a compound, whose sheet is open. */
  readonly selected: string | null;
  readonly language: Language;
  readonly theme: "light" | "dark";
  /** Who the figures are for: for the public small counts of households are hidden. */
  readonly audience: (typeof briefVersions)[number];
  /** Version of the brief that is open, or null. */
  readonly brief: (typeof briefVersions)[number] | null;
  /** Weights of the index that were moved, as `weightsText` writes them, or null for none. */
  readonly weights: string | null;
  /** What the map was moved to, or null for the whole city. */
  readonly map: MapView | null;
}

/** What is shown when the URL says nothing. */
export const defaultView: ViewState = {
  workspace: "monitor",
  metric: "participation",
  kind: "all",
  level: "district",
  sort: "value",
  system: null,
  compare: "before",
  window: null,
  within: null,
  selected: null,
  language: "zh",
  theme: "light",
  audience: "internal",
  brief: null,
  weights: null,
  map: null,
};

/** Figures that the ranking and the map can show: those with one value a unit. */
export const rankedMetrics = [
  "participation",
  "coverage",
  "reach",
  "consult_first",
  "published",
  "return_completeness",
  "steps_complete",
  "conformance",
  "consensus",
  "carried_out",
  "satisfaction",
  "online_share",
  "diversity_actors",
  "diversity_topics",
  "diversity_forms",
  "proposal_ordered",
  "proposal_adopted",
  "proposal_conformed",
  "proposal_agreed",
  "proposal_returned",
  "council_rules",
  "index",
] as const satisfies readonly MetricId[];

const windowPattern = /^\d{4}Q[1-4](\.\.\d{4}Q[1-4])?$/;
const sitePattern = /^P[0-9a-f]{16}$/;
const compoundPattern = /^C[0-9a-f]{16}$/;
const unitPattern = /^(\d{6}|\d{12}|CD-(GX|TF|DB))$/;

type Reader = (text: string) => Partial<ViewState> | null;

const choose =
  <T extends string>(allowed: readonly T[], make: (value: T) => Partial<ViewState>): Reader =>
  (text) => {
    const found = allowed.find((item) => item === text);
    return found === undefined ? null : make(found);
  };

const readers: Readonly<Record<string, Reader>> = {
  workspace: choose(workspaces, (workspace) => ({ workspace })),
  metric: choose(rankedMetrics, (metric) => ({ metric })),
  kind: choose(["all", "old", "managed"], (kind) => ({ kind })),
  level: choose(["district", "township"], (level) => ({ level })),
  sort: choose(sortOrders, (sort) => ({ sort })),
  system: choose(systems, (system) => ({ system })),
  compare: choose(comparisons, (compare) => ({ compare })),
  window: (text) => {
    const [first, last = first] = text.split("..");
    return windowPattern.test(text) && first! <= last! ? { window: text } : null;
  },
  within: (text) => (unitPattern.test(text) ? { within: text } : null),
  selected: (text) =>
    [unitPattern, sitePattern, compoundPattern].some((pattern) => pattern.test(text))
      ? { selected: text }
      : null,
  lang: choose(["zh", "en"], (language) => ({ language })),
  theme: choose(["light", "dark"], (theme) => ({ theme })),
  for: choose(briefVersions, (audience) => ({ audience })),
  brief: choose(briefVersions, (brief) => ({ brief })),
  weights: (text) => (text.length <= 600 && readWeights(text) ? { weights: text } : null),
  map: (text) => {
    const [zoom, lat, lon] = text.split("/").map(Number);
    const sound = [zoom, lat, lon].every((value) => value !== undefined && Number.isFinite(value));
    return sound && zoom! >= 5 && zoom! <= 18 && lat! > 28 && lat! < 33 && lon! > 100 && lon! < 108
      ? { map: { zoom: zoom!, lat: lat!, lon: lon! } }
      : null;
  },
};

/** Whether an id is a compound's. */
export const isCompoundId = (id: string | null): id is string =>
  id !== null && compoundPattern.test(id);

/** Whether an id is a division's. */
export const isUnitId = (id: string): boolean => unitPattern.test(id);

/** Level of a division by its id; null is the city. */
export function levelOfUnit(id: string | null): Exclude<FigureLevel, "compound"> {
  if (id === null) return "city";
  if (!/^\d{12}$/.test(id)) return "district";
  return isCommunityId(id) ? "community" : "township";
}

/** Figures that are the same whatever the kind of compound. */
export const withoutKind: readonly MetricId[] = [
  "return_completeness",
  "pilot_progress",
  "council_rules",
];

/** The finest level at which a figure may be shown. */
export const finestLevel = (metric: MetricId): FigureLevel =>
  metricDefinitions[metric].levels.at(-1)!;

/** Units that a view compares: what lies directly under the division that it is in. A figure counted only by district is shown by district. */
export function levelShown({
  metric,
  within,
  level,
}: Pick<ViewState, "metric" | "within" | "level">): Exclude<FigureLevel, "city"> {
  if (finestLevel(metric) === "district") return "district";
  if (within === null) return level;
  if (!/^\d{12}$/.test(within)) return "township";
  return isCommunityId(within) ? "compound" : "community";
}

/** Whether an id is a community's: twelve digits that do not end in three noughts. */
export const isCommunityId = (id: string): boolean => /^\d{12}$/.test(id) && !id.endsWith("000");

/** Reads a query string; what it cannot read is dropped and named. */
export function readView(search: string): {
  readonly view: ViewState;
  readonly dropped: readonly string[];
} {
  let view = defaultView;
  const dropped: string[] = [];
  for (const [name, text] of new URLSearchParams(search)) {
    const read = Object.hasOwn(readers, name) ? readers[name]!(text) : null;
    if (read === null) dropped.push(name.slice(0, 24));
    else view = { ...view, ...read };
  }
  return { view, dropped };
}

/** The query string of a view; what is as by default is left out. */
export function writeView(view: ViewState): string {
  const parameters = new URLSearchParams();
  const put = (name: string, value: string | null, plain: string | null): void => {
    if (value !== null && value !== plain) parameters.set(name, value);
  };
  const at = ({ zoom, lat, lon }: MapView): string =>
    `${zoom.toFixed(2)}/${lat.toFixed(4)}/${lon.toFixed(4)}`;
  put("workspace", view.workspace, defaultView.workspace);
  put("metric", view.metric, defaultView.metric);
  put("kind", view.kind, defaultView.kind);
  put("level", view.level, defaultView.level);
  put("sort", view.sort, defaultView.sort);
  put("system", view.system, null);
  put("compare", view.compare, defaultView.compare);
  put("window", view.window, null);
  put("within", view.within, null);
  put("selected", view.selected, null);
  put("lang", view.language, defaultView.language);
  put("theme", view.theme, defaultView.theme);
  put("for", view.audience, defaultView.audience);
  put("brief", view.brief, null);
  put("weights", view.weights, null);
  put("map", view.map && at(view.map), null);
  const text = parameters.toString();
  return text === "" ? "" : `?${text}`;
}

/** Leaves out of a view what the warehouse does not hold, and names it: a window outside its quarters, a place it does not know. */
export function fitView(
  view: ViewState,
  known: { readonly quarters: readonly string[]; readonly places: ReadonlySet<string> },
): { readonly view: ViewState; readonly dropped: readonly string[] } {
  const dropped = [
    ...(view.window?.split("..").some((quarter) => !known.quarters.includes(quarter)) === true
      ? (["window"] as const)
      : []),
    // What lies below a township, only the engine knows.
    ...(["within", "selected"] as const).filter(
      (name) =>
        view[name] !== null &&
        !isCompoundId(view[name]) &&
        !isCommunityId(view[name]) &&
        !known.places.has(view[name]),
    ),
  ];
  return dropped.length === 0
    ? { view, dropped }
    : { view: { ...view, ...Object.fromEntries(dropped.map((name) => [name, null])) }, dropped };
}

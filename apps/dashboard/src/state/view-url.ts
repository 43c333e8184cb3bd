import { quartersOf } from "@atlas/metrics";
import {
  type MapView,
  type ViewState,
  defaultViewState,
  mapLevels,
  mapMetrics,
  rankingSorts,
  settle,
  viewKinds,
} from "./view-state.js";

/** What the warehouse knows, to tell a place or quarter from nonsense. */
export interface ViewContext {
  readonly units: ReadonlySet<string>;
  readonly townships: ReadonlySet<string>;
  readonly quarters: readonly string[];
}

/** A state read from a query, and what in the query meant nothing. */
export interface DecodedView {
  readonly state: ViewState;
  /** `name=value` of each parameter that was dropped. */
  readonly dropped: readonly string[];
}

type Reader = (text: string, context: ViewContext) => Partial<ViewState> | null;

function oneOf<K extends keyof ViewState>(key: K, values: readonly (ViewState[K] & string)[]): Reader {
  return (text) => {
    const value = values.find((candidate) => candidate === text);
    return value === undefined ? null : ({ [key]: value } as Partial<ViewState>);
  };
}

const readers: Readonly<Record<string, Reader>> = {
  view: oneOf("workspace", ["monitor"]),
  metric: oneOf("metric", mapMetrics),
  level: oneOf("level", mapLevels),
  kind: oneOf("kind", viewKinds),
  window: (text, { quarters }) => (isWindow(text, quarters) ? { window: text } : null),
  in: (text, { units }) => (units.has(text) ? { within: text } : null),
  sel: (text, { units, townships }) =>
    units.has(text) || townships.has(text) ? { selected: text } : null,
  map: (text) => {
    const map = readMap(text);
    return map === null ? null : { map };
  },
  sort: oneOf("sort", rankingSorts),
  lang: oneOf("language", ["zh", "en"]),
  theme: oneOf("theme", ["light", "dark"]),
};

/** Parameters that are read elsewhere, and left alone here. */
const foreign: ReadonlySet<string> = new Set(["renderer"]);

function isWindow(text: string, quarters: readonly string[]): boolean {
  if (!/^\d{4}Q[1-4](\.\.\d{4}Q[1-4])?$/.test(text)) return false;
  const [first, last = first] = text.split("..");
  if (first === last && text.includes("..")) return false;
  return first! <= last! && quartersOf(text).every((quarter) => quarters.includes(quarter));
}

function readMap(text: string): MapView | null {
  const match = /^(-?\d{1,3}(?:\.\d{1,5})?),(-?\d{1,2}(?:\.\d{1,5})?),(\d{1,2}(?:\.\d{1,2})?)$/.exec(text);
  if (!match) return null;
  const [lon, lat, zoom] = match.slice(1).map(Number) as [number, number, number];
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 85 && zoom <= 22 ? { lon, lat, zoom } : null;
}

/** Reads a query (`?metric=…`). Without a context (before the warehouse has answered) places and quarters are passed over. */
export function decodeView(search: string, context: ViewContext | null): DecodedView {
  const dropped: string[] = [];
  let state = defaultViewState;
  const seen = new Set<string>();
  for (const [name, text] of new URLSearchParams(search)) {
    if (foreign.has(name)) continue;
    if (context === null && (name === "window" || name === "in" || name === "sel")) continue;
    const reader = Object.hasOwn(readers, name) && !seen.has(name) ? readers[name] : undefined;
    seen.add(name);
    const read = reader?.(text, context ?? { units: new Set(), townships: new Set(), quarters: [] });
    if (read) state = { ...state, ...read };
    else dropped.push(`${name}=${text}`);
  }
  return { state: settle(state), dropped };
}

/** The query of a state; what is as it opens is left out, so that the plain address is the plain page. */
export function encodeView(state: ViewState): string {
  const parameters = new URLSearchParams();
  const put = (name: string, value: string | null, usual: string | null): void => {
    if (value !== null && value !== usual) parameters.set(name, value);
  };
  const usual = settle({ ...defaultViewState, within: state.within });
  put("view", state.workspace, usual.workspace);
  put("metric", state.metric, usual.metric);
  put("level", state.level, usual.level);
  put("kind", state.kind, usual.kind);
  put("window", state.window, null);
  put("in", state.within, null);
  put("sel", state.selected, null);
  put("map", state.map && mapText(state.map), null);
  put("sort", state.sort, usual.sort);
  put("lang", state.language, usual.language);
  put("theme", state.theme, null);
  // Commas and dots are plain in a query; a link is read by people too.
  const text = parameters.toString().replaceAll("%2C", ",");
  return text === "" ? "" : `?${text}`;
}

const mapText = ({ lon, lat, zoom }: MapView): string =>
  `${decimal(lon, 4)},${decimal(lat, 4)},${decimal(zoom, 2)}`;

/** Five metres and a hundredth of a zoom step: the state is kept at what the address can say. */
export const roundMapView = ({ lon, lat, zoom }: MapView): MapView => ({
  lon: Number(decimal(lon, 4)),
  lat: Number(decimal(lat, 4)),
  zoom: Number(decimal(zoom, 2)),
});

const decimal = (value: number, places: number): string => String(Number(value.toFixed(places)) || 0);

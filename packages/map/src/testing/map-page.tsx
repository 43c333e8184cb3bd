import "maplibre-gl/dist/maplibre-gl.css";
import { useEffect, useState } from "react";
import { createRoot } from "react-dom/client";
import { AtlasMap } from "../atlas-map.js";
import type { AtlasMapProps } from "../atlas-map-props.js";
import type { MapBoundaries, MapTarget } from "../map-data.js";
import type { RunningMap } from "../start-map.js";
import { sampleAreas, samplePoints, sampleSites } from "./sample-data.js";

/** What the page shows to tests and benchmarks. */
export interface MapPageHandle {
  readonly running: () => RunningMap;
  readonly change: (props: Partial<AtlasMapProps>) => void;
  /** New figures for the areas shown. */
  readonly figures: (seed: number) => void;
  /** Other compounds, as many as before. */
  readonly points: (seed: number) => void;
  readonly events: (readonly [string, unknown])[];
}

declare global {
  interface Window {
    atlasMap: MapPageHandle;
  }
}

const query = new URLSearchParams(location.search);
const number = (name: string, otherwise: number): number => Number(query.get(name) ?? otherwise);
const json = async (path: string): Promise<MapBoundaries> =>
  (await (await fetch(path)).json()) as MapBoundaries;
const [districts, townships] = await Promise.all([
  json("/district.geojson"),
  json("/township.geojson"),
]);
document.documentElement.dataset["theme"] = query.get("theme") ?? "light";

const events: (readonly [string, unknown])[] = [];
const note =
  (name: string) =>
  (detail: unknown): void => {
    events.push([name, detail]);
  };
const zoom = number("zoom", 8.2);
const boundaries = zoom < 9.5 ? districts : townships;
const first: AtlasMapProps = {
  boundaries,
  outlines: districts,
  areas: sampleAreas(boundaries, 1),
  breaks: [0.3, 0.35, 0.4, 0.45, 0.5],
  points: number("points", 0) > 0 ? samplePoints(number("points", 0), 7) : null,
  sites: query.has("sites") ? sampleSites(3) : [],
  selectedId: query.get("selected"),
  core: query.has("core") ? ["510104", "510105", "510106", "510107", "510108"] : [],
  view: query.has("whole") ? null : { lon: number("lon", 104.06), lat: number("lat", 30.66), zoom },
  margin: { left: 24, right: 24, top: 24, bottom: 24 },
  focus: null,
  theme: "first",
  workerUrl: `${location.origin}/maplibre-gl-worker.mjs`,
  renderer: query.get("renderer") as AtlasMapProps["renderer"],
  words: {
    map: "地图",
    zoomIn: "放大",
    zoomOut: "缩小",
    fit: "显示全部",
    inset: (factor, oneIn) => `中心城区 ×${factor} 1/${oneIn ?? "-"}`,
  },
  notes: null,
  tooltip: (target: MapTarget) => <b>{JSON.stringify(target)}</b>,
  keepClear: () => {
    events.push(["keepClear", null]);
    return [];
  },
  onView: note("view"),
  onPointMode: note("pointMode"),
  onSelect: note("select"),
  onDrill: note("drill"),
  onUnavailable: () => {
    document.body.dataset["unavailable"] = "true";
  },
};

let started: RunningMap | null = null;
function Page() {
  const [props, setProps] = useState(first);
  useEffect(() => {
    window.atlasMap = {
      running: () => started!,
      change: (change) => setProps((old) => ({ ...old, ...change })),
      figures: (seed) => setProps((old) => ({ ...old, areas: sampleAreas(boundaries, seed) })),
      points: (seed) =>
        setProps((old) => ({ ...old, points: samplePoints(old.points!.lon.length, seed) })),
      events,
    };
  }, []);
  return (
    <AtlasMap
      {...props}
      onStart={(running) => {
        started = running;
      }}
    />
  );
}
createRoot(document.body.appendChild(document.createElement("main"))).render(<Page />);

import { formatFigure } from "@atlas/charts";
import {
  AtlasMap,
  type MapArea,
  type MapBoundaries,
  type MapBox,
  type MapPlace,
  type MapPlan,
  type MapSite,
  type MapTarget,
  type MapView,
  type MapWords,
  boundsOf,
} from "@atlas/map";
import type { PointMode } from "@atlas/map/symbol-style";
import { type FigureRow, type MetricDefinition } from "@atlas/metrics";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";
import "maplibre-gl/dist/maplibre-gl.css";
import { type ReactElement, type ReactNode, useCallback, useMemo, useRef, useState } from "react";
import type { ShownBasemap } from "../data/load-basemap.js";
import { figureUnit } from "../data/figure-unit.js";
import type { WindowPoints } from "../data/point-maker.js";
import { absentWord } from "../i18n/absent-word.js";
import type { Messages } from "../i18n/messages.js";
import { cityMargin, districtMargin } from "../state/map-margins.js";
import type { Point } from "../state/use-pointing.js";
import { levelOfUnit } from "../state/view-state.js";
import { describeTarget } from "./describe-target.js";

/** Districts too small to be read at city zoom: 锦江, 青羊, 金牛, 武侯 and 成华. */
const coreDistricts = ["510104", "510105", "510106", "510107", "510108"];
const noDistricts: readonly string[] = [];

/** The renderer that the address forces, `#renderer=gpu` or `#renderer=software`, to compare them. */
const forcedRenderer = (): "gpu" | "software" | null =>
  (["gpu", "software"] as const).find((name) => location.hash === `#renderer=${name}`) ?? null;

/** The map with its tooltip and the lines at its foot. */
export function MapPanel(props: {
  readonly boundaries: MapBoundaries;
  readonly outlines: MapBoundaries;
  readonly rows: readonly FigureRow[];
  /** Areas that are only named, instead of those of the rows. */
  readonly plain?: readonly MapArea[];
  readonly plan?: MapPlan | null;
  /** What is said of a target, instead of its figure; null: nothing else than usual. */
  readonly describe?: (target: MapTarget) => ReactNode;
  /** The line under the inset, instead of the usual one. */
  readonly insetNote?: MapWords["inset"];
  readonly metric: MetricDefinition;
  readonly points: WindowPoints | null;
  readonly sites: readonly MapSite[];
  readonly focus: string | null;
  /** Where a focus below the districts is looked up. */
  readonly grounds: MapBoundaries;
  readonly place: MapPlace | null;
  readonly selected: string | null;
  /** Where to look at first; null: the focus, whole. */
  readonly view: MapView | null;
  /** Under the areas, if the operator gave one; read once. */
  readonly basemap: ShownBasemap | "unreadable" | null;
  /** The data are synthetic, and the map says so. */
  readonly synthetic: boolean;
  readonly theme: string;
  readonly words: Messages;
  readonly nameOf: (id: string) => string;
  readonly onView: (view: MapView | null) => void;
  readonly onPointMode: (mode: PointMode) => void;
  readonly onSelect: (id: string) => void;
  readonly onCompound: (registerRow: number) => void;
  readonly onDrill: (id: string) => void;
  /** An area under the pointer, null when it is on none. */
  readonly onPoint?: Point;
}): ReactElement {
  const { rows, words, nameOf, points, sites, synthetic, onSelect, onDrill } = props;
  const [unavailable, setUnavailable] = useState(false);
  const [unreadable, setUnreadable] = useState(props.basemap === "unreadable");
  const basemap = props.basemap === "unreadable" ? null : props.basemap;
  const frame = useRef<HTMLDivElement>(null);
  const unit = figureUnit(props.metric);
  const { plain, insetNote } = props;
  const areas = useMemo<readonly MapArea[]>(
    () =>
      plain ??
      rows
        .filter(({ part }) => part === null)
        .map(({ unit_id: id, value, flag }) => ({
          id,
          value,
          flag,
          label: nameOf(id),
          detail: value !== null ? formatFigure(value, unit) : absentWord(flag, words),
        })),
    [plain, rows, nameOf, words, unit],
  );
  const mapWords = useMemo<MapWords>(
    () => ({
      map: words.mapLabel,
      zoomIn: words.zoomIn,
      zoomOut: words.zoomOut,
      fit: words.fitMap,
      inset: insetNote ?? words.inset,
    }),
    [words, insetNote],
  );
  const { focus, grounds } = props;
  const focusBounds = useMemo(() => {
    const level = levelOfUnit(focus);
    if (focus === null || level === "city" || level === "district") return null;
    return boundsOf(grounds, new Set([`${focus.slice(0, 9)}000`]));
  }, [focus, grounds]);
  const keepClear = useCallback((): readonly MapBox[] => {
    const origin = frame.current!.getBoundingClientRect();
    const cards = frame
      .current!.closest(".map")!
      .querySelectorAll(".map-cards .card, .am-zoom, .am-notes, .am-scale");
    return [...cards].map((card) => {
      const { left, top, right, bottom } = card.getBoundingClientRect();
      return {
        left: left - origin.left,
        top: top - origin.top,
        right: right - origin.left,
        bottom: bottom - origin.top,
      };
    });
  }, []);
  if (unavailable)
    return (
      <p className="notice map-absent" role="status">
        {words.noWebgl}
      </p>
    );
  return (
    <div ref={frame} className="map-frame">
      <AtlasMap
        boundaries={props.boundaries}
        outlines={props.outlines}
        areas={areas}
        breaks={props.metric.breaks}
        points={points}
        sites={sites}
        plan={props.plan ?? null}
        selectedId={props.selected}
        core={props.focus === null ? coreDistricts : noDistricts}
        view={props.view}
        margin={props.focus === null ? cityMargin : districtMargin}
        focus={props.focus}
        focusBounds={focusBounds}
        place={props.place}
        theme={props.theme}
        workerUrl={new URL(workerUrl, document.baseURI).href}
        basemap={basemap && basemap.basemap}
        renderer={forcedRenderer()}
        words={mapWords}
        notes={
          <>
            <p className="am-sources">
              {words.sources}
              {basemap && !unreadable && `; ${words.basemap(basemap.credit)}`}
            </p>
            {unreadable && <p role="status">{words.basemapUnreadable}</p>}
            <p>
              {basemap?.reviewNumber ? words.reviewed(basemap.reviewNumber) : words.reviewNumber} ·{" "}
              {words.schematic}
              {synthetic && (
                <>
                  {" · "}
                  <span className="synthetic-note">{words.synthetic}</span>
                </>
              )}
            </p>
          </>
        }
        tooltip={(target) =>
          props.describe?.(target) ??
          describeTarget(target, { rows, unit, points, sites, synthetic, words, nameOf })
        }
        keepClear={keepClear}
        onView={props.onView}
        onPointMode={props.onPointMode}
        onSelect={(target) => {
          if (target.kind !== "compound") return onSelect(target.id);
          const row = points?.registerRow[target.row];
          if (row !== undefined) props.onCompound(row);
        }}
        onHover={(target) => props.onPoint?.(target?.kind === "area" ? target.id : null)}
        onDrill={(target) => {
          if (target.kind === "area") onDrill(target.id);
        }}
        onBasemapFault={() => setUnreadable(true)}
        onUnavailable={() => setUnavailable(true)}
      />
    </div>
  );
}

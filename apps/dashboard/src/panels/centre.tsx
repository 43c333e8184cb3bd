import type { MapSite, MapView } from "@atlas/map";
import { type PointMode, townshipFromZoom } from "@atlas/map/symbol-style";
import type { FigureRow } from "@atlas/metrics";
import { type ReactElement, Suspense, lazy, useCallback, useMemo, useState } from "react";
import { useFigures, useFiguresIfAny } from "../data/use-figures.js";
import { useHistogram } from "../data/use-histogram.js";
import { usePoints } from "../data/use-points.js";
import { finestLevel } from "../state/view-state.js";
import { parentsOf } from "../state/parents-of.js";
import { Breadcrumb } from "./breadcrumb.js";
import { MapControls } from "./map-controls.js";
import { MapLegend } from "./map-legend.js";
import { type Scene, mapQuery } from "./scene.js";
import { SiteCard } from "./site-card.js";

const MapPanel = lazy(() =>
  import("./map-panel.js").then(({ MapPanel: panel }) => ({ default: panel })),
);

const none: readonly FigureRow[] = [];

/** The map with what floats over it. */
export function Centre(scene: Scene): ReactElement {
  const { warehouse, source, view, window, level, definition, words, nameOf, onChange } = scene;
  const { summary, districts, townships } = warehouse;
  const wantsTownships =
    level === "district" &&
    finestLevel(view.metric) !== "district" &&
    view.map !== null &&
    view.map.zoom >= townshipFromZoom;
  const [district] = parentsOf(summary, view.within);
  const query = mapQuery(scene, window, summary);
  const unitRows = useFigures(source, query);
  const townshipRows = useFiguresIfAny(
    source,
    wantsTownships ? { ...query, level: "township" } : query,
  );
  // Districts stay until their townships are there, or for good where the engine failed.
  const finer = wantsTownships && townshipRows && townshipRows.length > 0 ? townshipRows : null;
  const mapLevel = finer || level !== "district" ? "township" : level;
  const rows = finer ?? unitRows;
  const points = usePoints(source, window);
  const [pointMode, setPointMode] = useState<PointMode>("none");
  const compounds = useHistogram(
    source,
    // How compounds' rates are spread tells of compounds whose rate may not be told.
    view.metric === "participation" && !source.forPublic
      ? { window, kind: view.kind, within: view.within }
      : null,
  );
  const onView = useCallback((map: MapView | null) => onChange({ map }), [onChange]);
  const sites = useMemo<readonly MapSite[]>(
    () =>
      summary.sites.flatMap(({ site_id: id, name, lon, lat, status }) =>
        lon === null || lat === null ? [] : [{ id, name: name ?? "", lon, lat, status }],
      ),
    [summary],
  );
  const chosen = summary.sites.find(({ site_id: id }) => id === view.selected);
  const shownIds = (rows ?? none).map(({ unit_id: id }) => id).join();
  const boundaries = useMemo(() => {
    if (mapLevel === "district") return districts;
    const shown = new Set(shownIds.split(","));
    return {
      ...townships,
      features: townships.features.filter(({ properties }) => shown.has(properties.division_id)),
    };
  }, [mapLevel, districts, townships, shownIds]);
  return (
    <div className="map" aria-busy={rows === undefined}>
      <Suspense fallback={<p className="skeleton">{words.loading}</p>}>
        <MapPanel
          {...{ boundaries, points, sites, words, nameOf, onView }}
          rows={rows ?? none}
          outlines={districts}
          metric={definition}
          focus={view.within}
          grounds={townships}
          place={scene.place}
          selected={view.selected ?? (level === "community" ? view.within : null)}
          view={view.map}
          basemap={warehouse.basemap}
          synthetic={summary.synthetic}
          theme={view.theme}
          onPointMode={setPointMode}
          onSelect={scene.onSelect}
          onCompound={scene.onCompound}
          onDrill={scene.onDrill}
          onPoint={scene.onPoint}
        />
      </Suspense>
      <div className="map-cards">
        <div className="map-top">
          <MapControls
            {...{ level, words, onChange }}
            district={district ?? null}
            metric={view.metric}
            kind={view.kind}
            within={view.within}
            language={view.language}
          />
          <Breadcrumb path={scene.path} {...{ words, onChange }} />
        </div>
        <MapLegend
          rows={rows}
          compounds={compounds}
          metric={definition}
          points={points === null ? "none" : pointMode}
          sites={summary.sites}
          inUnit={view.within !== null}
          language={view.language}
          words={words}
        />
        {chosen && (
          <SiteCard
            site={chosen}
            {...{ words, nameOf }}
            onClose={() => onChange({ selected: null })}
          />
        )}
      </div>
    </div>
  );
}

import { formatCount, formatPercent } from "@atlas/charts";
import {
  AtlasMap,
  type MapArea,
  type MapBoundaries,
  type MapPoints,
  type MapSite,
  type MapView,
} from "@atlas/map";
import { type FigureRow, type MetricDefinition } from "@atlas/metrics";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";
import "maplibre-gl/dist/maplibre-gl.css";
import { type ReactElement, useMemo, useState } from "react";
import type { Messages } from "../i18n/messages.js";

/** The map with its legend and tooltip. */
export function MapPanel(props: {
  readonly boundaries: MapBoundaries;
  readonly outlines: MapBoundaries;
  readonly rows: readonly FigureRow[];
  readonly metric: MetricDefinition;
  readonly points: MapPoints | null;
  readonly sites: readonly MapSite[];
  readonly selected: string | null;
  readonly view: MapView;
  readonly theme: string;
  readonly words: Messages;
  readonly nameOf: (id: string) => string;
  readonly onView: (view: MapView) => void;
  readonly onSelect: (id: string) => void;
  readonly onDrill: (id: string) => void;
}): ReactElement {
  const { rows, metric, words, nameOf } = props;
  const [hover, setHover] = useState<{ id: string; x: number; y: number } | null>(null);
  const [unavailable, setUnavailable] = useState(false);
  const areas = useMemo<readonly MapArea[]>(
    () =>
      rows
        .filter(({ part }) => part === null)
        .map(({ unit_id: id, value, flag }) => ({
          id,
          value,
          flag,
          label: nameOf(id),
          detail:
            value !== null
              ? formatPercent(value)
              : flag === "not_reported"
                ? words.missing
                : words.thin,
        })),
    [rows, nameOf, words],
  );
  const hovered = hover && rows.find((row) => row.unit_id === hover.id && row.part === null);
  if (unavailable)
    return (
      <p className="notice map-absent" role="status">
        {words.noWebgl}
      </p>
    );
  return (
    <>
      <AtlasMap
        boundaries={props.boundaries}
        outlines={props.outlines}
        areas={areas}
        breaks={metric.breaks}
        points={props.points}
        sites={props.sites}
        selectedId={props.selected}
        view={props.view}
        theme={props.theme}
        workerUrl={new URL(workerUrl, document.baseURI).href}
        label={words.mapLabel}
        onView={props.onView}
        onSelect={props.onSelect}
        onDrill={props.onDrill}
        onHover={(id, x, y) => setHover(id === null ? null : { id, x, y })}
        onUnavailable={() => setUnavailable(true)}
      />
      <p className="schematic">{words.schematic}</p>
      {hover && hovered && (
        <div className="tooltip" role="tooltip" style={{ left: hover.x + 14, top: hover.y + 14 }}>
          <b>{nameOf(hover.id)}</b>
          <span>
            {hovered.value === null
              ? hovered.flag === "not_reported"
                ? words.missing
                : words.thin
              : `${formatPercent(hovered.value)}%`}
            {hovered.low !== null &&
              hovered.high !== null &&
              ` (${formatPercent(hovered.low)}–${formatPercent(hovered.high)})`}
          </span>
          <span>
            {formatCount(hovered.numerator)} / {formatCount(hovered.denominator)} · n ={" "}
            {formatCount(hovered.n)} {hovered.flag === "partial" && words.partial}
          </span>
          <span className="synthetic-note">{words.synthetic}</span>
        </div>
      )}
    </>
  );
}

import {
  type ExpressionSpecification,
  type GeoJSONSource,
  Map as MapLibreMap,
  setWorkerUrl,
} from "maplibre-gl";
import { type ReactElement, useEffect, useRef } from "react";
import { areaLabels, boundsOf } from "./area-labels.js";
import { classOf, token } from "./class-colour.js";
import { drawOverlay } from "./draw-overlay.js";
import type { MapArea, MapBoundaries, MapPoints, MapSite, MapView } from "./map-data.js";

/** Data of an {@link AtlasMap}; nothing is fetched here. */
export interface AtlasMapProps {
  readonly boundaries: MapBoundaries;
  readonly outlines: MapBoundaries;
  readonly areas: readonly MapArea[];
  readonly breaks: readonly number[];
  readonly points: MapPoints | null;
  readonly sites: readonly MapSite[];
  readonly selectedId: string | null;
  readonly view: MapView;
  /** Changes when the theme does: colours are read again. */
  readonly theme: string;
  readonly workerUrl: string;
  readonly label: string;
  readonly onView: (view: MapView) => void;
  readonly onSelect: (id: string) => void;
  readonly onDrill: (id: string) => void;
  readonly onHover: (id: string | null, x: number, y: number) => void;
  readonly onUnavailable: () => void;
}

const fill = (
  areas: readonly MapArea[],
  breaks: readonly number[],
): ExpressionSpecification | string =>
  areas.length === 0
    ? token("map-land")
    : ([
        "match",
        ["get", "division_id"],
        ...areas.flatMap(({ id, value }) => [
          id,
          value === null ? token("nodata") : token(`seq-${classOf(value, breaks) + 1}`),
        ]),
        token("map-land"),
      ] as unknown as ExpressionSpecification);

/** A choropleth with sites and, zoomed in, every compound: MapLibre draws areas, a canvas of our own draws the symbols. No style, glyph or
 * tile comes from anywhere else. */
export function AtlasMap(props: AtlasMapProps): ReactElement {
  const holder = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const map = useRef<MapLibreMap | null>(null);
  const latest = useRef(props);
  latest.current = props;

  useEffect(() => {
    setWorkerUrl(props.workerUrl);
    let instance: MapLibreMap;
    try {
      instance = new MapLibreMap({
        container: holder.current!,
        center: [props.view.lon, props.view.lat],
        zoom: props.view.zoom,
        attributionControl: false,
        dragRotate: false,
        pitchWithRotate: false,
        fadeDuration: 0,
        doubleClickZoom: false,
        style: {
          version: 8,
          sources: {},
          layers: [
            { id: "ground", type: "background", paint: { "background-color": token("map-bg") } },
          ],
        },
      });
    } catch {
      latest.current.onUnavailable();
      return undefined;
    }
    map.current = instance;
    const redraw = (): void => {
      const { points, sites, areas, boundaries, breaks } = latest.current;
      const project = (lon: number, lat: number): readonly [number, number] => {
        const { x, y } = instance.project([lon, lat]);
        return [x, y];
      };
      if (canvas.current) {
        drawOverlay(canvas.current, project, instance.getZoom(), {
          points,
          sites,
          labels: areaLabels(boundaries, areas, breaks),
        });
      }
    };
    instance.on("load", () => {
      const { boundaries, outlines, areas, breaks } = latest.current;
      instance.addSource("areas", { type: "geojson", data: boundaries as never });
      instance.addSource("outlines", { type: "geojson", data: outlines as never });
      instance.addLayer({
        id: "areas",
        type: "fill",
        source: "areas",
        paint: { "fill-color": fill(areas, breaks), "fill-antialias": true },
      });
      instance.addLayer({
        id: "area-lines",
        type: "line",
        source: "areas",
        paint: { "line-color": token("map-line"), "line-width": 0.6 },
      });
      instance.addLayer({
        id: "lines",
        type: "line",
        source: "outlines",
        paint: { "line-color": token("map-line"), "line-width": 1.4 },
      });
      instance.addLayer({
        id: "chosen",
        type: "line",
        source: "areas",
        filter: ["==", ["get", "division_id"], ""],
        paint: { "line-color": token("ink"), "line-width": 2 },
      });
      holder.current?.setAttribute("data-ready", "true");
      performance.mark("atlas:map");
      redraw();
    });
    instance.on("move", redraw);
    instance.on("resize", redraw);
    instance.on("moveend", () => {
      const { lng, lat } = instance.getCenter();
      latest.current.onView({ lon: lng, lat, zoom: instance.getZoom() });
    });
    const idAt = (point: { x: number; y: number }): string | null => {
      if (!instance.getLayer("areas")) return null;
      const [feature] = instance.queryRenderedFeatures([point.x, point.y], { layers: ["areas"] });
      return (feature?.properties["division_id"] as string | undefined) ?? null;
    };
    instance.on("mousemove", ({ point }) => latest.current.onHover(idAt(point), point.x, point.y));
    instance.on("mouseout", () => latest.current.onHover(null, 0, 0));
    instance.on("click", ({ point }) => {
      const id = idAt(point);
      if (id !== null) latest.current.onSelect(id);
    });
    instance.on("dblclick", ({ point }) => {
      const id = idAt(point);
      if (id !== null) latest.current.onDrill(id);
    });
    return () => {
      map.current = null;
      instance.remove();
    };
    // One map for the life of the component; data changes are applied below.
  }, [props.workerUrl]);

  useEffect(() => {
    const instance = map.current;
    if (!instance?.getLayer("areas")) return;
    void instance.getSource<GeoJSONSource>("areas")?.setData(props.boundaries);
    const bounds = boundsOf(props.boundaries);
    if (bounds) {
      const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
      instance.fitBounds(bounds, { padding: 24, duration: still ? 0 : 280 });
    }
  }, [props.boundaries]);

  useEffect(() => {
    const instance = map.current;
    if (!instance?.getLayer("areas")) return;
    instance.setPaintProperty("ground", "background-color", token("map-bg"));
    instance.setPaintProperty("areas", "fill-color", fill(props.areas, props.breaks));
    for (const id of ["area-lines", "lines"])
      instance.setPaintProperty(id, "line-color", token("map-line"));
    instance.setPaintProperty("chosen", "line-color", token("ink"));
    instance.setFilter("chosen", ["==", ["get", "division_id"], props.selectedId ?? ""]);
    instance.fire("resize");
  }, [props.areas, props.breaks, props.theme, props.selectedId, props.points, props.sites]);

  return (
    <div className="am-map">
      <div ref={holder} className="am-ground" aria-label={props.label} role="application" />
      <canvas ref={canvas} className="am-overlay" aria-hidden="true" />
      <div className="am-zoom">
        <button type="button" aria-label="+" onClick={() => map.current?.zoomIn()}>
          +
        </button>
        <button type="button" aria-label="−" onClick={() => map.current?.zoomOut()}>
          −
        </button>
      </div>
    </div>
  );
}

import { type LngLatBoundsLike, Map as MapLibreMap, setWorkerUrl } from "maplibre-gl";
import type { AtlasMapProps } from "./atlas-map-props.js";
import { type ShownBasemap, addBasemap, areaOpacity } from "./basemap.js";
import { chooseRenderer } from "./choose-renderer.js";
import type { MapMargin, MapPlace, MapTarget } from "./map-data.js";
import { letBePainted } from "./map-picture.js";
import { type GpuLayers, MapScene, type SceneElements } from "./map-scene.js";
import { readPalette } from "./palette.js";
import { boundsOf } from "./plan-areas.js";
import { nextTurn } from "./next-turn.js";
import { type PointMode, pointModeOf, pointsFromZoom } from "./symbol-style.js";
import { watchPixelRatio } from "./watch-pixel-ratio.js";

/** A running map. */
export interface RunningMap {
  readonly map: MapLibreMap;
  readonly update: (props: AtlasMapProps) => void;
  /** Moves to show the focus, or the city. */
  readonly fit: () => void;
  /** Whether areas and compounds are drawn as they shall be here, and no step is left. */
  readonly whole: () => boolean;
  readonly stop: () => void;
}

/** Below this width, pixels, cards do not stand beside the areas, only a row of controls over them and notes under them. */
const narrow = 600;
const narrowMargin: MapMargin = { top: 56, right: 16, bottom: 40, left: 16 };

const paddingOf = ({ margin }: AtlasMapProps, holder: HTMLElement): MapMargin =>
  holder.clientWidth < narrow ? narrowMargin : margin;

function focusOf({ outlines, focus, focusBounds }: AtlasMapProps): LngLatBoundsLike | null {
  if (focusBounds) return [...focusBounds];
  return (focus === null ? null : boundsOf(outlines, new Set([focus]))) ?? boundsOf(outlines);
}

const samePlace = (a: MapPlace | null | undefined, b: MapPlace | null | undefined): boolean =>
  a?.lon === b?.lon && a?.lat === b?.lat && a?.zoom === b?.zoom;

/** Milliseconds of a move to a place. In software it has few frames whatever it lasts, and each keeps the picture waiting that is to come. */
const moveMs = { gpu: 90, software: 50 } as const;

/** Goes with the moves of the map that show the focus whole. */
const homeward = { homeward: true } as const;

/** Starts MapLibre in an element and draws a scene over it, by the renderer that suits the machine.
 * @throws where WebGL is absent. */
export function startMap(
  holder: HTMLElement,
  elements: SceneElements,
  first: AtlasMapProps,
  onHover: (target: MapTarget | null, x: number, y: number) => void,
): RunningMap {
  setWorkerUrl(first.workerUrl);
  const { words } = first;
  const view = first.view ?? first.place ?? null;
  const bounds = view === null ? focusOf(first) : null;
  const map = new MapLibreMap({
    container: holder,
    locale: { "Map.Title": words.map },
    ...(bounds && { bounds, fitBoundsOptions: { padding: paddingOf(first, holder) } }),
    ...(view && { center: [view.lon, view.lat], zoom: view.zoom }),
    minZoom: 6,
    maxZoom: 18,
    // Tiles are taken away as they were drawn; all else is painted anew for a picture.
    ...(first.basemap && { canvasContextAttributes: { preserveDrawingBuffer: true } }),
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    fadeDuration: 0,
    doubleClickZoom: false,
    style: {
      version: 8,
      sources: {},
      layers: [
        {
          id: "ground",
          type: "background",
          paint: { "background-color": readPalette()("map-bg") },
        },
      ],
    },
  });
  const renderer = chooseRenderer(first.renderer, map.getCanvas());
  /** None where motion is not wanted. */
  const softly = (): number =>
    matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : moveMs[renderer];
  // In software MapLibre is only the camera, under an opaque canvas, unless tiles lie there: its own picture need not be fine.
  if (renderer === "software") map.setPixelRatio(first.basemap ? 1 : 0.125);
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  // It answers the arrow keys itself.
  map.getCanvas().setAttribute("role", "application");
  let props = first;
  let scene: MapScene | null = null;
  let stopped = false;
  let basemap: ShownBasemap | null = null;
  const layBasemap = async (): Promise<void> => {
    if (!first.basemap) return;
    try {
      basemap = await addBasemap(map, first.basemap, readPalette());
    } catch {
      props.onBasemapFault?.();
    }
  };
  const makeScene = async (): Promise<void> => {
    await layBasemap();
    // MapLibre's first frame and the scene's first picture are each a turn of their own.
    await new Promise<void>((resolve) => {
      nextTurn(resolve);
    });
    if (stopped) return;
    if (renderer === "software") return begin(null);
    const [ground, symbols] = await Promise.all([
      import("./gpu-ground.js"),
      import("./gpu-symbols.js"),
    ]);
    if (stopped) return;
    const gpuSymbols = symbols.addGpuSymbols(map, Boolean(first.basemap));
    begin({
      ground: ground.addGpuGround(map, readPalette(), first.basemap ? areaOpacity : 1),
      symbols: gpuSymbols,
    });
    map.on("webglcontextrestored", gpuSymbols.rebuild);
  };
  const begin = (gpu: GpuLayers | null): void => {
    scene = new MapScene(map, elements, props, gpu, () => {
      if (holder.hasAttribute("data-ready")) return;
      holder.setAttribute("data-ready", "true");
      holder.setAttribute("data-renderer", renderer);
      performance.mark("atlas:map");
    });
  };
  map.once("load", () => void makeScene());
  letBePainted(holder, (ratio) => scene?.paintApart(ratio) ?? null);
  let pointMode: PointMode | null = null;
  const tellPointMode = (): void => {
    const mode = pointModeOf(map.getZoom());
    if (mode !== pointMode) props.onPointMode((pointMode = mode));
  };
  map.once("load", tellPointMode);
  map.on("zoomend", tellPointMode);
  map.on("movestart", () => scene?.measureCards());
  map.on("move", () => scene?.paint());
  map.on("webglcontextrestored", () => scene?.paint());
  const restyle = (): void => scene?.restyle();
  void document.fonts.ready.then(restyle);
  const endWatch = watchPixelRatio(restyle);
  let home = view === null;
  let resized = false;
  map.on("resize", () => {
    scene?.resize();
    if (home) fit(0);
    // The end of the move that MapLibre tells of a resize itself: nobody moved the map.
    resized = true;
  });
  map.on("moveend", (event) => {
    scene?.settle();
    if (!resized) {
      home = "homeward" in event;
      const { lng, lat } = map.getCenter();
      props.onView(home ? null : { lon: lng, lat, zoom: map.getZoom() });
    }
    resized = false;
  });
  const hover = (at: { x: number; y: number } | null): MapTarget | null => {
    const target = at && scene ? scene.targetAt(at) : null;
    scene?.hover(target);
    map.getCanvas().style.cursor = target ? "pointer" : "";
    onHover(target, at?.x ?? 0, at?.y ?? 0);
    return target;
  };
  map.on("mousemove", ({ point }) => hover(map.isMoving() ? null : point));
  map.on("mouseout", () => hover(null));
  map.on("movestart", () => hover(null));
  map.on("click", ({ point }) => {
    const target = scene?.targetAt(point) ?? null;
    scene?.choose(target);
    if (target) props.onSelect(target);
  });
  map.on("dblclick", ({ point }) => {
    const target = scene?.targetAt(point);
    if (target) props.onDrill(target);
  });
  const fit = (duration: number): void => {
    const all = focusOf(props);
    if (all) map.fitBounds(all, { padding: paddingOf(props, holder), duration }, homeward);
  };
  const fitSoftly = (): void => fit(softly());
  const goTo = ({ lon, lat, zoom }: MapPlace): void => {
    const { x, y } = map.project([lon, lat]);
    const { left, right, top, bottom } = paddingOf(props, holder);
    const inSight =
      x > left &&
      x < holder.clientWidth - right &&
      y > top &&
      y < holder.clientHeight - bottom &&
      map.getZoom() >= Math.min(zoom, pointsFromZoom);
    if (!inSight)
      map.easeTo({ center: [lon, lat], zoom: Math.max(map.getZoom(), zoom), duration: softly() });
  };
  return {
    map,
    fit: fitSoftly,
    whole: () => scene?.whole ?? false,
    update: (next) => {
      const old = props;
      props = next;
      if (next.words !== old.words) map.getCanvas().setAttribute("aria-label", next.words.map);
      scene?.update(next);
      if (next.theme !== old.theme) basemap?.restyle(readPalette());
      if (next.place && !samePlace(next.place, old.place)) goTo(next.place);
      else if (next.focus !== old.focus) fitSoftly();
    },
    stop: () => {
      stopped = true;
      endWatch();
      scene?.stop();
      map.remove();
    },
  };
}

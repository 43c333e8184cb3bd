import { Map as MapLibreMap, setWorkerUrl } from "maplibre-gl";
import type { AtlasMapProps } from "./atlas-map-props.js";
import { chooseRenderer } from "./choose-renderer.js";
import type { MapMargin, MapTarget } from "./map-data.js";
import { MapScene, type SceneElements } from "./map-scene.js";
import { readPalette } from "./palette.js";
import { boundsOf } from "./plan-areas.js";

/** A running map. */
export interface RunningMap {
  readonly map: MapLibreMap;
  readonly update: (props: AtlasMapProps) => void;
  readonly fit: () => void;
  readonly stop: () => void;
}

/** Below this width, pixels, cards do not stand beside the areas. */
const narrow = 600;

const paddingOf = ({ margin }: AtlasMapProps, holder: HTMLElement): MapMargin | number =>
  holder.clientWidth < narrow ? 24 : margin;

const focusOf = ({ outlines, focus }: AtlasMapProps): ReturnType<typeof boundsOf> =>
  boundsOf(outlines, focus === null ? undefined : new Set([focus]));

/** Starts MapLibre in an element and draws a scene over it, by the renderer that suits the machine.
 * @throws where WebGL is absent. */
export function startMap(
  holder: HTMLElement,
  elements: SceneElements,
  first: AtlasMapProps,
  onHover: (target: MapTarget | null, x: number, y: number) => void,
): RunningMap {
  setWorkerUrl(first.workerUrl);
  const renderer = chooseRenderer(first.renderer);
  const bounds = first.fitAtStart ? focusOf(first) : null;
  const map = new MapLibreMap({
    container: holder,
    ...(bounds
      ? { bounds, fitBoundsOptions: { padding: paddingOf(first, holder) } }
      : { center: [first.view.lon, first.view.lat], zoom: first.view.zoom }),
    // In software MapLibre is only the camera, under an opaque canvas: its own picture need not be fine.
    ...(renderer === "software" && { pixelRatio: 0.125 }),
    minZoom: 6,
    maxZoom: 18,
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
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  let props = first;
  let scene: MapScene | null = null;
  let stopped = false;
  const makeScene = async (): Promise<void> => {
    if (renderer === "software") return begin(null);
    const [ground, symbols] = await Promise.all([
      import("./gpu-ground.js"),
      import("./gpu-symbols.js"),
    ]);
    if (stopped) return;
    const gpuSymbols = symbols.addGpuSymbols(map);
    begin({ ground: ground.addGpuGround(map, readPalette()), symbols: gpuSymbols });
    map.on("webglcontextrestored", gpuSymbols.rebuild);
  };
  const begin = (gpu: ConstructorParameters<typeof MapScene>[4]): void => {
    scene = new MapScene(map, elements, props, renderer, gpu);
    holder.setAttribute("data-ready", "true");
    holder.setAttribute("data-renderer", renderer);
    performance.mark("atlas:map");
  };
  map.once("load", () => void makeScene());
  const paint = (): void => scene?.paint();
  map.on("move", paint);
  map.on("resize", paint);
  map.on("webglcontextrestored", paint);
  void document.fonts.ready.then(paint);
  map.on("moveend", () => {
    const { lng, lat } = map.getCenter();
    props.onView({ lon: lng, lat, zoom: map.getZoom() });
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
  const fit = (): void => {
    const all = focusOf(props);
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (all) map.fitBounds(all, { padding: paddingOf(props, holder), duration: still ? 0 : 280 });
  };
  return {
    map,
    fit,
    update: (next) => {
      const refit = next.focus !== props.focus;
      props = next;
      scene?.update(next);
      if (refit) fit();
    },
    stop: () => {
      stopped = true;
      map.remove();
    },
  };
}

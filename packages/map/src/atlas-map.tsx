import { type ReactElement, useEffect, useEffectEvent, useRef, useState } from "react";
import type { AtlasMapProps } from "./atlas-map-props.js";
import { MapButtons } from "./map-buttons.js";
import type { MapTarget } from "./map-data.js";
import { type Hover, MapTooltip } from "./map-tooltip.js";
import { type RunningMap, startMap } from "./start-map.js";

/** Milliseconds that the pointer rests before the tooltip comes. */
const tooltipDelayMs = 120;

/** A choropleth with the demonstration sites, an inset of the core and, zoomed in, every compound. Without a GPU everything but the camera
 * is painted on a canvas; with one, MapLibre draws the areas and deck.gl the compounds. No style, glyph or tile comes from anywhere else, but for those of a basemap that is given. */
export function AtlasMap(props: AtlasMapProps): ReactElement {
  const holder = useRef<HTMLDivElement>(null);
  const under = useRef<HTMLCanvasElement>(null);
  const over = useRef<HTMLCanvasElement>(null);
  const inset = useRef<HTMLCanvasElement>(null);
  const insetNote = useRef<HTMLParagraphElement>(null);
  const scale = useRef<HTMLSpanElement>(null);
  const running = useRef<RunningMap | null>(null);
  const [hover, setHover] = useState<Hover | null>(null);

  const start = useEffectEvent((onHover: Parameters<typeof startMap>[3]): RunningMap | null => {
    try {
      const elements = {
        under: under.current!,
        over: over.current!,
        inset: inset.current!,
        insetNote: insetNote.current!,
        scale: scale.current!,
      };
      const made = startMap(holder.current!, elements, props, onHover);
      props.onStart?.(made);
      return made;
    } catch {
      props.onUnavailable();
      return null;
    }
  });
  const tellHover = useEffectEvent((target: MapTarget | null) => props.onHover?.(target));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let shown = "";
    const onHover = (target: MapTarget | null, x: number, y: number): void => {
      clearTimeout(timer);
      tellHover(target);
      const key = JSON.stringify(target);
      const show = (): void => {
        shown = key;
        const { clientWidth: width, clientHeight: height } = holder.current!;
        setHover(target && { target, x, y, width, height });
      };
      if (target === null || key === shown) show();
      else timer = setTimeout(show, tooltipDelayMs);
    };
    running.current = start(onHover);
    return () => {
      clearTimeout(timer);
      running.current?.stop();
      running.current = null;
    };
  }, []);

  useEffect(() => running.current?.update(props));

  const content = hover && props.tooltip(hover.target);
  return (
    <div className="am-map">
      <div ref={holder} className="am-ground" />
      <canvas ref={under} className="am-layer am-under" aria-hidden="true" />
      <canvas ref={over} className="am-layer" aria-hidden="true" />
      <canvas ref={inset} className="am-inset" aria-hidden="true" hidden />
      <p ref={insetNote} className="am-inset-note" hidden />
      <MapButtons
        words={props.words}
        onZoomIn={() => running.current?.map.zoomIn()}
        onZoomOut={() => running.current?.map.zoomOut()}
        onFit={() => running.current?.fit()}
      />
      <div className="am-foot">
        <div className="am-notes">{props.notes}</div>
        <span ref={scale} className="am-scale" />
      </div>
      {hover && content !== null && <MapTooltip at={hover}>{content}</MapTooltip>}
    </div>
  );
}

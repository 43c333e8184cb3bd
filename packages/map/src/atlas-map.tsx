import { type ReactElement, useEffect, useRef, useState } from "react";
import type { AtlasMapProps } from "./atlas-map-props.js";
import type { MapTarget } from "./map-data.js";
import { type RunningMap, startMap } from "./start-map.js";

interface Hover {
  readonly target: MapTarget;
  readonly x: number;
  readonly y: number;
}

/** Milliseconds that the pointer rests before the tooltip comes. */
const tooltipDelayMs = 120;

/** A choropleth with the demonstration sites, an inset of the core and, zoomed in, every compound. Without a GPU everything but the camera
 * is painted on a canvas; with one, MapLibre draws the areas and deck.gl the compounds. No style, glyph or tile comes from anywhere else. */
export function AtlasMap(props: AtlasMapProps): ReactElement {
  const holder = useRef<HTMLDivElement>(null);
  const under = useRef<HTMLCanvasElement>(null);
  const over = useRef<HTMLCanvasElement>(null);
  const inset = useRef<HTMLCanvasElement>(null);
  const insetNote = useRef<HTMLParagraphElement>(null);
  const scale = useRef<HTMLSpanElement>(null);
  const running = useRef<RunningMap | null>(null);
  const latest = useRef(props);
  latest.current = props;
  const [hover, setHover] = useState<Hover | null>(null);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let shown = "";
    const onHover = (target: MapTarget | null, x: number, y: number): void => {
      clearTimeout(timer);
      const key = JSON.stringify(target);
      const show = (): void => {
        shown = key;
        setHover(target && { target, x, y });
      };
      if (target === null || key === shown) show();
      else timer = setTimeout(show, tooltipDelayMs);
    };
    try {
      running.current = startMap(
        holder.current!,
        {
          under: under.current!,
          over: over.current!,
          inset: inset.current!,
          insetNote: insetNote.current!,
          scale: scale.current!,
        },
        latest.current,
        onHover,
      );
      latest.current.onStart?.(running.current);
    } catch {
      latest.current.onUnavailable();
    }
    return () => {
      clearTimeout(timer);
      running.current?.stop();
      running.current = null;
    };
    // One map for the life of the component; later props are applied below.
  }, [props.workerUrl]);

  useEffect(() => {
    running.current?.update(latest.current);
  }, [
    props.boundaries,
    props.areas,
    props.breaks,
    props.points,
    props.sites,
    props.selectedId,
    props.core,
    props.focus,
    props.theme,
    props.words,
  ]);

  const { words } = props;
  const content = hover && props.tooltip(hover.target);
  const width = over.current?.clientWidth ?? 0;
  const height = over.current?.clientHeight ?? 0;
  return (
    <div className="am-map">
      <div ref={holder} className="am-ground" aria-label={words.map} role="application" />
      <canvas ref={under} className="am-layer am-under" aria-hidden="true" />
      <canvas ref={over} className="am-layer" aria-hidden="true" />
      <canvas ref={inset} className="am-inset" aria-hidden="true" hidden />
      <p ref={insetNote} className="am-inset-note" hidden />
      <div className="am-zoom">
        {(
          [
            [words.zoomIn, "+", () => running.current?.map.zoomIn()],
            [words.zoomOut, "−", () => running.current?.map.zoomOut()],
            [words.fit, "fit", () => running.current?.fit()],
          ] as const
        ).map(([label, sign, act]) => (
          <button key={sign} type="button" aria-label={label} title={label} onClick={act}>
            {sign === "fit" ? (
              <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
                <path
                  d="M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4"
                  fill="none"
                  stroke="currentColor"
                  strokeWidth="1.5"
                />
              </svg>
            ) : (
              sign
            )}
          </button>
        ))}
      </div>
      <div className="am-foot">
        <div className="am-notes">{props.notes}</div>
        <span ref={scale} className="am-scale" />
      </div>
      {hover && content !== null && (
        <div
          className="tooltip"
          role="tooltip"
          style={{
            ...(hover.x > width - 240 ? { right: width - hover.x + 12 } : { left: hover.x + 14 }),
            ...(hover.y > height - 130 ? { bottom: height - hover.y + 12 } : { top: hover.y + 14 }),
          }}
        >
          {content}
        </div>
      )}
    </div>
  );
}

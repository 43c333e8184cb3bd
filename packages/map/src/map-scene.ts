import type { Map as MapLibreMap } from "maplibre-gl";
import type { AtlasMapProps } from "./atlas-map-props.js";
import {
  type Camera,
  cameraOf,
  metersPerPixel,
  planX,
  planY,
  screenX,
  screenY,
  zoomOf,
} from "./camera.js";
import type { Renderer } from "./choose-renderer.js";
import type { GpuGround } from "./gpu-ground.js";
import type { GpuSymbols } from "./gpu-symbols.js";
import { targetAt } from "./hit-target.js";
import { type InsetFrame, insetFrame, paintInset, paintLeaders } from "./inset.js";
import type { MapArea, MapBox, MapTarget } from "./map-data.js";
import { type Ground, paintGround } from "./paint-ground.js";
import { paintLabels } from "./paint-labels.js";
import { paintAreaMark, paintRing } from "./paint-marks.js";
import { paintCompounds, paintSites } from "./paint-symbols.js";
import { type Palette, readPalette } from "./palette.js";
import { planAreas } from "./plan-areas.js";
import { planPoints } from "./plan-points.js";
import { scaleBar } from "./scale-bar.js";
import { type SiteMark, siteMarks } from "./site-marks.js";
import { type Sprites, makeSprites } from "./sprites.js";
import { pointStyle, siteRadius, townshipFromZoom } from "./symbol-style.js";

/** The elements that a scene draws on. */
export interface SceneElements {
  readonly under: HTMLCanvasElement;
  readonly over: HTMLCanvasElement;
  readonly inset: HTMLCanvasElement;
  readonly insetNote: HTMLElement;
  readonly scale: HTMLElement;
}

/** Draws a map's state: the layer below (areas, compounds) and the layer above (marks, sites, labels), each only when it changed. */
export class MapScene {
  private palette: Palette = readPalette();
  private sprites: Sprites = makeSprites(this.palette, pixelRatio());
  private ground: Ground;
  private figures: ReadonlyMap<string, MapArea> = new Map();
  private marks: readonly SiteMark[] = [];
  private insetAt: InsetFrame | null = null;
  private hovered: MapTarget | null = null;
  /** A compound that was clicked. */
  private chosenRow: number | null = null;

  constructor(
    private readonly map: MapLibreMap,
    private readonly elements: SceneElements,
    private props: AtlasMapProps,
    readonly renderer: Renderer,
    private readonly gpu: { readonly ground: GpuGround; readonly symbols: GpuSymbols } | null,
  ) {
    this.ground = this.makeGround();
    this.gpu?.ground.setBoundaries(props.boundaries, props.outlines);
    this.gpu?.ground.setFigures(this.ground, this.palette);
    this.paint();
  }

  private makeGround(): Ground {
    const { props } = this;
    this.figures = new Map(props.areas.map((area) => [area.id, area]));
    return {
      areas: planAreas(props.boundaries),
      outlines: planAreas(props.outlines),
      figures: this.figures,
      breaks: props.breaks,
    };
  }

  /** Takes new props and repaints. */
  update(props: AtlasMapProps): void {
    const old = this.props;
    this.props = props;
    if (old.theme !== props.theme || this.sprites.ratio !== pixelRatio()) {
      this.palette = readPalette();
      this.sprites = makeSprites(this.palette, pixelRatio());
    }
    if (old.points !== props.points) this.chosenRow = null;
    this.ground = this.makeGround();
    if (old.boundaries !== props.boundaries || old.outlines !== props.outlines)
      this.gpu?.ground.setBoundaries(props.boundaries, props.outlines);
    if (old.areas !== props.areas || old.breaks !== props.breaks || old.theme !== props.theme)
      this.gpu?.ground.setFigures(this.ground, this.palette);
    this.paint();
  }

  camera(): Camera {
    const { lng, lat } = this.map.getCenter();
    const { clientWidth, clientHeight } = this.elements.over;
    return cameraOf({ lon: lng, lat, zoom: this.map.getZoom() }, clientWidth, clientHeight);
  }

  /** Paints everything at the camera as it is now. */
  paint(): void {
    const camera = this.camera();
    const { points } = this.props;
    if (this.gpu) this.gpu.symbols.show(points, this.map.getZoom(), this.sprites, this.palette);
    else {
      const context = contextOf(this.elements.under, camera, this.sprites.ratio);
      paintGround(context, camera, this.ground, this.palette, this.sprites.ratio);
      if (points) paintCompounds(context, camera, points, this.sprites, this.palette);
    }
    const clear = this.props.keepClear();
    this.paintInset(camera, clear);
    this.paintOver(camera, clear);
    const { pixels, label } = scaleBar(metersPerPixel(camera), 96);
    this.elements.scale.style.width = `${pixels}px`;
    this.elements.scale.textContent = label;
  }

  private paintInset(camera: Camera, clear: readonly MapBox[]): void {
    const { core, outlines, words, sites, points } = this.props;
    const { inset, insetNote } = this.elements;
    this.insetAt =
      zoomOf(camera) < townshipFromZoom ? insetFrame(outlines, new Set(core), camera, clear) : null;
    inset.hidden = insetNote.hidden = this.insetAt === null;
    if (!this.insetAt) return;
    const { box, camera: inner } = this.insetAt;
    for (const [name, value] of [
      ["left", box.left],
      ["top", box.top],
      ["width", inner.width],
      ["height", inner.height],
    ] as const)
      inset.style[name] = `${value}px`;
    insetNote.style.maxWidth = `${inner.width}px`;
    insetNote.style.left = `${box.left}px`;
    insetNote.style.top = `${box.bottom + 4}px`;
    insetNote.textContent = words.inset(
      (inner.scale / camera.scale).toFixed(1),
      points ? 18 : null,
    );
    const key = [inner.scale, inner.width, this.sprites.ratio].join();
    const drawnFrom = [key, this.ground, sites, points, this.props.selectedId, this.sprites];
    if (this.insetFrom.every((part, i) => part === drawnFrom[i])) return;
    this.insetFrom = drawnFrom;
    paintInset(contextOf(inset, inner, this.sprites.ratio), inner, {
      ground: this.ground,
      points,
      sites,
      sprites: this.sprites,
      palette: this.palette,
      selectedId: this.props.selectedId,
    });
  }
  private insetFrom: readonly unknown[] = [null];

  private paintOver(camera: Camera, clear = this.props.keepClear()): void {
    const { palette, props, ground } = this;
    const context = contextOf(this.elements.over, camera, this.sprites.ratio);
    const zoom = zoomOf(camera);
    const area = (id: string | null) => ground.areas.find((each) => each.id === id);
    if (this.hovered?.kind === "area")
      paintAreaMark(context, camera, area(this.hovered.id), palette, false);
    paintAreaMark(context, camera, area(props.selectedId), palette, true);
    if (this.insetAt) paintLeaders(context, camera, this.insetAt, palette);
    this.marks = siteMarks(props.sites, camera, camera.width < 600 && zoom < 11 ? 20 : 0);
    paintSites(context, camera, this.marks, this.sprites, palette);
    this.paintRings(context, camera);
    const radius = siteRadius(zoom) + 2;
    const glyphs: readonly MapBox[] = this.marks.map(({ x, y, sites }) => {
      const half = sites.length > 1 ? radius + 6 : radius;
      return { left: x - half, right: x + half, top: y - half, bottom: y + half };
    });
    const inset = this.insetAt
      ? [
          {
            ...this.insetAt.box,
            bottom: this.insetAt.box.bottom + 4 + this.elements.insetNote.offsetHeight,
          },
        ]
      : [];
    if (zoom < 13.5)
      paintLabels(context, camera, ground, palette, {
        taken: [...clear, ...inset, ...glyphs],
        selectedId: props.selectedId,
        leaveOut: new Set(this.insetAt ? props.core : []),
        roomFor: 0.75,
      });
  }

  private paintRings(context: CanvasRenderingContext2D, camera: Camera): void {
    const zoom = zoomOf(camera);
    const { sites, points, selectedId } = this.props;
    const rings: readonly (readonly [MapTarget | null, boolean])[] = [
      [this.hovered, false],
      [this.chosenRow === null ? null : { kind: "compound", row: this.chosenRow }, true],
      [selectedId === null ? null : { kind: "site", id: selectedId }, true],
    ];
    for (const [target, chosen] of rings) {
      if (target?.kind === "site") {
        const site = sites.find(({ id }) => id === target.id);
        if (!site) continue;
        const [x, y] = [screenX(camera, planX(site.lon)), screenY(camera, planY(site.lat))];
        paintRing(context, x, y, siteRadius(zoom) + 4, this.palette, chosen);
      } else if (target?.kind === "compound" && points) {
        const style = pointStyle(zoom);
        if (style.mode !== "single") continue;
        const { x, y } = planPoints(points);
        const [px, py] = [screenX(camera, x[target.row]!), screenY(camera, y[target.row]!)];
        paintRing(context, px, py, style.radius + 3, this.palette, chosen);
      }
    }
  }

  /** What is under a pixel of the map, or of its inset. */
  targetAt(at: { readonly x: number; readonly y: number }): MapTarget | null {
    const { areas } = this.ground;
    const { points, sites } = this.props;
    const box = this.insetAt?.box;
    if (box && at.x > box.left && at.x < box.right && at.y > box.top && at.y < box.bottom) {
      const inner = this.insetAt!.camera;
      const inside = { x: at.x - box.left, y: at.y - box.top };
      return targetAt(inner, inside, { areas, points: null, marks: siteMarks(sites, inner, 0) });
    }
    return targetAt(this.camera(), at, { areas, points, marks: this.marks });
  }

  /** Marks what the pointer is on; repaints the upper layer only, and only on a change. */
  hover(target: MapTarget | null): void {
    if (JSON.stringify(target) === JSON.stringify(this.hovered)) return;
    this.hovered = target;
    this.paintOver(this.camera());
  }

  /** Rings a clicked compound, or none. */
  choose(target: MapTarget | null): void {
    this.chosenRow = target?.kind === "compound" ? target.row : null;
    this.paintOver(this.camera());
  }
}

const pixelRatio = (): number => Math.min(2, window.devicePixelRatio || 1);

/** A cleared context with CSS pixels as units; the canvas is resized where needed. */
function contextOf(
  canvas: HTMLCanvasElement,
  { width, height }: Camera,
  ratio: number,
): CanvasRenderingContext2D {
  const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== w || canvas.height !== h) {
    canvas.width = w;
    canvas.height = h;
  }
  const context = canvas.getContext("2d")!;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, w, h);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  return context;
}

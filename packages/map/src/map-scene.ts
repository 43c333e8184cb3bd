import type { Map as MapLibreMap } from "maplibre-gl";
import { afterFrame } from "./after-frame.js";
import type { AtlasMapProps } from "./atlas-map-props.js";
import { areaOpacity } from "./basemap.js";
import { type Camera, cameraOf, metersPerPixel, zoomOf } from "./camera.js";
import { canvasContext } from "./canvas-context.js";
import type { GpuGround } from "./gpu-ground.js";
import type { GpuSymbols } from "./gpu-symbols.js";
import { targetAt } from "./hit-target.js";
import { paintInsetGround, paintInsetOver } from "./inset.js";
import { InsetLayer, type InsetStyle } from "./inset-layer.js";
import { KeptPicture, type PaintInSteps } from "./kept-picture.js";
import { readLettering } from "./lettering.js";
import type { MapArea, MapBox, MapPlan, MapTarget } from "./map-data.js";
import type { ApartCanvases } from "./map-picture.js";
import { type Ground, paintGround } from "./paint-ground.js";
import { outsideInset } from "./outside-inset.js";
import { type OverScene, paintOver } from "./paint-over.js";
import { paintCompounds } from "./paint-symbols.js";
import { readPalette } from "./palette.js";
import { type PlacedChoice, placeChoices } from "./place-choices.js";
import { planAreas } from "./plan-areas.js";
import { scaleBar } from "./scale-bar.js";
import { type SiteMark, markBoxes, siteMarks } from "./site-marks.js";
import { inTurns } from "./in-turns.js";
import { makeSprites } from "./sprites.js";

/** The elements that a scene draws on. */
export interface SceneElements {
  readonly under: HTMLCanvasElement;
  readonly over: HTMLCanvasElement;
  readonly inset: HTMLCanvasElement;
  readonly insetNote: HTMLElement;
  readonly scale: HTMLElement;
}

/** What draws areas and compounds where there is a GPU. */
export interface GpuLayers {
  readonly ground: GpuGround;
  readonly symbols: GpuSymbols;
}

/** Milliseconds of painting a picture after which other work of the page may go between. */
const turnMs = 12;

const overProps = ["sites", "selectedId", "place", "core", "words", "plan"] as const;
const groundProps = ["boundaries", "outlines", "areas", "breaks"] as const;

/** Draws a map's state: the layer below (areas, compounds) and the layer above (marks, sites, labels), each only when it changed. */
export class MapScene {
  private palette = readPalette();
  private sprites = makeSprites(this.palette, pixelRatio());
  private lettering = readLettering();
  private ground: Ground;
  private marks: readonly SiteMark[] = [];
  private placed: readonly PlacedChoice[] = [];
  private inset: OverScene["inset"] = null;
  private readonly insetLayer: InsetLayer;
  private readonly picture: KeptPicture;
  private hovered: MapTarget | null = null;
  private chosenRow: number | null = null;
  /** Asked for and not yet taken. */
  private next: AtlasMapProps | null = null;
  private callOff: () => void = () => undefined;
  /** Measured when they may have changed, not for each frame. */
  private width = 0;
  private height = 0;
  private clear: readonly MapBox[] = [];

  constructor(
    private readonly map: MapLibreMap,
    private readonly elements: SceneElements,
    private props: AtlasMapProps,
    private readonly gpu: GpuLayers | null,
    /** Called once everything is drawn, and may be again. */
    onDrawn: () => void,
  ) {
    this.ground = groundOf(props);
    this.insetLayer = new InsetLayer(elements.inset, elements.insetNote);
    const paint: PaintInSteps = (context, camera) => this.paintUnder(context, camera);
    this.picture = new KeptPicture(elements.under, paint, onDrawn);
    gpu?.ground.setBoundaries(props.boundaries, props.outlines);
    gpu?.ground.setFigures(this.ground, this.palette);
    this.measure();
    this.renew();
    if (gpu) onDrawn();
  }

  /** Takes new props after the frame that shows the rest of the page with them, so that neither its layout nor this painting waits for the
   * other in one task; of several the last. */
  update(props: AtlasMapProps): void {
    if (this.next === null) this.callOff = afterFrame(() => this.take());
    this.next = props;
  }

  /** Repaints what the props asked for last change. */
  private take(): void {
    this.callOff();
    const [old, props] = [this.props, this.next];
    this.next = null;
    if (props === null) return;
    this.props = props;
    const differs = (name: keyof AtlasMapProps): boolean => old[name] !== props[name];
    const [theme, points] = [differs("theme"), differs("points")];
    const ground = groundProps.some(differs);
    if (!theme && !points && !ground && !overProps.some(differs)) return;
    if (theme) this.readStyle();
    if (points || differs("place")) this.chosenRow = null;
    if (ground) this.ground = groundOf(props);
    if (differs("boundaries") || differs("outlines"))
      this.gpu?.ground.setBoundaries(props.boundaries, props.outlines);
    if (ground || theme) this.gpu?.ground.setFigures(this.ground, this.palette);
    this.measureCards();
    if (ground || theme || points) this.renew();
    else this.paint();
  }

  /** Reads colours, fonts and the pixel ratio again and repaints everything. */
  restyle(): void {
    this.readStyle();
    this.renew();
  }

  /** Measures the map and what lies over it again, and repaints. */
  resize(): void {
    this.measure();
    this.paint();
  }

  /** Measures what lies over the map; to be called before it is moved. */
  measureCards(): void {
    const clear = this.props.keepClear();
    if (JSON.stringify(clear) !== JSON.stringify(this.clear)) this.clear = clear;
  }

  private measure(): void {
    this.width = this.elements.over.clientWidth;
    this.height = this.elements.over.clientHeight;
    this.measureCards();
  }

  private readStyle(): void {
    this.palette = readPalette();
    this.sprites = makeSprites(this.palette, pixelRatio());
    this.lettering = readLettering();
  }

  private camera(): Camera {
    const { lng, lat } = this.map.getCenter();
    return cameraOf({ lon: lng, lat, zoom: this.map.getZoom() }, this.width, this.height);
  }

  /** Paints everything at the camera as it is now. */
  paint(): void {
    const camera = this.camera();
    this.paintBelow(camera);
    this.inset = this.insetLayer.show(camera, this.clear, this.props, this.style());
    this.paintOver(camera);
    const { pixels, label } = scaleBar(metersPerPixel(camera), 96);
    const { scale } = this.elements;
    if (scale.textContent !== label) scale.textContent = label;
    scale.style.width = `${pixels}px`;
  }

  /** Draws areas and compounds to the pixel, once the map has come to rest. */
  settle(): void {
    this.paintBelow(this.camera());
  }

  /** Whether areas and compounds were drawn at the camera as it is now. */
  get whole(): boolean {
    return this.next === null && (this.gpu !== null || this.picture.whole);
  }

  stop(): void {
    this.callOff();
    this.picture.stop();
  }

  private renew(): void {
    if (!this.gpu) this.picture.renew(this.camera(), this.sprites.ratio);
    this.paint();
  }

  private paintBelow(camera: Camera): void {
    const { points } = this.props;
    if (this.gpu) this.gpu.symbols.show(points, zoomOf(camera), this.sprites, this.palette);
    else this.picture.follow(camera, this.map.isMoving(), this.sprites.ratio);
  }

  private *paintUnder(context: CanvasRenderingContext2D, camera: Camera): Generator<void> {
    const { sprites, palette, props } = this;
    yield* paintGround(context, camera, this.ground, palette, sprites);
    if (props.points) yield* paintCompounds(context, camera, props.points, sprites);
  }

  private style() {
    const { ground, sprites, palette, lettering } = this;
    return { ground, sprites, palette, lettering };
  }

  private paintOver(camera: Camera): void {
    this.marks = siteMarks(
      this.drawn().sites,
      camera,
      camera.width < 600 && zoomOf(camera) < 11 ? 20 : 0,
    );
    const { plan } = this.drawn();
    this.placed = placeChoices(camera, plan?.choices ?? [], markBoxes(camera, this.marks));
    const context = canvasContext(this.elements.over, camera, this.sprites.ratio);
    paintOver(context, camera, { ...this.style(), ...this.over(), hovered: this.hovered });
  }

  /** Sites and plan as the map itself draws them. */
  private drawn(): {
    readonly sites: AtlasMapProps["sites"];
    readonly plan: MapPlan | null;
  } {
    const { sites, plan = null } = this.props;
    const frame = this.inset?.frame ?? null;
    if (!plan || !frame) return { sites, plan };
    return {
      sites: outsideInset(sites, frame),
      plan: { ...plan, choices: outsideInset(plan.choices, frame) },
    };
  }

  private over() {
    const { marks, placed, props, chosenRow, inset, clear } = this;
    const { points, selectedId, place = null, core } = props;
    const { sites, plan } = this.drawn();
    const above = { points, sites, selectedId, place, plan, chosenRow, inset, core, clear };
    return { marks, placed, ...above };
  }

  /** Paints the map and its inset as they are now anew on canvases of their own, in turns, whichever renderer draws them. The theme is the
   * page's as it is when this is called, whatever it is later.
   * @param ratio pixels to a CSS pixel
   * @returns null where tiles of a basemap lie below: these stay as they were drawn */
  paintApart(ratio: number): Promise<ApartCanvases> | null {
    this.take();
    const { ground, props, inset } = this;
    if (props.basemap) return null;
    const palette = readPalette();
    const sprites = makeSprites(palette, ratio);
    const style: InsetStyle = { ground, sprites, palette, lettering: this.lettering };
    // Kept in main memory: each step is then rasterised in its own turn, not all of them when the picture is read.
    const canvas = (at: Camera): CanvasRenderingContext2D =>
      canvasContext(document.createElement("canvas"), at, ratio, { willReadFrequently: true });
    const camera = this.camera();
    const context = canvas(camera);
    const over = { ...style, ...this.over(), hovered: null };
    const own = inset && canvas(inset.frame.camera);
    const paint = function* (): Generator<void> {
      const steps = [paintGround(context, camera, ground, palette, sprites)];
      if (props.points) steps.push(paintCompounds(context, camera, props.points, sprites));
      for (const step of steps)
        for (const _ of step) {
          context.getImageData(0, 0, 1, 1);
          yield;
        }
      paintOver(context, camera, over);
      yield;
      const { points, sites, selectedId, plan = null } = props;
      if (!own || !inset) return;
      const shown = { ...style, points, sites, selectedId, plan };
      paintInsetGround(own, inset.frame.camera, shown);
      yield;
      paintInsetOver(own, inset.frame.camera, shown);
    };
    const canvases = { whole: context.canvas, inset: own && own.canvas };
    return inTurns(paint(), turnMs).then(() => canvases);
  }

  /** What is under a pixel of the map, or of its inset. */
  targetAt(at: { readonly x: number; readonly y: number }): MapTarget | null {
    const { areas } = this.ground;
    const { points, sites, plan = null } = this.props;
    const frame = this.inset?.frame;
    if (frame && isInside(frame.box, at)) {
      const inside = { x: at.x - frame.box.left, y: at.y - frame.box.top };
      const marks = siteMarks(sites, frame.camera, 0);
      const boxes = markBoxes(frame.camera, marks);
      const placed = placeChoices(frame.camera, plan?.choices ?? [], boxes);
      return targetAt(frame.camera, inside, { areas, points: null, marks, placed });
    }
    return targetAt(this.camera(), at, {
      areas,
      points,
      marks: this.marks,
      placed: this.placed,
    });
  }

  /** Marks what the pointer is on; repaints the upper layer only, and only on a change. */
  hover(target: MapTarget | null): void {
    if (JSON.stringify(target) === JSON.stringify(this.hovered)) return;
    this.hovered = target;
    this.paintOver(this.camera());
  }

  /** Rings a clicked compound, or none. */
  choose(target: MapTarget | null): void {
    const row = target?.kind === "compound" ? target.row : null;
    if (row === this.chosenRow) return;
    this.chosenRow = row;
    this.paintOver(this.camera());
  }
}

const pixelRatio = (): number => Math.min(2, window.devicePixelRatio || 1);

const isInside = (box: MapBox, at: { readonly x: number; readonly y: number }): boolean =>
  at.x > box.left && at.x < box.right && at.y > box.top && at.y < box.bottom;

const groundOf = ({ boundaries, outlines, areas, breaks, basemap }: AtlasMapProps): Ground => ({
  opacity: basemap ? areaOpacity : 1,
  areas: planAreas(boundaries),
  outlines: planAreas(outlines),
  figures: new Map(areas.map((area: MapArea) => [area.id, area])),
  breaks,
});

import type { AtlasMapProps } from "./atlas-map-props.js";
import { type Camera, zoomOf } from "./camera.js";
import { canvasContext } from "./canvas-context.js";
import {
  type InsetFrame,
  insetFrame,
  insetOneIn,
  paintInsetGround,
  paintInsetOver,
} from "./inset.js";
import type { Lettering } from "./lettering.js";
import type { MapBox } from "./map-data.js";
import type { Ground } from "./paint-ground.js";
import type { Palette } from "./palette.js";
import type { Sprites } from "./sprites.js";
import { townshipFromZoom } from "./symbol-style.js";

/** What the inset is drawn with. */
export interface InsetStyle {
  readonly ground: Ground;
  readonly sprites: Sprites;
  readonly palette: Palette;
  readonly lettering: Lettering;
}

/** The inset of the core districts and the line under it; both are touched only when something of theirs changed. */
export class InsetLayer {
  private place: readonly unknown[] = [];
  private content: readonly unknown[] = [];
  /** The ground is drawn once and kept: a plan that is being improved changes some times a second. */
  private readonly kept = document.createElement("canvas");
  private keptContent: readonly unknown[] = [];
  private frame: InsetFrame | null = null;
  private noteHeight = 0;

  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly note: HTMLElement,
  ) {}

  /** Shows it where the zoom and the map have room for it. @returns its frame, or null; and the box that it and its line take up */
  show(
    camera: Camera,
    clear: readonly MapBox[],
    props: AtlasMapProps,
    style: InsetStyle,
  ): { readonly frame: InsetFrame; readonly box: MapBox } | null {
    const frame = zoomOf(camera) < townshipFromZoom ? this.frameOf(camera, clear, props) : null;
    const hidden = frame === null;
    if (this.canvas.hidden !== hidden) this.canvas.hidden = this.note.hidden = hidden;
    if (!frame) return null;
    const { box, camera: inner } = frame;
    const text = props.words.inset(
      (inner.scale / camera.scale).toFixed(1),
      props.points ? insetOneIn : null,
    );
    if (this.note.textContent !== text) {
      this.note.textContent = text;
      this.noteHeight = this.note.offsetHeight;
    }
    const { sites, points, selectedId, plan = null } = props;
    const content = [frame, points, sites, selectedId, plan, ...Object.values(style)];
    if (!same(this.content, content)) {
      this.content = content;
      // A basemap is not drawn in it, nor seen through it.
      const ground = { ...style.ground, opacity: 1 };
      const scene = { ...style, ground, points, sites, selectedId, plan };
      const { ratio } = style.sprites;
      const keptContent = [frame, points, style.ground, style.sprites, style.palette];
      if (!same(this.keptContent, keptContent)) {
        this.keptContent = keptContent;
        paintInsetGround(canvasContext(this.kept, inner, ratio), inner, scene);
      }
      const context = canvasContext(this.canvas, inner, ratio);
      context.drawImage(this.kept, 0, 0, inner.width, inner.height);
      paintInsetOver(context, inner, scene);
    }
    return { frame, box: { ...box, bottom: box.bottom + 4 + this.noteHeight } };
  }

  private frameOf(
    camera: Camera,
    clear: readonly MapBox[],
    { outlines, core }: AtlasMapProps,
  ): InsetFrame | null {
    const place = [camera.width, camera.height, clear, outlines, core];
    if (same(this.place, place)) return this.frame;
    this.place = place;
    this.frame = insetFrame(outlines, new Set(core), camera, clear);
    if (!this.frame) return null;
    const { box, camera: inner } = this.frame;
    const at = (element: HTMLElement, style: Partial<CSSStyleDeclaration>): void =>
      void Object.assign(element.style, style);
    at(this.canvas, {
      left: `${box.left}px`,
      top: `${box.top}px`,
      width: `${inner.width}px`,
      height: `${inner.height}px`,
    });
    at(this.note, {
      left: `${box.left}px`,
      top: `${box.bottom + 4}px`,
      maxWidth: `${inner.width}px`,
    });
    return this.frame;
  }
}

const same = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((part, i) => part === b[i]);

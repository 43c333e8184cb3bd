import { type Camera, screenX, screenY } from "./camera.js";
import { canvasContext } from "./canvas-context.js";
import { nextTurn } from "./next-turn.js";

/** CSS pixels drawn beyond each edge of the map, so that it can be moved without being drawn again. */
const marginPixels = 96;

/** Milliseconds of drawing after which other work of the page may go between. */
const turnMs = 12;

/** Paints a picture at a camera; may pause where other work of the page may go between. */
export type PaintInSteps = (context: CanvasRenderingContext2D, camera: Camera) => Iterator<void>;

/**
 * A picture that is dear to draw. It is drawn step by step on a canvas that is not shown, and shown when it is whole; meanwhile, and while
 * the map is moved, the last whole one is shifted and stretched to where the camera is.
 */
export class KeptPicture {
  private readonly back = document.createElement("canvas");
  private shown: Camera | null = null;
  private work: { readonly camera: Camera; readonly steps: Iterator<void> } | null = null;
  private wanted: { readonly camera: Camera; readonly moving: boolean } | null = null;
  private callOff: () => void = () => undefined;

  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly paint: PaintInSteps,
    /** Called each time that a whole picture is shown. */
    private readonly onShown: () => void,
  ) {}

  /** Draws it anew: its content changed. @param ratio pixels to a CSS pixel */
  renew(camera: Camera, ratio: number): void {
    this.wanted = { camera, moving: false };
    this.start(camera, ratio);
  }

  /** Goes where the camera is, and draws it anew where a shift would not do or the camera has come to rest elsewhere. */
  follow(camera: Camera, moving: boolean, ratio: number): void {
    this.wanted = { camera, moving };
    this.place(camera);
    if (!this.work && !(this.shown && reaches(this.shown, camera, moving)))
      this.start(camera, ratio);
  }

  /** Whether what is shown was drawn at the camera last asked for. */
  get whole(): boolean {
    return !this.work && this.shown !== null && reaches(this.shown, this.wanted!.camera, false);
  }

  /** Ends the drawing that is under way. */
  stop(): void {
    this.callOff();
    this.work = null;
  }

  private start(camera: Camera, ratio: number): void {
    this.stop();
    const wider = {
      ...camera,
      width: camera.width + 2 * marginPixels,
      height: camera.height + 2 * marginPixels,
    };
    // Kept in main memory: each step is then rasterised in its own turn, not all of them when the picture is shown.
    const context = canvasContext(this.back, wider, ratio, { willReadFrequently: true });
    this.work = { camera: wider, steps: this.paint(context, wider) };
    this.callOff = nextTurn(() => this.draw(context, ratio));
  }

  private draw(context: CanvasRenderingContext2D, ratio: number): void {
    const began = performance.now();
    do {
      if (this.work!.steps.next().done) return this.finish(ratio);
      context.getImageData(0, 0, 1, 1);
    } while (performance.now() - began < turnMs);
    this.callOff = nextTurn(() => this.draw(context, ratio));
  }

  private finish(ratio: number): void {
    const { camera } = this.work!;
    this.work = null;
    this.shown = camera;
    canvasContext(this.canvas, camera, ratio).drawImage(
      this.back,
      0,
      0,
      camera.width,
      camera.height,
    );
    this.canvas.style.width = `${camera.width}px`;
    this.canvas.style.height = `${camera.height}px`;
    this.onShown();
    const wanted = this.wanted!;
    this.follow(wanted.camera, wanted.moving, ratio);
  }

  private place(camera: Camera): void {
    const { shown, canvas } = this;
    if (!shown) return;
    const ratio = canvas.width / shown.width;
    const stretch = camera.scale / shown.scale;
    const left = screenX(camera, shown.x) - (shown.width * stretch) / 2;
    const top = screenY(camera, shown.y) - (shown.height * stretch) / 2;
    const [x, y] =
      stretch === 1 ? [left, top].map((at) => Math.round(at * ratio) / ratio) : [left, top];
    canvas.style.transform = `translate(${x}px, ${y}px) scale(${stretch})`;
  }
}

/** Whether a picture drawn at one camera fills the map at another: wholly, while it moves, or to the pixel. */
function reaches(shown: Camera, camera: Camera, moving: boolean): boolean {
  if (shown.scale !== camera.scale) return false;
  const spareX = (shown.width - camera.width) / 2;
  const spareY = (shown.height - camera.height) / 2;
  const dx = Math.abs(shown.x - camera.x) * camera.scale;
  const dy = Math.abs(shown.y - camera.y) * camera.scale;
  if (moving) return dx <= spareX && dy <= spareY;
  return dx === 0 && dy === 0 && spareX === marginPixels && spareY === marginPixels;
}

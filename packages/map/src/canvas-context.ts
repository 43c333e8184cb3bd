import type { Camera } from "./camera.js";

/** A cleared context with CSS pixels as units; the canvas is resized where needed. */
export function canvasContext(
  canvas: HTMLCanvasElement,
  { width, height }: Pick<Camera, "width" | "height">,
  ratio: number,
  settings: CanvasRenderingContext2DSettings = {},
): CanvasRenderingContext2D {
  const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== w || canvas.height !== h) {
    canvas.width = w;
    canvas.height = h;
  }
  const context = canvas.getContext("2d", settings)!;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, w, h);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  return context;
}

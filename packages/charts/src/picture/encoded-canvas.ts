import { dataUrl } from "./data-url.js";

const encoded = new WeakMap<HTMLCanvasElement, string>();

/** Encodes a canvas in slices beside other work of the page, so that whoever draws a picture of it next does not wait for that.
 * @throws Error where the canvas may not be read */
export async function encodeCanvas(canvas: HTMLCanvasElement): Promise<void> {
  const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve));
  if (png) encoded.set(canvas, await dataUrl(png));
}

/** A canvas as the address of a PNG: as {@link encodeCanvas} made it, else made now.
 * @throws Error where the canvas may not be read */
export const encodedCanvas = (canvas: HTMLCanvasElement): string =>
  encoded.get(canvas) ?? canvas.toDataURL("image/png");

/** A colour as every reader of SVG knows it. */
export interface Paint {
  /** `#rrggbb` */
  readonly colour: string;
  /** 0 to 1. */
  readonly opacity: number;
}

const known = new Map<string, Paint>();
let pixel: CanvasRenderingContext2D | null = null;

/** What a computed colour of CSS is, in whatever notation the browser gives it. */
export function paintOf(text: string): Paint {
  let paint = known.get(text);
  if (!paint) {
    pixel ??= document.createElement("canvas").getContext("2d", { willReadFrequently: true })!;
    pixel.clearRect(0, 0, 1, 1);
    pixel.fillStyle = text;
    pixel.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = pixel.getImageData(0, 0, 1, 1).data as unknown as number[];
    const hex = [red, green, blue].map((part) => part!.toString(16).padStart(2, "0")).join("");
    paint = { colour: `#${hex}`, opacity: Math.round((alpha! / 255) * 1000) / 1000 };
    known.set(text, paint);
  }
  return paint;
}

/** Two canvases that show a map and its inset as a picture of them shall look. */
export interface ApartCanvases {
  readonly whole: HTMLCanvasElement;
  readonly inset: HTMLCanvasElement | null;
}

type PaintApart = (ratio: number) => ApartCanvases | null;

const painters = new WeakMap<Element, PaintApart>();

/** Lets a map be painted for pictures, by the element that MapLibre is in. */
export const letBePainted = (ground: Element, paint: PaintApart): void =>
  void painters.set(ground, paint);

/** Pixels to a CSS pixel. */
const ratio = 2;

/** Puts in place of what an atlas map shows the same, painted anew in the page's theme as it is now, two pixels to a CSS pixel; to be
 * undone in the same turn, so that nobody sees it. Over a basemap nothing is done: its tiles are as they are.
 * @param map the element of class `am-map`
 * @returns undoes it; null where nothing was done */
export function paintForPicture(map: Element): (() => void) | null {
  const ground = map.querySelector(".am-ground");
  const painted = ground && painters.get(ground)?.(ratio);
  if (!painted) return null;
  const layers = [...map.querySelectorAll<HTMLElement>(".am-ground, .am-layer, .am-inset")];
  const seen = layers.map(({ style }) => style.visibility);
  const shownInset = map.querySelector<HTMLElement>(".am-inset")!;
  const { whole, inset } = painted;
  whole.className = "am-layer";
  if (inset) {
    inset.className = "am-inset";
    inset.style.cssText = shownInset.style.cssText;
  }
  shownInset.before(whole, ...(inset ? [inset] : []));
  for (const { style } of layers) style.visibility = "hidden";
  return () => {
    whole.remove();
    inset?.remove();
    layers.forEach(({ style }, i) => (style.visibility = seen[i]!));
  };
}

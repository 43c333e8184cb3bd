/** Two canvases that show a map and its inset as a picture of them shall look. */
export interface ApartCanvases {
  readonly whole: HTMLCanvasElement;
  readonly inset: HTMLCanvasElement | null;
}

type PaintApart = (ratio: number) => Promise<ApartCanvases> | null;

const painters = new WeakMap<Element, PaintApart>();

/** Lets a map be painted for pictures, by the element that MapLibre is in. */
export const letBePainted = (ground: Element, paint: PaintApart): void =>
  void painters.set(ground, paint);

/** Pixels to a CSS pixel. */
const ratio = 2;

/** A map painted anew for a picture of it. */
export interface PaintedMap {
  readonly canvases: readonly HTMLCanvasElement[];
  /** Puts them in place of what the map shows; what it gives back undoes that, in the same turn, so that nobody sees it. */
  readonly put: () => () => void;
}

/** Paints what an atlas map shows anew, in turns between which the page answers, in the page's theme as it is when this is called, two pixels
 * to a CSS pixel. Over a basemap nothing is painted: its tiles are as they are.
 * @param map the element of class `am-map`
 * @returns null where nothing was painted */
export async function paintForPicture(map: Element): Promise<PaintedMap | null> {
  const ground = map.querySelector(".am-ground");
  const painted = await (ground && painters.get(ground)?.(ratio));
  if (!painted) return null;
  const { whole, inset } = painted;
  return {
    canvases: inset ? [whole, inset] : [whole],
    put: () => putInPlace(map, painted),
  };
}

function putInPlace(map: Element, { whole, inset }: ApartCanvases): () => void {
  const layers = [...map.querySelectorAll<HTMLElement>(".am-ground, .am-layer, .am-inset")];
  const seen = layers.map(({ style }) => style.visibility);
  const shownInset = map.querySelector<HTMLElement>(".am-inset")!;
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

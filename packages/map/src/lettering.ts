/** Fonts of the map's labels, and the width of a text in them (CSS pixels), each measured once. */
export interface Lettering {
  readonly name: string;
  readonly detail: string;
  readonly count: string;
  readonly widthOf: (text: string, font: string) => number;
}

/** Reads the page's font family as it is now; to be read again when fonts have come. */
export function readLettering(): Lettering {
  const family = getComputedStyle(document.body).fontFamily;
  const context = document.createElement("canvas").getContext("2d")!;
  const widths = new Map<string, number>();
  return {
    name: `600 12px ${family}`,
    detail: `400 11.5px ${family}`,
    count: `600 11px ${family}`,
    widthOf: (text, font) => {
      const key = `${font}/${text}`;
      let width = widths.get(key);
      if (width === undefined) {
        context.font = font;
        widths.set(key, (width = context.measureText(text).width));
      }
      return width;
    },
  };
}

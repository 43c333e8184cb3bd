/** Reads a colour by its token name, without the dashes. */
export type Palette = (name: string) => string;

/** Colours of the page's theme as they are now, each read once. */
export function readPalette(): Palette {
  const style = getComputedStyle(document.documentElement);
  const read = new Map<string, string>();
  return (name) => {
    let colour = read.get(name);
    if (colour === undefined) read.set(name, (colour = style.getPropertyValue(`--${name}`).trim()));
    return colour;
  };
}

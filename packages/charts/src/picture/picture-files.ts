import { dataUrl } from "./data-url.js";

/** The text of an SVG file. */
export const svgFile = (picture: SVGSVGElement): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(picture)}\n`;

/** Pixels of a PNG to a CSS pixel. */
const ratio = 2;

/** A PNG of a picture, two pixels to a CSS pixel, in the typeface of the page.
 * @throws Error where the browser cannot draw it */
export async function pngFile(picture: SVGSVGElement): Promise<Blob> {
  const drawn = picture.cloneNode(true) as SVGSVGElement;
  const style = document.createElementNS(drawn.namespaceURI, "style");
  style.textContent = (await pageFonts()).join("\n");
  drawn.prepend(style);
  const url = URL.createObjectURL(new Blob([svgFile(drawn)], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = Number(picture.getAttribute("width")) * ratio;
    canvas.height = Number(picture.getAttribute("height")) * ratio;
    canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise<Blob>((resolve, reject) =>
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("charts: no PNG")))),
    );
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** Typefaces of the page that are loaded, each with its file inside: a picture drawn from SVG sees none of the page's own. */
async function pageFonts(): Promise<readonly string[]> {
  const loaded = new Set(
    [...document.fonts]
      .filter(({ status }) => status === "loaded")
      .map(({ family, unicodeRange }) => `${family.replaceAll('"', "")}/${unicodeRange}`),
  );
  const rules = [...document.styleSheets]
    .flatMap((sheet) => [...sheet.cssRules])
    .filter((rule) => rule instanceof CSSFontFaceRule)
    .filter(({ style }) =>
      loaded.has(
        `${style.getPropertyValue("font-family").replaceAll('"', "")}/${style.getPropertyValue("unicode-range") || "U+0-10FFFF"}`,
      ),
    );
  return Promise.all(
    rules.map(async ({ cssText, parentStyleSheet }) => {
      const address = /url\("?([^")]+)"?\)/.exec(cssText)?.[1];
      if (address === undefined) return cssText;
      const base = parentStyleSheet?.href ?? document.baseURI;
      const bytes = await (await fetch(new URL(address, base))).blob();
      return cssText.replace(address, await dataUrl(bytes));
    }),
  );
}

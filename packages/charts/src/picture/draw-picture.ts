import { copyOf } from "./draw-svg.js";
import { drawInside } from "./draw-html.js";
import { measureText } from "./draw-text.js";
import { paintOf } from "./paint-of.js";
import { svgElement } from "./svg-element.js";

/** What stands round a picture, in the reader's language. */
export interface PictureWords {
  readonly title: string;
  /** Under the title: place, window, kind. */
  readonly under: string;
  /** At the foot: source, as-of day, snapshot. */
  readonly foot: readonly string[];
  /** That the data are synthetic; null where they are not. */
  readonly badge: string | null;
}

const margin = 16;
const leastWidth = 360;

/** Parts of the page, one under the other, as an SVG that stands alone: no style sheet, script, class or outside reference. Title, place
 * and source are in it, and the badge of synthetic data. Colours are those of the theme as it is now, pixels are CSS pixels of the page.
 * @throws Error where a canvas may not be read */
export function drawPicture(blocks: readonly Element[], words: PictureWords): SVGSVGElement {
  const needed = new Set<string>();
  const drawing = svgElement("g");
  let [width, height] = [0, 0];
  for (const block of blocks) {
    const box = drawnBox(block);
    if (height > 0) height += 8;
    // Cut at its edges: a canvas may be larger than what is seen of it.
    const part = svgElement("svg", { y: height, width: box.width, height: box.height });
    part.append(...drawInside(block, box, needed));
    drawing.append(part);
    width = Math.max(width, box.width);
    height += box.height;
  }
  return framePicture(drawing, { width, height }, words, definitionsOf(needed));
}

/** Where what is drawn of a part of the page lies: without the head of a frame. */
function drawnBox(block: Element): DOMRect {
  const own = block.getBoundingClientRect();
  if (getComputedStyle(block).overflowX === "hidden") return own;
  const head = block.querySelector(":scope > .ac-frame-head")?.getBoundingClientRect();
  const drawn = [...block.children].map((child) => child.getBoundingClientRect());
  const top = head === undefined ? own.top : head.bottom;
  const bottom = Math.max(own.bottom, ...drawn.map((box) => box.bottom));
  return new DOMRect(own.left, top, Math.max(own.width, block.scrollWidth), bottom - top);
}

/** Puts title, foot and badge round a drawing of a size in CSS pixels. */
function framePicture(
  drawing: SVGElement,
  size: { readonly width: number; readonly height: number },
  words: PictureWords,
  definitions: readonly SVGElement[],
): SVGSVGElement {
  const inner = Math.max(leastWidth, size.width);
  const style = getComputedStyle(document.documentElement);
  const token = (name: string): string =>
    paintOf(style.getPropertyValue(`--${name}`).trim()).colour;
  const family = getComputedStyle(document.body).fontFamily;
  const parts: SVGElement[] = [];
  let y = margin;
  const write = (text: string, pixels: number, weight: number, colour: string): void => {
    for (const line of wrap(text, inner, `${weight} ${pixels}px ${family}`)) {
      y += pixels * 1.35;
      const element = svgElement("text", {
        x: margin,
        y: y - pixels * 0.3,
        fill: colour,
        "font-size": pixels,
        "font-weight": weight,
        "font-family": family,
      });
      element.textContent = line;
      parts.push(element);
    }
  };
  write(words.title, 15, 600, token("ink"));
  if (words.under !== "") write(words.under, 12, 400, token("ink-2"));
  // At whole pixels, as on the page: lines of one pixel stay sharp.
  y = Math.ceil(y + 8);
  drawing.setAttribute("transform", `translate(${margin},${y})`);
  parts.push(drawing);
  y += size.height + 8;
  for (const line of words.foot) write(line, 11, 400, token("ink-3"));
  if (words.badge !== null) {
    const font = `600 11.5px ${family}`;
    const wide = Math.min(inner, measureText(words.badge, font).width + 16);
    y += 6;
    parts.push(
      svgElement("rect", {
        x: margin,
        y,
        width: wide,
        height: 20,
        fill: token("synth-bg"),
        stroke: token("synth-line"),
      }),
    );
    const badge = svgElement("text", {
      x: margin + 8,
      y: y + 14,
      fill: token("synth"),
      "font-size": 11.5,
      "font-weight": 600,
      "font-family": family,
    });
    badge.textContent = words.badge;
    parts.push(badge);
    y += 20;
  }
  const [width, height] = [Math.ceil(inner + 2 * margin), Math.ceil(y + margin)];
  const picture = svgElement("svg", {
    viewBox: `0 0 ${width} ${height}`,
    width,
    height,
    role: "img",
  });
  const title = svgElement("title");
  title.textContent = [words.title, words.under, words.badge].filter(Boolean).join(" · ");
  picture.append(title);
  if (definitions.length > 0) {
    const defs = svgElement("defs");
    defs.append(...definitions);
    picture.append(defs);
  }
  picture.append(svgElement("rect", { width, height, fill: token("surface") }), ...parts);
  return picture;
}

/** Breaks a text into lines no wider than this, after spaces and Chinese characters. */
function wrap(text: string, width: number, font: string): readonly string[] {
  const lines = [""];
  for (const piece of text.match(/[\p{Script=Han}，。；、]|[^\s\p{Script=Han}]+\s*|\s+/gu) ?? []) {
    const longer = lines.at(-1)! + piece;
    if (lines.at(-1) !== "" && measureText(longer.trimEnd(), font).width > width) lines.push(piece);
    else lines[lines.length - 1] = longer;
  }
  return lines.map((line) => line.trim()).filter((line) => line !== "");
}

function definitionsOf(ids: ReadonlySet<string>): readonly SVGElement[] {
  return [...ids].flatMap((id) => {
    const found = document.getElementById(id);
    if (!found) return [];
    const copy = copyOf(found, new Set());
    copy.setAttribute("id", id);
    return [copy];
  });
}

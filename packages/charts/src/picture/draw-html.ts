import { drawSvg } from "./draw-svg.js";
import { drawText } from "./draw-text.js";
import { encodedCanvas } from "./encoded-canvas.js";
import { isDrawn } from "./is-drawn.js";
import type { Origin } from "./origin.js";
import { paintOf } from "./paint-of.js";
import { svgElement } from "./svg-element.js";

const sides = ["top", "right", "bottom", "left"] as const;

/** What is seen of an element of the page and of all in it, as SVG from the bottom to the top.
 * @param needed takes ids of patterns that are referred to */
export function drawHtml(element: Element, origin: Origin, needed: Set<string>): SVGElement[] {
  const style = getComputedStyle(element);
  if (!isDrawn(element, style)) return [];
  if (element instanceof SVGSVGElement) return [drawSvg(element, origin, needed)];
  if (element instanceof HTMLCanvasElement)
    return [...drawCanvas(element, origin), ...drawBox(element, style, origin)];
  const drawn = [...drawBox(element, style, origin), ...drawInside(element, origin, needed)];
  if (style.opacity === "1" || drawn.length === 0) return drawn;
  const faint = svgElement("g", { opacity: style.opacity });
  faint.append(...drawn);
  return [faint];
}

/** As {@link drawHtml}, of what is in an element, without its own ground and edges. */
export const drawInside = (element: Element, origin: Origin, needed: Set<string>): SVGElement[] =>
  Array.from(element.childNodes).flatMap((child) =>
    child instanceof Text
      ? drawText(child, origin)
      : child instanceof Element
        ? drawHtml(child, origin, needed)
        : [],
  );

/** @throws Error where a canvas holds tiles of another origin that forbids to read them */
function drawCanvas(canvas: HTMLCanvasElement, origin: Origin): SVGElement[] {
  const { left, top, width, height } = canvas.getBoundingClientRect();
  if (width === 0 || height === 0 || canvas.width === 0) return [];
  const image = svgElement("image", {
    x: left - origin.left,
    y: top - origin.top,
    width,
    height,
    preserveAspectRatio: "none",
    href: encodedCanvas(canvas),
  });
  return [image];
}

function drawBox(element: Element, style: CSSStyleDeclaration, origin: Origin): SVGElement[] {
  const { left, top, width, height } = element.getBoundingClientRect();
  if (width === 0 || height === 0) return [];
  const [x, y] = [left - origin.left, top - origin.top];
  const drawn: SVGElement[] = [];
  const { colour, opacity } = paintOf(style.backgroundColor);
  if (opacity > 0)
    drawn.push(
      svgElement("rect", {
        x,
        y,
        width,
        height,
        rx: Number.parseFloat(style.borderTopLeftRadius) || undefined,
        fill: colour,
        "fill-opacity": opacity < 1 ? opacity : undefined,
      }),
    );
  for (const side of sides) {
    const thick = Number.parseFloat(style.getPropertyValue(`border-${side}-width`));
    const paint = paintOf(style.getPropertyValue(`border-${side}-color`));
    if (!(thick > 0) || paint.opacity === 0) continue;
    drawn.push(
      svgElement("rect", {
        x: side === "right" ? x + width - thick : x,
        y: side === "bottom" ? y + height - thick : y,
        width: side === "left" || side === "right" ? thick : width,
        height: side === "top" || side === "bottom" ? thick : height,
        fill: paint.colour,
        "fill-opacity": paint.opacity < 1 ? paint.opacity : undefined,
      }),
    );
  }
  const outline = Number.parseFloat(style.outlineWidth);
  if (style.outlineStyle === "solid" && outline > 0)
    drawn.push(
      svgElement("rect", {
        x: x - outline / 2,
        y: y - outline / 2,
        width: width + outline,
        height: height + outline,
        fill: "none",
        stroke: paintOf(style.outlineColor).colour,
        "stroke-width": outline,
      }),
    );
  return drawn;
}

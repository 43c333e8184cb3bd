import { numerals } from "./draw-text.js";
import { isDrawn } from "./is-drawn.js";
import type { Origin } from "./origin.js";
import { paintOf } from "./paint-of.js";
import { svgElement } from "./svg-element.js";

const painted = ["fill", "stroke"] as const;
const copied = [
  "stroke-width",
  "stroke-dasharray",
  "stroke-linecap",
  "stroke-linejoin",
  "vector-effect",
  "paint-order",
  "font-size",
  "font-weight",
  "font-family",
  "font-style",
  "letter-spacing",
  "text-anchor",
  "dominant-baseline",
  "shape-rendering",
] as const;
const defaults: Readonly<Record<string, string>> = {
  "stroke-dasharray": "none",
  "stroke-linecap": "butt",
  "stroke-linejoin": "miter",
  "vector-effect": "none",
  "paint-order": "normal",
  "font-style": "normal",
  "letter-spacing": "normal",
  "text-anchor": "start",
  "dominant-baseline": "auto",
  "shape-rendering": "auto",
};
const texts = /^(font|letter|text|dominant)/;
/** Geometry that a style sheet may give in place of an attribute. */
const geometry = ["x", "y", "width", "height", "cx", "cy", "r", "rx", "ry", "d"] as const;

/** A copy of an SVG of the page that needs no style sheet, at its place. @param needed takes ids of what it refers to */
export function drawSvg(svg: SVGSVGElement, origin: Origin, needed: Set<string>): SVGElement {
  const { left, top, width, height } = svg.getBoundingClientRect();
  const copy = copyOf(svg, needed) as SVGSVGElement;
  for (const [name, value] of Object.entries({
    x: left - origin.left,
    y: top - origin.top,
    width,
    height,
  }))
    copy.setAttribute(name, String(Math.round(value * 100) / 100));
  const { overflow } = getComputedStyle(svg);
  copy.setAttribute("overflow", overflow === "visible" ? "visible" : "hidden");
  return copy;
}

/** An element with what it contains, its look in attributes. */
export function copyOf(element: Element, needed: Set<string>): SVGElement {
  const copy = svgElement(element.localName as "g");
  for (const { name, value } of element.attributes)
    if (isKept(name)) copy.setAttribute(name, value.replace(/^calc\((.*)\)$/, "$1"));
  styleInto(copy, element, needed);
  for (const child of element.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) copy.append(child.textContent ?? "");
    else if (child instanceof SVGElement && isDrawn(child, getComputedStyle(child)))
      copy.append(copyOf(child, needed));
  }
  return copy;
}

const isKept = (name: string): boolean =>
  name !== "class" &&
  name !== "style" &&
  name !== "tabindex" &&
  name !== "role" &&
  name !== "id" &&
  name !== "xmlns" &&
  name !== "lang" &&
  name !== "focusable" &&
  !/^(aria|data|on)/.test(name);

function styleInto(copy: SVGElement, element: Element, needed: Set<string>): void {
  if (element.localName === "title") return;
  const style = getComputedStyle(element);
  for (const property of painted) {
    const value = style.getPropertyValue(property);
    const reference = /url\("?#([^")]+)"?\)/.exec(value)?.[1];
    if (reference !== undefined) {
      needed.add(reference);
      copy.setAttribute(property, `url(#${reference})`);
    } else if (value === "none") copy.setAttribute(property, "none");
    else {
      const { colour, opacity } = paintOf(value);
      copy.setAttribute(property, colour);
      const own = Number(style.getPropertyValue(`${property}-opacity`)) * opacity;
      if (own < 1) copy.setAttribute(`${property}-opacity`, String(own));
    }
  }
  const isText = element.localName === "text" || element.localName === "tspan";
  for (const property of copied) {
    if (texts.test(property) && !isText) continue;
    const value = style.getPropertyValue(property);
    if (value === defaults[property]) copy.removeAttribute(property);
    else copy.setAttribute(property, value.replace(/px\b/g, ""));
  }
  const figures = isText ? numerals(style) : undefined;
  if (figures !== undefined) copy.setAttribute("style", figures);
  if (style.opacity !== "1") copy.setAttribute("opacity", style.opacity);
  for (const property of geometry) {
    const value = style.getPropertyValue(property);
    // A path's `d` and a length of CSS stand in for the attribute only where that is absent.
    if (copy.hasAttribute(property) || value === "" || value === "auto" || value === "none")
      continue;
    if (property !== "d" && /^-?[\d.]+px$/.test(value) && value !== "0px")
      copy.setAttribute(property, value.slice(0, -2));
  }
  if (style.transform !== "none" && !copy.hasAttribute("transform"))
    copy.setAttribute("transform", style.transform);
}

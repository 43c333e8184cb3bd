import type { Origin } from "./origin.js";
import { paintOf } from "./paint-of.js";
import { svgElement } from "./svg-element.js";

/** Part of a text that stands in one line. */
interface Line {
  text: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

let measuring: CanvasRenderingContext2D | null = null;

/** Measures a text in a font of CSS. */
export function measureText(text: string, font: string): TextMetrics {
  measuring ??= document.createElement("canvas").getContext("2d")!;
  measuring.font = font;
  return measuring.measureText(text);
}

/** A text of the page, line by line, each as wide as it is on the page. What its box cuts off is left out, with a sign of it. */
export function drawText(node: Text, origin: Origin): SVGElement[] {
  const parent = node.parentElement!;
  const style = getComputedStyle(parent);
  const { colour, opacity } = paintOf(style.color);
  const font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  const edge = cutAt(parent);
  return linesOf(node).flatMap((line) => {
    const { text, right } = cut(line, edge);
    if (text.trim() === "") return [];
    const { fontBoundingBoxAscent: ascent, fontBoundingBoxDescent: descent } = measureText(
      text,
      font,
    );
    const share = ascent / (ascent + descent);
    const element = svgElement("text", {
      x: line.left - origin.left,
      y: line.top - origin.top + (line.bottom - line.top) * share,
      textLength: right - line.left,
      lengthAdjust: "spacingAndGlyphs",
      fill: colour,
      "fill-opacity": opacity < 1 ? opacity : undefined,
      "font-size": style.fontSize.replace("px", ""),
      "font-weight": style.fontWeight,
      "font-family": style.fontFamily,
      style: numerals(style),
    });
    element.textContent = text;
    return [element];
  });
}

/** The one property of a text that has no attribute. */
export const numerals = ({ fontVariantNumeric: kind }: CSSStyleDeclaration): string | undefined =>
  kind === "normal" ? undefined : `font-variant-numeric:${kind}`;

function linesOf(node: Text): readonly Line[] {
  const range = document.createRange();
  const { data } = node;
  range.selectNodeContents(node);
  const whole = range.getClientRects();
  if (whole.length === 0) return [];
  if (whole.length === 1) {
    const { left, right, top, bottom } = whole[0]!;
    const wide = (at: number): boolean => {
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      return range.getBoundingClientRect().width > 0;
    };
    // A space at an end is drawn or not, as what stands beside it has it; SVG would drop it.
    const text = data
      .replace(/^\s+/, wide(0) ? "\u00a0" : "")
      .replace(/\s+$/, wide(data.length - 1) ? "\u00a0" : "")
      .replace(/[ \t\r\n]+/g, " ");
    return [{ text, left, right, top, bottom }];
  }
  const lines: Line[] = [];
  let at = 0;
  for (const character of data) {
    range.setStart(node, at);
    range.setEnd(node, (at += character.length));
    const box = range.getClientRects()[0];
    if (!box || box.width === 0) continue;
    const { left, right, top, bottom } = box;
    const last = lines.at(-1);
    if (last && Math.abs(last.top - top) < 2) {
      last.text += character;
      last.right = right;
    } else lines.push({ text: character, left, right, top, bottom });
  }
  return lines;
}

/** Right edge of the nearest box that cuts a text which is too long for it. */
function cutAt(element: Element): number {
  for (let box: Element | null = element; box; box = box.parentElement) {
    const { textOverflow } = getComputedStyle(box);
    if (textOverflow === "ellipsis") return box.getBoundingClientRect().right;
  }
  return Infinity;
}

function cut(line: Line, edge: number): { readonly text: string; readonly right: number } {
  if (line.right <= edge + 1) return line;
  const share = Math.max(0, (edge - line.left) / (line.right - line.left));
  const kept = Math.max(1, Math.floor([...line.text].length * share) - 1);
  return { text: `${[...line.text].slice(0, kept).join("")}…`, right: edge };
}

import type { Drawing, Fill, Shape } from "./shapes.js";

/** Two decimals, none where there are none: the same text everywhere. */
const set = (value: number): string => String(Math.round(value * 100) / 100);

/** A drawing as SVG, without text. Its patterns are {@link svgPatterns}, which must stand once in the page. */
export const toSvg = ({ width, height, shapes }: Drawing): string =>
  `<svg width="${set(width)}" height="${set(height)}" viewBox="0 0 ${set(width)} ${set(height)}" aria-hidden="true">${shapes.map(element).join("")}</svg>`;

/** The patterns of absence, for the page that shows drawings. */
export const svgPatterns = (ink: string, ground: string): string =>
  `<svg width="0" height="0" aria-hidden="true" style="position:absolute"><defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="${ground}"/><path d="M0,0V6" stroke="${ink}" stroke-width="1.6"/></pattern><pattern id="dots" width="5" height="5" patternUnits="userSpaceOnUse"><rect width="5" height="5" fill="${ground}"/><circle cx="1.5" cy="1.5" r=".9" fill="${ink}"/></pattern></defs></svg>`;

const filled = (fill: Fill): string =>
  "colour" in fill ? `fill="${fill.colour}"` : `fill="url(#${fill.pattern})"`;

function element(shape: Shape): string {
  const { x, y } = shape;
  if (shape.shape === "rect")
    return `<rect x="${set(x)}" y="${set(y)}" width="${set(shape.width)}" height="${set(shape.height)}" ${filled(shape.fill)}/>`;
  if (shape.shape === "disc")
    return `<circle cx="${set(x)}" cy="${set(y)}" r="${set(shape.radius)}" ${filled(shape.fill)}/>`;
  const { radius, part } = shape;
  const right = part === "whole" ? `L${set(x + radius)},${set(y)}` : "";
  return `<path d="M${set(x)},${set(y - radius)}${right}L${set(x)},${set(y + radius)}L${set(x - radius)},${set(y)}Z" ${filled(shape.fill)}/>`;
}

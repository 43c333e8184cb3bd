const namespace = "http://www.w3.org/2000/svg";

/** An SVG element with attributes; numbers are rounded to hundredths, undefined ones left out. */
export function svgElement<Name extends keyof SVGElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string | number | undefined>> = {},
): SVGElementTagNameMap[Name] {
  const element = document.createElementNS(namespace, name);
  for (const [attribute, value] of Object.entries(attributes))
    if (value !== undefined)
      element.setAttribute(
        attribute,
        typeof value === "number" ? String(Math.round(value * 100) / 100) : value,
      );
  return element;
}

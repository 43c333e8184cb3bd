/** What belongs to the page and not to a picture of it: words for screen readers alone, controls, what floats over. */
const leftOut =
  ".ac-hidden, .visually-hidden, .ac-frame-head, [data-picture] > h3, .am-zoom, .am-notes, .tooltip, .legend-toggle, script, style";

/** Whether an element is seen in a picture. */
export function isDrawn(element: Element, style: CSSStyleDeclaration): boolean {
  return (
    style.display !== "none" &&
    style.visibility === "visible" &&
    style.opacity !== "0" &&
    !element.matches(leftOut)
  );
}

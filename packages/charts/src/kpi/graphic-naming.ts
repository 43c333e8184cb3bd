/** Attributes of a small graphic: an image with a name, or decoration beside the number that says the same. */
export function graphicNaming(
  label: string | undefined,
): { readonly "aria-hidden": true } | { readonly role: "img"; readonly "aria-label": string } {
  return label === undefined ? { "aria-hidden": true } : { role: "img", "aria-label": label };
}

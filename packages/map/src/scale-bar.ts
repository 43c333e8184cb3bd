/** The longest of 1, 2, 5 × 10ⁿ metres that fits: its length in CSS pixels and its label. */
export function scaleBar(
  metersPerPixel: number,
  longestPixels: number,
): { readonly pixels: number; readonly label: string } {
  const longest = metersPerPixel * longestPixels;
  const power = 10 ** Math.floor(Math.log10(longest));
  const meters = ([5, 2, 1].find((step) => step * power <= longest) ?? 1) * power;
  return {
    pixels: meters / metersPerPixel,
    label: meters >= 1000 ? `${meters / 1000} km` : `${meters} m`,
  };
}

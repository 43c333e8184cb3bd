/** What stands in a cell of a file. A number may carry a format and the formula whose cached value it is. */
export type Written =
  | null
  | string
  | number
  | { readonly day: string }
  | { readonly value: number; readonly format?: "percent" | "thousands"; readonly formula?: string }
  | { readonly error: "#DIV/0!" | "#REF!" | "#N/A" | "#VALUE!" };

/** The cell as its program shows it, which is what a CSV holds. */
export function shown(written: Written): string {
  if (written === null) return "";
  if (typeof written === "string") return written;
  if (typeof written === "number") return String(written);
  if ("day" in written) return written.day;
  if ("error" in written) return written.error;
  if (written.format === "percent") return `${Math.round(written.value * 100)}%`;
  if (written.format === "thousands") return withThousands(written.value);
  return String(written.value);
}

/** 12,345 */
export const withThousands = (value: number): string => {
  const [whole, rest] = String(value).split(".");
  const grouped = whole!.replace(/\B(?=(\d{3})+$)/g, ",");
  return rest === undefined ? grouped : `${grouped}.${rest}`;
};

import { parseXml } from "./parse-xml.js";

/** How a number is shown: as a date down to its day, month or year, as a percentage, or as it is. */
export type NumberStyle = "day" | "month" | "year" | "percent" | "plain";

/** Built-in formats that show a date (the 27 to 58 are those of a Chinese Excel). @see ECMA-376 part 1, 18.8.30 */
const builtIn: Readonly<Record<number, NumberStyle>> = {
  9: "percent",
  10: "percent",
  ...Object.fromEntries([17, 27, 36, 50, 52, 57].map((id) => [id, "month"])),
  ...Object.fromEntries([14, 15, 16, 22, 28, 29, 30, 31, 51, 53, 54, 58].map((id) => [id, "day"])),
};

/** Style of each cell format of a workbook, by its index. */
export function numberStyles(bytes: Uint8Array | undefined): readonly NumberStyle[] {
  const custom = new Map<number, NumberStyle>();
  const styles: NumberStyle[] = [];
  let inCells = false;
  parseXml(bytes, {
    open: (name, attributes) => {
      if (name === "numFmt")
        custom.set(Number(attributes["numFmtId"]), styleOf(attributes["formatCode"] ?? ""));
      else if (name === "cellXfs") inCells = true;
      else if (name === "xf" && inCells) {
        const id = Number(attributes["numFmtId"] ?? 0);
        styles.push(custom.get(id) ?? builtIn[id] ?? "plain");
      }
    },
    close: (name) => {
      if (name === "cellXfs") inCells = false;
    },
  });
  return styles;
}

/** What a number format shows.
 * @example styleOf('yyyy"年"m"月"') // "month" */
export function styleOf(code: string): NumberStyle {
  // Units of a date in quotation marks (yyyy"年"m"月") say what is shown as well as the letters do.
  const bare = code.split(";")[0]!.replace(/"[^"]*"|\[[^\]]*\]|\\.|_.|\*./g, "");
  if (/[ymd]/i.test(bare) && !/[#0?]/.test(bare)) {
    if (/d/i.test(bare)) return "day";
    if (/y/i.test(bare)) return /m/i.test(bare) ? "month" : "year";
  }
  return bare.includes("%") ? "percent" : "plain";
}

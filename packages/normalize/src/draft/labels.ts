import type { HeaderLabels } from "../map/match-columns.js";

/** Letters of a column as a sheet shows them: 0 is A, 26 is AA. */
export const columnLetter = (index: number): string =>
  (index >= 26 ? columnLetter(Math.floor(index / 26) - 1) : "") +
  String.fromCharCode(65 + (index % 26));

/** Labels of the columns as the books name them: header texts made distinct (a second 备注 is `备注 (F)`), an unnamed column by its
 * letter. */
export function columnLabels(labels: HeaderLabels, width: number): readonly string[] {
  const seen = new Set<string>();
  return Array.from({ length: width }, (_, i) => {
    const text = (labels[i] ?? []).join("/").trim();
    if (text === "") return "";
    const label =
      seen.has(text) || /^\([A-Z]{1,3}\)$/.test(text) || text === "__proto__"
        ? `${text} (${columnLetter(i)})`
        : text;
    seen.add(label);
    return label;
  });
}

/** A row by the letters of its columns, as JSON. */
export function lettered(row: readonly (string | null)[]): string {
  const cells: string[] = [];
  row.forEach((cell, i) => {
    if (cell !== null) cells.push(`"(${columnLetter(i)})":${JSON.stringify(cell)}`);
  });
  return `{${cells.join(",")}}`;
}

import type { HeaderLabels } from "../map/match-columns.js";

/** Letters of a column as a sheet shows them: 0 is A, 26 is AA. */
export const columnLetter = (index: number): string =>
  (index >= 26 ? columnLetter(Math.floor(index / 26) - 1) : "") +
  String.fromCharCode(65 + (index % 26));

/** Labels of the columns as the books name them: the lowest header text where it is the only one, else with its group before it
 * (应到/户数); made distinct (a second 备注 is `备注 (F)`); empty for an unnamed column. */
export function columnLabels(labels: HeaderLabels, width: number): readonly string[] {
  const seen = new Set<string>();
  const leaves = new Map<string, number>();
  for (const parts of labels) {
    const leaf = parts.at(-1) ?? "";
    leaves.set(leaf, (leaves.get(leaf) ?? 0) + 1);
  }
  return Array.from({ length: width }, (_, i) => {
    const parts = labels[i] ?? [];
    const leaf = parts.at(-1) ?? "";
    const text = (leaves.get(leaf) === 1 ? leaf : parts.join("/")).trim();
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

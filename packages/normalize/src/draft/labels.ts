import type { HeaderLabels } from "../map/match-columns.js";
import { maskPersonal } from "../parse/mask-personal.js";
import { columnLetters } from "../read/xlsx-sheet.js";

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
        ? `${text} (${columnLetters(i)})`
        : text;
    seen.add(label);
    return label;
  });
}

/** A row by the letters of its columns, as JSON. */
function lettered(row: readonly (string | null)[]): string {
  const cells: string[] = [];
  row.forEach((cell, i) => {
    if (cell !== null) cells.push(`"(${columnLetters(i)})":${JSON.stringify(cell)}`);
  });
  return `{${cells.join(",")}}`;
}

/** The same with personal numbers masked: what the books keep of a row that is no record. */
export const maskedRow = (row: readonly (string | null)[]): string =>
  lettered(row.map((cell) => (cell === null ? null : maskPersonal(cell))));

import type { Written } from "../writing/written.js";
import type { Merge } from "./page.js";

/** The header of a sheet: one row, or two with the groups above; a column without a group is merged down both.
 * @param at the sheet's row, from 0, where it begins */
export function headerRows(
  columns: readonly { readonly header: string; readonly group: string | null }[],
  twoRows: boolean,
  at: number,
): { readonly rows: Written[][]; readonly merges: readonly Merge[] } {
  if (!twoRows) return { rows: [columns.map(({ header }) => header || null)], merges: [] };
  const top: Written[] = [];
  const bottom: Written[] = [];
  const merges: Merge[] = [];
  for (let i = 0; i < columns.length;) {
    const { header, group } = columns[i]!;
    if (group === null) {
      top.push(header || null);
      bottom.push(null);
      merges.push({ fromRow: at, toRow: at + 1, fromColumn: i, toColumn: i });
      i += 1;
      continue;
    }
    const from = i;
    while (i < columns.length && columns[i]!.group === group) {
      top.push(i === from ? group : null);
      bottom.push(columns[i]!.header);
      i += 1;
    }
    if (i - from > 1) merges.push({ fromRow: at, toRow: at, fromColumn: from, toColumn: i - 1 });
  }
  return { rows: [top, bottom], merges };
}

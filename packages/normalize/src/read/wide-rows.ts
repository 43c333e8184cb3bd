const near = 10;
/** Titles and notes over and under a table are narrower. */
const fewestColumns = 3;

/** Rows of a delimited text that hold more cells than most rows around them, and something in the surplus: a delimiter inside a cell was
 * not quoted, and all behind it stands a column too far. Rows that end in empty cells, as spreadsheets write them, are none.
 * @param rows cells as they were cut, with the empty ones at the end
 * @returns numbers of such rows, 1-based, each as a note `wide:12` of its sheet */
export function wideRows(rows: readonly (readonly (string | null)[])[]): readonly string[] {
  const width = rows[0]?.length;
  if (rows.every((row) => row.length === width)) return [];
  return rows.flatMap((row, i) => {
    if (row.length <= fewestColumns) return [];
    const usual = usualWidth(rows, i);
    return usual !== null && row.length > usual && row.slice(usual).some((cell) => cell !== null)
      ? [`wide:${i + 1}`]
      : [];
  });
}

/** How many cells most rows near one have; null where no number is that of most. */
function usualWidth(rows: readonly (readonly unknown[])[], at: number): number | null {
  const counts = new Map<number, number>();
  let seen = 0;
  const last = Math.min(rows.length - 1, at + near);
  for (let i = Math.max(0, at - near); i <= last; i += 1) {
    const { length } = rows[i]!;
    if (i === at || length < fewestColumns) continue;
    seen += 1;
    counts.set(length, (counts.get(length) ?? 0) + 1);
  }
  for (const [length, count] of counts) if (count > seen / 2) return length;
  return null;
}

/** Numbers of the rows that notes of a sheet say are too wide. */
export const notedWideRows = (notes: readonly string[]): ReadonlySet<number> =>
  new Set(notes.flatMap((note) => (note.startsWith("wide:") ? [Number(note.slice(5))] : [])));

import type { Written } from "../writing/written.js";
import type { Page } from "./page.js";

/** A sheet with its headings down the first column and a record a column; titles stay above. A record's row is then its column. */
export function transposed(page: Page): Page {
  const firstTable = Math.max(
    0,
    ...page.merges
      .filter(({ fromRow, toRow, fromColumn }) => fromRow === toRow && fromColumn === 0)
      .map(({ toRow }) => toRow + 1),
  );
  const titles = page.rows.slice(0, firstTable);
  const table = page.rows.slice(firstTable).filter((row) => row.length > 1);
  const width = Math.max(0, ...table.map((row) => row.length));
  const turned = Array.from({ length: width }, (_, column): Written[] =>
    table.map((row) => row[column] ?? null),
  );
  const shift = (row: number): number => row - firstTable;
  return {
    ...page,
    rows: [...titles, ...turned],
    merges: page.merges.filter(({ toRow }) => toRow < firstTable),
    hiddenRows: new Set(),
    placed: page.placed.map((placed) => ({ ...placed, row: shift(placed.row) })),
    faults: [
      {
        fault: "sheet_transposed",
        row: null,
        column: null,
        field: null,
        trueValue: null,
        written: null,
      },
      ...page.faults
        .filter(
          ({ fault }) =>
            fault !== "row_footnote" && fault !== "rows_hidden" && fault !== "row_blank",
        )
        .map((fault) => (fault.row === null ? fault : { ...fault, row: shift(fault.row) })),
    ],
  };
}

import type { ReactElement, ReactNode } from "react";
import { TableScroller } from "./table-scroller.js";

/** A column of the table that stands for a chart. */
export interface ChartColumn {
  readonly id: string;
  readonly header: string;
  /** Numbers stand at the right. */
  readonly numeric?: boolean;
}

/** A row: one cell a column, in their order; the first names the row. */
export interface ChartTableRow {
  readonly id: string;
  readonly cells: readonly ReactNode[];
  /** Language of the first cell where it is not the page's. */
  readonly lang?: string;
}

/** What a chart says, as columns and rows. */
export interface ChartTableData {
  readonly columns: readonly ChartColumn[];
  readonly rows: readonly ChartTableRow[];
}

/** The 以表格查看 alternative of a chart: the same figures with row and column headers. */
export function ChartTable({
  caption,
  columns,
  rows,
}: ChartTableData & { readonly caption: string }): ReactElement {
  return (
    <TableScroller label={caption}>
      <table className="ac-table">
        <caption className="ac-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ id, header, numeric }) => (
              <th key={id} scope="col" className={numeric ? "ac-numeric" : undefined}>
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, cells, lang }) => (
            <tr key={id}>
              {columns.map((column, i) =>
                i === 0 ? (
                  <th key={column.id} scope="row" lang={lang}>
                    {cells[i]}
                  </th>
                ) : (
                  <td key={column.id} className={column.numeric ? "ac-numeric" : undefined}>
                    {cells[i]}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroller>
  );
}

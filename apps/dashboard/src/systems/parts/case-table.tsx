import { TableScroller } from "@atlas/charts";
import { type ReactElement, type ReactNode, useState } from "react";
import { Button } from "react-aria-components";

/** A row of a {@link CaseTable}: its cells, the first of which names it. */
export interface CaseRow {
  readonly id: string;
  readonly cells: readonly ReactNode[];
}

const rowsAtFirst = 20;

/** A list of cases as a table; of a long one the first rows, until all are asked for. */
export function CaseTable({
  caption,
  columns,
  rows,
  all,
}: {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly CaseRow[];
  /** Word of the button that shows the rest. */
  readonly all: (rows: number) => string;
}): ReactElement {
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? rows : rows.slice(0, rowsAtFirst);
  return (
    <div className="cases">
      <TableScroller label={caption} className="cases-scroll">
        <table>
          <caption className="visually-hidden">{caption}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ id, cells: [name, ...cells] }) => (
              <tr key={id} data-case={id}>
                <th scope="row">{name}</th>
                {cells.map((cell, i) => (
                  <td key={columns[i + 1]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroller>
      {shown.length < rows.length && (
        <Button className="link" onPress={() => setWhole(true)}>
          {all(rows.length)}
        </Button>
      )}
    </div>
  );
}

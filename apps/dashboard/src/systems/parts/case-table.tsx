import { TableScroller, formatCount } from "@atlas/charts";
import type { Language } from "@atlas/schema";
import { type ReactElement, type ReactNode, useState } from "react";
import { Button } from "react-aria-components";
import { systemWordsOf } from "../../i18n/system-words.js";

/** A row of a {@link CaseTable}: its cells, the first of which names it. */
export interface CaseRow {
  readonly id: string;
  readonly cells: readonly ReactNode[];
}

const rowsAtFirst = 20;

/** Rows that come at once: so many take less than a frame or two. */
const rowsMore = 100;

/** A list of cases as a table; of a long one the first rows, and more each time that they are asked for. */
export function CaseTable({
  caption,
  columns,
  rows,
  language,
}: {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly CaseRow[];
  readonly language: Language;
}): ReactElement {
  const [most, setMost] = useState(rowsAtFirst);
  const shown = rows.slice(0, most);
  const rest = rows.length - shown.length;
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
      {rest > 0 && (
        <Button className="link" onPress={() => setMost(most + rowsMore)}>
          {systemWordsOf(language).moreRows(
            formatCount(Math.min(rest, rowsMore)),
            formatCount(rest),
          )}
        </Button>
      )}
    </div>
  );
}

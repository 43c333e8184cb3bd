import { type ReactElement, createContext, useContext } from "react";
import type { ChartColumn, ChartTableData } from "./chart-table.js";
import { type ShownFigures, shownFigures } from "./shown-figures.js";

/** A chart's table as it stands on the page. */
export interface TakenCells {
  readonly columns: readonly ChartColumn[];
  /** Texts, one a column. */
  readonly rows: readonly (readonly string[])[];
  readonly shown: ShownFigures;
}

/** What takes the tables of charts away, and its words. */
export interface ChartTake {
  readonly words: { readonly csv: string; readonly xlsx: string };
  readonly onTake: (format: "csv" | "xlsx", title: string, table: TakenCells) => void;
}

/** Set by the page: then the table of every frame has two buttons. */
export const ChartTakeContext = createContext<ChartTake | null>(null);

/** The two buttons over a table. */
export function TakeButtons({
  title,
  table,
}: {
  readonly title: string;
  readonly table: ChartTableData;
}): ReactElement | null {
  const take = useContext(ChartTakeContext);
  if (!take) return null;
  return (
    <>
      {(["csv", "xlsx"] as const).map((format) => (
        <button
          key={format}
          type="button"
          className="ac-frame-take"
          aria-label={`${title}: ${take.words[format]}`}
          onClick={({ currentTarget }) =>
            take.onTake(format, title, {
              columns: table.columns,
              rows: drawnCells(currentTarget),
              shown: shownFigures(currentTarget),
            })
          }
        >
          {take.words[format]}
        </button>
      ))}
    </>
  );
}

/** The texts of a table as drawn: a cell may be a component, which only drawing turns into text. */
const drawnCells = (button: HTMLElement): readonly (readonly string[])[] =>
  Array.from(button.closest("figure")?.querySelectorAll(".ac-table tbody tr") ?? [], (row) =>
    Array.from(row.children, ({ textContent }) => textContent.trim()),
  );

import {
  type ReactElement,
  type ReactNode,
  createContext,
  isValidElement,
  useContext,
} from "react";
import type { ChartTableData } from "./chart-table.js";

/** What takes the tables of charts away, and its words. */
export interface ChartTake {
  readonly words: { readonly csv: string; readonly xlsx: string };
  readonly onTake: (format: "csv" | "xlsx", title: string, table: ChartTableData) => void;
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
          onClick={() => take.onTake(format, title, table)}
        >
          {take.words[format]}
        </button>
      ))}
    </>
  );
}

/** What a cell says, without what it is drawn in. */
export function cellText(cell: ReactNode): string {
  if (typeof cell === "string" || typeof cell === "number") return String(cell);
  if (Array.isArray(cell)) return (cell as readonly ReactNode[]).map(cellText).join("");
  return isValidElement<{ readonly children?: ReactNode }>(cell)
    ? cellText(cell.props.children)
    : "";
}

import { type ChartTake, ChartTakeContext } from "@atlas/charts";
import type { PlaceDirectory, Summary } from "@atlas/metrics";
import { type ReactElement, type ReactNode, useMemo } from "react";
import type { Reader } from "../data/use-reading.js";
import { exportWordsOf } from "../i18n/export-words.js";
import type { ViewState } from "../state/view-state.js";
import { placeShown } from "./place-shown.js";
import { Told } from "./told.js";
import { useSaving } from "./use-saving.js";

/** Around the workspace: lets every chart's table be taken away. */
export function ChartExport({
  summary,
  places,
  view,
  children,
}: {
  readonly summary: Summary;
  readonly places: Reader<PlaceDirectory>;
  readonly view: ViewState;
  readonly children: ReactNode;
}): ReactElement {
  const words = exportWordsOf(view.language);
  const { told, tell, save } = useSaving(words);
  const take = useMemo<ChartTake>(
    () => ({
      words: { csv: words.tableCsv, xlsx: words.tableXlsx },
      onTake: (format, title, table) => {
        void save(async () => {
          const { takeChartTable } = await import("./take-chart-table.js");
          const place = await placeShown({ summary, places }, view);
          return takeChartTable({ summary, place }, view, { format, title, table });
        });
      },
    }),
    [words, summary, places, view, save],
  );
  return (
    <ChartTakeContext value={take}>
      {children}
      <Told className="export-told-of-chart" text={told} onGone={() => tell("")} />
    </ChartTakeContext>
  );
}

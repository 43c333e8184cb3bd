import { type ChartTake, ChartTakeContext } from "@atlas/charts";
import type { Summary } from "@atlas/metrics";
import { type ReactElement, type ReactNode, useMemo } from "react";
import { exportWordsOf } from "../i18n/export-words.js";
import type { ViewState } from "../state/view-state.js";
import { Told } from "./told.js";
import { useSaving } from "./use-saving.js";

/** Around the workspace: lets every chart's table be taken away. */
export function ChartExport({
  summary,
  view,
  children,
}: {
  readonly summary: Summary;
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
          return takeChartTable(summary, view, { format, title, table });
        });
      },
    }),
    [words, summary, view, save],
  );
  return (
    <ChartTakeContext value={take}>
      {children}
      <Told className="export-told-of-chart" text={told} onGone={() => tell("")} />
    </ChartTakeContext>
  );
}

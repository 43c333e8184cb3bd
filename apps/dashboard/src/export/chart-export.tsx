import { type ChartTake, ChartTakeContext } from "@atlas/charts";
import type { Summary } from "@atlas/metrics";
import { type ReactElement, type ReactNode, useMemo } from "react";
import { exportWordsOf } from "../i18n/export-words.js";
import type { ViewState } from "../state/view-state.js";

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
  const take = useMemo<ChartTake>(
    () => ({
      words: { csv: words.tableCsv, xlsx: words.tableXlsx },
      onTake: (format, title, table) => {
        const save = async (): Promise<void> => {
          const { takeChartTable } = await import("./take-chart-table.js");
          await takeChartTable(summary, view, { format, title, table });
        };
        void save();
      },
    }),
    [words, summary, view],
  );
  return <ChartTakeContext value={take}>{children}</ChartTakeContext>;
}

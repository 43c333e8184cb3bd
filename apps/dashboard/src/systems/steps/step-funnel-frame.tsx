import {
  ChartFrame,
  type ChartTableData,
  StepFunnel,
  formatCount,
  formatDays,
  formatRange,
  formatShare,
} from "@atlas/charts";
import type { FigureRow } from "@atlas/metrics";
import type { ReactElement } from "react";
import { courseWordsOf } from "../../i18n/course-words.js";
import { systemWordsOf } from "../../i18n/system-words.js";
import type { Scene } from "../../panels/scene.js";
import { funnelSteps } from "../../panels/funnel-steps.js";
import { figureState } from "../parts/figure-state.js";
import { shownOf } from "../parts/shown-of.js";
import { useHere } from "../parts/use-here.js";

/** The funnel of the seven steps with every number as a table. */
export function StepFunnelFrame(scene: Scene): ReactElement {
  const { view, words } = scene;
  const own = courseWordsOf(view.language);
  const reached = useHere(scene, "step_reached");
  const days = useHere(scene, "step_days");
  const of = (rows: readonly FigureRow[] | undefined, part: string): FigureRow | undefined =>
    rows?.find((row) => row.part === part);
  const steps = funnelSteps(words.steps, reached, days);
  const begun = of(reached, "step=1")?.denominator ?? null;
  const table: ChartTableData = {
    columns: [
      { id: "step", header: own.step },
      { id: "reached", header: own.reached, numeric: true },
      { id: "share", header: own.reachedShare, numeric: true },
      ...[25, 50, 75].map((q) => ({ id: `q${q}`, header: own.quartile(q), numeric: true })),
      { id: "interval", header: own.interval, numeric: true },
    ],
    rows: steps.map(({ name, count, days: quartiles }, i) => {
      const median = of(days, `step=${i + 1};q=50`);
      return {
        id: name,
        cells: [
          name,
          formatCount(count),
          formatShare(of(reached, `step=${i + 1}`)?.value ?? null),
          ...(quartiles ?? [null, null, null]).map((value) => formatDays(value)),
          median === undefined || median.low === null
            ? "–"
            : formatRange(
                formatDays(median.low),
                median.high === null ? "…" : formatDays(median.high),
              ),
        ],
      };
    }),
  };
  return (
    <ChartFrame
      title={own.funnel}
      summary={own.funnelSummary(formatCount(begun))}
      words={systemWordsOf(view.language).frame}
      table={table}
      shown={shownOf(reached, days)}
      state={figureState(reached, begun === 0, scene, "step_reached")}
    >
      <StepFunnel
        steps={steps}
        words={{
          title: own.funnel,
          cases: words.cases,
          kept: words.kept,
          days: words.days,
          quartiles: words.quartiles,
          step: words.step,
        }}
      />
    </ChartFrame>
  );
}

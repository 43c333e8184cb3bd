import { ChartFrame, StackedQuarters } from "@atlas/charts";
import type { FigureRow } from "@atlas/metrics";
import type { ReactElement } from "react";
import { useFigures } from "../../data/use-figures.js";
import { consultFirstWordsOf } from "../../i18n/consult-first-words.js";
import { systemWordsOf } from "../../i18n/system-words.js";
import type { Scene } from "../../panels/scene.js";
import { levelOfUnit } from "../../state/view-state.js";
import { frameState } from "../parts/frame-state.js";
import { shownOf } from "../parts/shown-of.js";

const tones = {
  satisfied: "data",
  violated: "bad",
  undetermined: "quiet",
  not_applicable: "ground",
} as const;
const verdicts = ["satisfied", "violated", "undetermined", "not_applicable"] as const;

/** Projects started in each quarter by verdict. */
export function VerdictQuarters(scene: Scene): ReactElement {
  const { source, view, warehouse } = scene;
  const words = consultFirstWordsOf(view.language);
  const { quarters } = warehouse.summary;
  const level = levelOfUnit(view.within);
  const rows = useFigures(source, {
    metric: "consult_first",
    level,
    within: level === "city" || level === "district" ? null : view.within,
    kind: view.kind,
    periods: quarters.map(({ period }) => period),
  });
  const own = rows?.filter(({ unit_id: id }) => view.within === null || id === view.within);
  const columns = quarters.map(({ period, state }) => ({
    period,
    reporting: state === "reporting",
    counts: countsOf(own?.filter((row) => row.period === period) ?? []),
  }));
  return (
    <ChartFrame
      title={words.byQuarter}
      summary={words.byQuarterSummary(quarters.length)}
      words={systemWordsOf(view.language).frame}
      shown={shownOf(own)}
      state={frameState(
        own,
        columns.every(({ counts }) => counts?.every((n) => n === 0) ?? false),
        scene,
      )}
      table={{
        columns: [
          { id: "quarter", header: words.quarter },
          ...verdicts.map((verdict) => ({
            id: verdict,
            header: words.parts[`verdict=${verdict}`]!,
            numeric: true,
          })),
        ],
        rows: columns.map(({ period, counts, reporting }) => ({
          id: period,
          cells: [
            reporting ? `${period} (${words.reporting})` : period,
            ...(counts ?? verdicts.map(() => scene.words.missing)),
          ],
        })),
      }}
    >
      <StackedQuarters
        quarters={columns}
        series={verdicts.map((verdict) => ({
          id: verdict,
          name: words.parts[`verdict=${verdict}`]!,
          tone: tones[verdict],
        }))}
        words={{
          title: words.byQuarter,
          summary: words.byQuarterSummary(quarters.length),
          missing: scene.words.missing,
        }}
      />
    </ChartFrame>
  );
}

/** A quarter's counts in the order of the verdicts; null where its place did not report. */
function countsOf(rows: readonly FigureRow[]): readonly number[] | null {
  if (rows.some(({ flag }) => flag === "not_reported")) return null;
  return verdicts.map(
    (verdict) => rows.find(({ part }) => part === `verdict=${verdict}`)?.numerator ?? 0,
  );
}

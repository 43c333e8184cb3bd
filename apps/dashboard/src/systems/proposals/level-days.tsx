import { ChartFrame, ChartTable, formatCount, formatDays, formatRange } from "@atlas/charts";
import type { FigureRow } from "@atlas/metrics";
import type { ReactElement } from "react";
import { proposalWordsOf } from "../../i18n/proposal-words.js";
import { systemWordsOf } from "../../i18n/system-words.js";
import type { Scene } from "../../panels/scene.js";
import { levelOfUnit } from "../../state/view-state.js";
import { figureState } from "../parts/figure-state.js";
import { shownOf } from "../parts/shown-of.js";
import { useHere } from "../parts/use-here.js";
import { levels } from "./levels.js";

const quartiles = [25, 50, 75] as const;

/** How long each level had proposals: quartiles by Kaplan-Meier, so that open ones count. */
export function LevelDays(scene: Scene): ReactElement {
  const { language, within } = scene.view;
  const words = proposalWordsOf(language);
  const rows = useHere(scene, "proposal_days");
  const of = (level: string, q: number): FigureRow | undefined =>
    rows?.find(({ part }) => part === `level=${level};q=${q}`);
  const stays = levels.reduce((sum, level) => sum + (of(level, 50)?.n ?? 0), 0);
  const isTooFine = levelOfUnit(within) === "community";
  return (
    <ChartFrame
      title={words.days}
      summary={words.daysSummary(formatCount(stays))}
      words={systemWordsOf(language).frame}
      shown={shownOf(rows)}
      state={
        isTooFine
          ? { kind: "empty", message: words.daysTooFine }
          : figureState(rows, stays === 0, scene, "proposal_days")
      }
    >
      <ChartTable
        caption={words.days}
        columns={[
          { id: "level", header: words.level },
          ...quartiles.map((q) => ({ id: `q${q}`, header: words.quartile(q), numeric: true })),
          { id: "interval", header: words.medianInterval, numeric: true },
          { id: "stays", header: words.stays, numeric: true },
        ]}
        rows={levels.map((level) => {
          const median = of(level, 50);
          return {
            id: level,
            cells: [
              words.levels[level],
              ...quartiles.map((q) => formatDays(of(level, q)?.value ?? null)),
              median === undefined || median.low === null
                ? "–"
                : formatRange(
                    formatDays(median.low),
                    median.high === null ? "…" : formatDays(median.high),
                  ),
              formatCount(median?.n ?? null),
            ],
          };
        })}
      />
      <p className="sub">{words.daysNote}</p>
    </ChartFrame>
  );
}

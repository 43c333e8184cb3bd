import { ChartFrame, CountBars, formatCount, formatPercent } from "@atlas/charts";
import type { ReactElement } from "react";
import { proposalWordsOf } from "../../i18n/proposal-words.js";
import { systemWordsOf } from "../../i18n/system-words.js";
import type { Scene } from "../../panels/scene.js";
import { figureState } from "../parts/figure-state.js";
import { shownOf } from "../parts/shown-of.js";
import { useHere } from "../parts/use-here.js";
import { levels } from "./levels.js";

/** At which of the four levels proposals are settled. */
export function LevelShares(scene: Scene): ReactElement {
  const { language } = scene.view;
  const words = proposalWordsOf(language);
  const rows = useHere(scene, "proposal_levels");
  const own = levels.map((level) => ({
    level,
    row: rows?.find(({ part }) => part === `level=${level}`),
  }));
  const settled = own[0]?.row?.denominator ?? 0;
  const summary = words.settledSummary(formatCount(settled));
  return (
    <ChartFrame
      title={words.settled}
      summary={summary}
      words={systemWordsOf(language).frame}
      shown={shownOf(rows)}
      state={figureState(rows, settled === 0, scene, "proposal_levels")}
    >
      <CountBars
        bars={own.map(({ level, row }) => ({
          id: level,
          name: words.levels[level],
          count: row?.numerator ?? 0,
          share: row?.value ?? null,
          note:
            row && row.low !== null && row.high !== null
              ? systemWordsOf(language).range(formatPercent(row.low), formatPercent(row.high))
              : systemWordsOf(language).noInterval,
        }))}
        words={{
          title: words.settled,
          summary,
          name: words.level,
          count: words.proposals,
          share: words.ofSettled,
          note: words.interval,
        }}
      />
    </ChartFrame>
  );
}

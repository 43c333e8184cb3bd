import { ChartFrame, CountBars, formatCount, formatDays } from "@atlas/charts";
import type { ReactElement } from "react";
import { useReading } from "../../data/use-reading.js";
import { courseWordsOf } from "../../i18n/course-words.js";
import { systemWordsOf } from "../../i18n/system-words.js";
import type { Scene } from "../../panels/scene.js";
import { caseKey } from "../parts/case-key.js";
import { frameState } from "../parts/frame-state.js";
import { courseReaders } from "./course-readers.js";

/** Where cases wait: by the last step reached, with the days that they have waited. */
export function WaitingList(scene: Scene): ReactElement {
  const { source, view, words } = scene;
  const own = courseWordsOf(view.language);
  const waiting = useReading(courseReaders(source).waiting, caseKey(scene));
  const total = (waiting ?? []).reduce((sum, { cases }) => sum + cases, 0);
  const summary = own.waitingSummary(formatCount(total));
  return (
    <ChartFrame
      title={own.waiting}
      summary={summary}
      words={systemWordsOf(view.language).frame}
      state={frameState(waiting, total === 0, scene)}
    >
      <CountBars
        bars={(waiting ?? []).map(({ step, cases, dated, days }) => ({
          id: `step=${step}`,
          name: words.steps[step - 1]!,
          count: cases,
          share: cases / total,
          note:
            days === null
              ? own.noDays
              : own.daysOf(
                  formatDays(days[0]),
                  formatDays(days[1]),
                  formatDays(days[2]),
                  dated,
                  cases,
                ),
        }))}
        words={{
          title: own.waiting,
          summary,
          name: own.waitingName,
          count: own.cases,
          share: own.waitingShare,
          note: own.waitingDays,
        }}
      />
    </ChartFrame>
  );
}

import { ChartFrame, CountBars, formatCount } from "@atlas/charts";
import type { ReactElement } from "react";
import { courseWordsOf } from "../../i18n/course-words.js";
import { systemWordsOf } from "../../i18n/system-words.js";
import type { Scene } from "../../panels/scene.js";
import { figureState } from "../parts/figure-state.js";
import { shownOf } from "../parts/shown-of.js";
import { useHere } from "../parts/use-here.js";

/** How closed cases deviate from the seven steps. */
export function Deviations(scene: Scene): ReactElement {
  const own = courseWordsOf(scene.view.language);
  const rows = useHere(scene, "conformance");
  const shown = Object.keys(own.kinds).flatMap(
    (part) => rows?.filter((row) => row.part === part) ?? [],
  );
  const closed = shown[0]?.denominator ?? 0;
  const fitness = rows?.find(({ part }) => part === "fitness")?.value ?? null;
  const summary = own.deviationsSummary(formatCount(closed));
  return (
    <ChartFrame
      title={own.deviations}
      summary={summary}
      words={systemWordsOf(scene.view.language).frame}
      shown={shownOf(shown)}
      state={figureState(rows, closed === 0, scene, "conformance")}
      {...(fitness !== null && { note: own.fitness(fitness.toFixed(3)) })}
    >
      <CountBars
        bars={shown.map(({ part, numerator, denominator }) => ({
          id: part!,
          name: own.kinds[part!]!,
          count: numerator ?? 0,
          share: denominator ? (numerator ?? 0) / denominator : null,
          tone: part!.startsWith("left_out") ? "quiet" : "bad",
        }))}
        words={{
          title: own.deviations,
          summary,
          name: own.deviation,
          count: own.cases,
          share: own.ofClosed,
        }}
      />
    </ChartFrame>
  );
}

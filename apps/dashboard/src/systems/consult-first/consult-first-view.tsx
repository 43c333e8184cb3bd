import { ChartFrame, CountBars, formatCount } from "@atlas/charts";
import type { ReactElement } from "react";
import { consultFirstWordsOf } from "../../i18n/consult-first-words.js";
import { systemWordsOf } from "../../i18n/system-words.js";
import type { Scene } from "../../panels/scene.js";
import { FigureTile } from "../parts/figure-tile.js";
import { figureState } from "../parts/figure-state.js";
import { shownOf } from "../parts/shown-of.js";
import { useHere } from "../parts/use-here.js";
import { VerdictQuarters } from "./verdict-quarters.js";
import { ViolationList } from "./violation-list.js";

/** 先协商后实施: projects by verdict, by quarter, and each violation with its two dates. */
export function ConsultFirstView(scene: Scene): ReactElement {
  const words = consultFirstWordsOf(scene.view.language);
  const rows = useHere(scene, "consult_first");
  const shown = Object.keys(words.parts).flatMap(
    (part) => rows?.filter((row) => row.part === part) ?? [],
  );
  const started = shown.find(({ part }) => part === "verdict=satisfied")?.denominator ?? 0;
  const summary = words.verdictsSummary(formatCount(started));
  return (
    <>
      <p className="lead">{words.lead}</p>
      <div className="tiles">
        <FigureTile scene={scene} metric="consult_first" />
      </div>
      <div className="frames">
        <ChartFrame
          title={words.verdicts}
          summary={summary}
          words={systemWordsOf(scene.view.language).frame}
          shown={shownOf(rows)}
          state={figureState(rows, shown.length === 0, scene, "consult_first")}
        >
          <CountBars
            bars={shown.map(({ part, numerator, denominator }) => ({
              id: part!,
              name: words.parts[part!]!,
              count: numerator ?? 0,
              share: denominator ? (numerator ?? 0) / denominator : null,
              tone:
                part === "verdict=violated"
                  ? "bad"
                  : part === "verdict=satisfied"
                    ? "data"
                    : "quiet",
            }))}
            words={{
              title: words.verdicts,
              summary,
              name: words.verdict,
              count: words.projects,
              share: words.ofStarted,
            }}
          />
        </ChartFrame>
        <VerdictQuarters {...scene} />
      </div>
      <ViolationList {...scene} />
    </>
  );
}

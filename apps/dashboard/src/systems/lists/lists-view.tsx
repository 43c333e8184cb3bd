import { ChartFrame, CountBars, formatCount, formatPercent } from "@atlas/charts";
import { listNames, listTopics } from "@atlas/metrics";
import type { ReactElement } from "react";
import { useReading } from "../../data/use-reading.js";
import { listWordsOf } from "../../i18n/list-words.js";
import { systemWordsOf } from "../../i18n/system-words.js";
import type { Scene } from "../../panels/scene.js";
import { oncePerSource } from "../../data/once-per-source.js";
import { caseKey, caseQueryOf } from "../parts/case-key.js";
import { figureState } from "../parts/figure-state.js";
import { shownOf } from "../parts/shown-of.js";
import { useHere } from "../parts/use-here.js";
import { AgainstList } from "./against-list.js";
import { TopicTable } from "./topic-table.js";

const kept = 60;
const readers = oncePerSource((source) =>
  source.reader("places topics", kept, (database, key) => listTopics(database, caseQueryOf(key))),
);
const verdicts = ["listed", "not_listed", "no_list"] as const;

/** 清单: what was consulted on by the guidance, positive and negative lists, what should not have been, and what never was. */
export function ListsView(scene: Scene): ReactElement {
  const { source, view } = scene;
  const words = listWordsOf(view.language);
  const shared = systemWordsOf(view.language);
  const rows = useHere(scene, "lists");
  const topics = useReading(readers(source), caseKey(scene));
  return (
    <>
      <p className="lead">{words.lead}</p>
      <div className="frames thirds">
        {listNames.map((list) => {
          const own = verdicts.map((verdict) => ({
            verdict,
            row: rows?.find(({ part }) => part === `list=${list};verdict=${verdict}`),
          }));
          const judged = own[0]?.row?.denominator ?? 0;
          const summary = words.listSummary(words.lists[list], formatCount(judged));
          return (
            <ChartFrame
              key={list}
              title={words.lists[list]}
              summary={summary}
              words={shared.frame}
              shown={shownOf(rows)}
              state={figureState(rows, judged === 0, scene, "lists")}
            >
              <CountBars
                bars={own.map(({ verdict, row }) => ({
                  id: `${list} ${verdict}`,
                  name: words.verdicts[verdict],
                  count: row?.numerator ?? 0,
                  share: row?.value ?? null,
                  tone:
                    verdict === "no_list"
                      ? "quiet"
                      : list === "negative" && verdict === "listed"
                        ? "bad"
                        : "data",
                  note:
                    row && row.low !== null && row.high !== null
                      ? shared.range(formatPercent(row.low), formatPercent(row.high))
                      : shared.noInterval,
                }))}
                words={{
                  title: words.lists[list],
                  summary,
                  name: words.verdict,
                  count: words.cases,
                  share: words.share,
                  note: words.interval,
                }}
              />
            </ChartFrame>
          );
        })}
      </div>
      {topics === undefined ? (
        <p className="skeleton" role="status">
          {scene.words.loading}
        </p>
      ) : (
        <>
          <AgainstList scene={scene} topics={topics} />
          <TopicTable scene={scene} topics={topics} />
        </>
      )}
    </>
  );
}

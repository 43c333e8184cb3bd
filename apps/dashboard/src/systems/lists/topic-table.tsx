import { ChartFrame, ChartTable, formatCount } from "@atlas/charts";
import { type ListTopics, listNames } from "@atlas/metrics";
import type { ReactElement } from "react";
import { codeName } from "../../compound/code-name.js";
import { listWordsOf } from "../../i18n/list-words.js";
import { systemWordsOf } from "../../i18n/system-words.js";
import type { Scene } from "../../panels/scene.js";
import { windowLabel } from "../../state/window-label.js";

/** Topics by how often they were consulted on, with how many each list names; those that never were stand at the end. */
export function TopicTable({
  scene: { view, window },
  topics: { topics },
}: {
  readonly scene: Scene;
  readonly topics: ListTopics;
}): ReactElement {
  const words = listWordsOf(view.language);
  const never = topics.filter(({ cases }) => cases === 0);
  const nameOf = (category: string | null): string =>
    codeName("topic_category", category, view.language) ?? words.noCategory;
  return (
    <ChartFrame
      className="system-part"
      title={words.topics}
      summary={words.topicsSummary(topics.length - never.length, never.length)}
      words={systemWordsOf(view.language).frame}
    >
      {never.length > 0 && (
        <p className="sub" data-never={never.length}>
          {words.never(windowLabel(window))}{" "}
          {never.map(({ category }) => nameOf(category)).join(view.language === "zh" ? "、" : ", ")}
        </p>
      )}
      <ChartTable
        caption={words.topics}
        columns={[
          { id: "topic", header: words.topic },
          { id: "cases", header: words.cases, numeric: true },
          ...listNames.map((list) => ({
            id: list,
            header: words.listedOn(words.lists[list]),
            numeric: true,
          })),
        ]}
        rows={topics
          .filter(({ cases }) => cases > 0)
          .map(({ category, cases, verdicts }) => ({
            id: category ?? "none",
            cells: [
              nameOf(category),
              formatCount(cases),
              ...listNames.map((list) => {
                const { listed, not_listed: not, no_list: none } = verdicts[list];
                return listed + not === 0
                  ? none === 0
                    ? words.unjudged
                    : words.noList
                  : `${formatCount(listed)} / ${formatCount(listed + not)}`;
              }),
            ],
          }))}
      />
    </ChartFrame>
  );
}

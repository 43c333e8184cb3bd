import { formatCount } from "@atlas/charts";
import type { ListTopics } from "@atlas/metrics";
import type { ReactElement } from "react";
import { Button } from "react-aria-components";
import { codeName } from "../../compound/code-name.js";
import { listWordsOf } from "../../i18n/list-words.js";
import type { Scene } from "../../panels/scene.js";
import { CaseTable } from "../parts/case-table.js";

/** What was consulted on against a negative list, by topic and by township, and which townships have no list of their own. */
export function AgainstList({
  scene: { view, nameOf, onDrill },
  topics: { topics, against, townships },
}: {
  readonly scene: Scene;
  readonly topics: ListTopics;
}): ReactElement {
  const words = listWordsOf(view.language);
  const named = topics.filter(({ verdicts }) => verdicts.negative.listed > 0);
  const total = against.reduce((sum, { cases }) => sum + cases, 0);
  return (
    <section className="system-part">
      <h3>
        {words.against}{" "}
        <span className={total === 0 ? "tag" : "tag bad"}>{formatCount(total)}</span>
      </h3>
      {total === 0 ? (
        <p className="sub">{words.noneAgainst}</p>
      ) : (
        <>
          <p className="sub">
            {named
              .map(
                ({ category, verdicts }) =>
                  `${codeName("topic_category", category, view.language) ?? words.noCategory} ${formatCount(verdicts.negative.listed)}`,
              )
              .join(" · ")}
          </p>
          <CaseTable
            caption={words.against}
            columns={[words.township, words.cases]}
            rows={against.map(({ township_id: id, cases }) => ({
              id: id ?? "none",
              cells: [
                id === null ? (
                  words.noTownship
                ) : (
                  <Button key="place" className="link inline" onPress={() => onDrill(id)}>
                    {nameOf(id)}
                  </Button>
                ),
                formatCount(cases),
              ],
            }))}
            language={view.language}
          />
        </>
      )}
      <h3>{words.townships}</h3>
      <p className="sub">
        {words.townshipsNote(
          formatCount(townships.withList),
          formatCount(townships.without.length),
        )}
      </p>
    </section>
  );
}

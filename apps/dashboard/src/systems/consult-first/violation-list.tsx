import { formatCount } from "@atlas/charts";
import type { Violation } from "@atlas/metrics";
import { type ReactElement, useMemo, useState } from "react";
import { Button } from "react-aria-components";
import { codeName } from "../../compound/code-name.js";
import { Choice } from "../../controls/choice.js";
import { useReading } from "../../data/use-reading.js";
import { consultFirstWordsOf } from "../../i18n/consult-first-words.js";
import { formatDated } from "../../i18n/format-dated.js";
import type { Scene } from "../../panels/scene.js";
import { caseKey } from "../parts/case-key.js";
import { CaseTable } from "../parts/case-table.js";
import { violationReaders } from "./violation-readers.js";

/** Each project that was started before it was consulted on, with its two dates; by reason, the largest gap first. */
export function ViolationList(scene: Scene): ReactElement {
  const { source, view, words: page, nameOf, onChange } = scene;
  const { language } = view;
  const words = consultFirstWordsOf(language);
  const cases = useReading(violationReaders(source), caseKey(scene));
  const [reason, setReason] = useState<Violation["reason"] | "all">("all");
  const [topic, setTopic] = useState("all");
  const topics = useMemo(
    () => [...new Set((cases ?? []).map(({ category }) => category ?? "none"))].sort(),
    [cases],
  );
  // A topic that the window's cases no longer have shows all of them.
  const own = topics.includes(topic) ? topic : "all";
  const shown = useMemo(
    () =>
      (cases ?? [])
        .filter(
          (one) =>
            (reason === "all" || one.reason === reason) &&
            (own === "all" || (one.category ?? "none") === own),
        )
        .map((one) => ({ ...one, gap: gapDays(one) }))
        .sort((a, b) => (b.gap ?? -1) - (a.gap ?? -1)),
    [cases, reason, own],
  );
  if (cases === undefined)
    return (
      <p className="skeleton" role="status">
        {page.loading}
      </p>
    );
  return (
    <section className="system-part">
      <h3>
        {words.violations}{" "}
        <span className={cases.length === 0 ? "tag" : "tag bad"}>{formatCount(cases.length)}</span>
      </h3>
      {cases.length === 0 ? (
        <p className="sub">{words.none}</p>
      ) : (
        <>
          <p className="sub">{words.violationsNote}</p>
          <div className="choices">
            <Choice
              label={words.reason}
              value={reason}
              options={(["all", "not_held", "no_agreement", "agreed_later"] as const).map((one) => [
                one,
                one === "all" ? words.allReasons : words.reasons[one],
              ])}
              onChange={setReason}
            />
            <Choice
              label={words.topic}
              value={own}
              options={["all", ...topics].map((one) => [
                one,
                one === "all"
                  ? words.allTopics
                  : (codeName("topic_category", one === "none" ? null : one, language) ??
                    words.noTopic),
              ])}
              onChange={setTopic}
            />
          </div>
          {shown.length < cases.length && (
            <p className="sub" role="status">
              {words.shownOf(formatCount(shown.length), formatCount(cases.length))}
            </p>
          )}
          <CaseTable
            key={`${reason} ${own}`}
            caption={words.violations}
            columns={[
              words.project,
              words.topic,
              words.place,
              words.reason,
              words.started,
              words.agreed,
              words.gap,
            ]}
            rows={shown.map((one) => ({
              id: one.project_id,
              cells: [
                <span key="name" lang="zh-CN">
                  {one.name ?? one.project_id}
                </span>,
                codeName("topic_category", one.category, language) ?? "–",
                <Place key="place" {...{ one, nameOf, onChange }} none={words.noCompound} />,
                words.reasons[one.reason],
                formatDated(one.started_on, one.started_precision, language),
                one.agreed_on === null
                  ? words.noAgreement
                  : formatDated(one.agreed_on, one.agreed_precision, language),
                one.gap === null ? "–" : words.days(formatCount(one.gap)),
              ],
            }))}
            language={language}
          />
        </>
      )}
    </section>
  );
}

/** Days from the start to the agreement after it, both by their first possible day; null where there was none or a date is not known to the day. */
function gapDays(one: Violation): number | null {
  const toDay = (precision: string | null): boolean => (precision ?? "day") === "day";
  return one.agreed_on === null || !toDay(one.agreed_precision) || !toDay(one.started_precision)
    ? null
    : Math.round((Date.parse(one.agreed_on) - Date.parse(one.started_on)) / 86_400_000);
}

function Place({
  one: { compound, compound_id: id, unit_id, township_id },
  nameOf,
  none,
  onChange,
}: {
  readonly one: Violation;
  readonly none: string;
} & Pick<Scene, "nameOf" | "onChange">): ReactElement {
  const over = [unit_id, township_id].flatMap((unit) => (unit === null ? [] : [nameOf(unit)]));
  return (
    <>
      {id === null ? (
        none
      ) : (
        <Button className="link inline" onPress={() => onChange({ selected: id })}>
          <span lang="zh-CN">{compound ?? id}</span>
        </Button>
      )}
      <small className="sub"> {over.join(" · ")}</small>
    </>
  );
}

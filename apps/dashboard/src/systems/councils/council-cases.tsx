import { formatCount } from "@atlas/charts";
import type { ListedCouncil, RuleVerdict } from "@atlas/metrics";
import type { ReactElement, ReactNode } from "react";
import { Button } from "react-aria-components";
import { communityName } from "../../i18n/community-name.js";
import type { CouncilsWords } from "../../i18n/councils-words.js";
import type { Scene } from "../../panels/scene.js";
import { type CaseRow, CaseTable } from "../parts/case-table.js";
import { arithmeticText, demandText, quantityName } from "./rule-demand.js";

/** Councils that fail, rules that nobody there can satisfy, and what is not given, case by case. */
export function CouncilCases({
  scene,
  councils,
  words,
}: {
  readonly scene: Scene;
  readonly councils: readonly ListedCouncil[];
  readonly words: CouncilsWords;
}): ReactElement | null {
  const { language } = scene.view;
  if (councils.length === 0) return null;
  const textOf = ({ rule }: RuleVerdict): ReactNode => (
    <>
      {language === "zh" ? rule.text_zh : rule.text_en}
      {rule.severity === "warning" && <small className="tag"> {words.warning}</small>}
    </>
  );
  const cases = (
    verdict: RuleVerdict["verdict"],
    cellsOf: (one: RuleVerdict) => readonly ReactNode[],
  ): readonly CaseRow[] =>
    councils.flatMap((listed) =>
      listed.rules
        .filter((one) => one.verdict === verdict)
        .map((one) => ({
          id: `${listed.council.council_id} ${one.rule.rule_id}`,
          cells: [<PlaceLink key="place" {...{ scene, listed, words }} />, ...cellsOf(one)],
        })),
    );
  const failing = cases("fail", (one) => [
    textOf(one),
    `${quantityName(one.rule.quantity, language)} ${formatCount(one.has)}`,
    demandText(one, words),
    one.rule.base === null ? "" : arithmeticText(one, words, language),
  ]);
  const clashing = cases("unsatisfiable", (one) => [
    textOf(one),
    arithmeticText(one, words, language),
  ]);
  const unknown = cases("unknown", (one) => [
    textOf(one),
    one.because && "missing" in one.because
      ? one.because.missing.map((name) => quantityName(name, language)).join(", ")
      : words.exceeds,
  ]);
  return (
    <>
      <Section title={words.failing} count={failing.length} empty={words.noneFailing}>
        <CaseTable
          caption={words.failing}
          columns={[words.place, words.rule, words.has, words.asks, words.arithmetic]}
          rows={failing}
          language={language}
        />
      </Section>
      {clashing.length > 0 && (
        <Section title={words.unsatisfiable} count={clashing.length} note={words.unsatisfiableNote}>
          <CaseTable
            caption={words.unsatisfiable}
            columns={[words.place, words.rule, words.arithmetic]}
            rows={clashing}
            language={language}
          />
        </Section>
      )}
      {unknown.length > 0 && (
        <Section title={words.unknown} count={unknown.length}>
          <CaseTable
            caption={words.unknown}
            columns={[words.place, words.rule, words.missing]}
            rows={unknown}
            language={language}
          />
        </Section>
      )}
    </>
  );
}

function Section({
  title,
  count,
  note,
  empty,
  children,
}: {
  readonly title: string;
  readonly count: number;
  readonly note?: string;
  /** Said instead where there are none. */
  readonly empty?: string;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <section className="system-part">
      <h3>
        {title} <span className="tag">{formatCount(count)}</span>
      </h3>
      {note !== undefined && <p className="sub">{note}</p>}
      {count === 0 ? <p className="sub">{empty}</p> : children}
    </section>
  );
}

/** The council's community, which the view goes into, with the township and district over it. */
function PlaceLink({
  scene: { nameOf, onDrill },
  listed: { council, community },
  words,
}: {
  readonly scene: Scene;
  readonly listed: ListedCouncil;
  readonly words: CouncilsWords;
}): ReactElement {
  const { community_id: id, township_id, unit_id } = council;
  const over = [unit_id, township_id].flatMap((one) => (one === null ? [] : [nameOf(one)]));
  return (
    <>
      {id === null ? (
        words.noCommunity
      ) : (
        <Button className="link inline" onPress={() => onDrill(id)}>
          <span lang="zh-CN">{communityName(community ?? id)}</span>
        </Button>
      )}
      <small className="sub"> {over.join(" · ")}</small>
    </>
  );
}

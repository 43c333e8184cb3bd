import { formatCount } from "@atlas/charts";
import { type ReactElement, useEffect, useEffectEvent, useState } from "react";
import { Button } from "react-aria-components";
import { Choice } from "../controls/choice.js";
import { objectiveText } from "./certificate-card.js";
import { ChoiceGlyph } from "./choice-glyph.js";
import { comparedWith } from "./compared-with.js";
import type { HandActions } from "./decide.js";
import { planIndex } from "./plan-index.js";
import type { Change, ChoiceDetail } from "./plan-orders.js";
import type { PlanScene } from "./plan-scene.js";
import { partText } from "./reason-text.js";

/** The compound that is chosen on the page: why it is in the plan, or why not, what changing that would cost, and what can be done about it by hand. */
export function CompoundCard({
  scene,
  hand,
  onAsk,
}: {
  readonly scene: PlanScene;
  readonly hand: HandActions;
  /** Asks what putting it in, or out, would cost. */
  readonly onAsk: (id: string) => void;
}): ReactElement | null {
  const { words, ground, run, scenario, stale, selected, compoundName, nameOf, onSelect } = scene;
  const at = selected === null ? undefined : planIndex(ground).at(selected);
  const ready = run.plan !== null && !stale && (run.phase === "done" || run.phase === "stopped");
  const unknown = selected !== null && run.changes[selected] === undefined;
  const ask = useEffectEvent((id: string) => onAsk(id));
  useEffect(() => {
    if (selected !== null && at !== undefined && ready && unknown) ask(selected);
  }, [selected, at, ready, unknown]);
  if (selected === null) return null;
  const name = compoundName(selected);
  const { candidates } = ground;
  const number = (run.plan?.result.selected.indexOf(selected) ?? -1) + 1;
  const comparison = selected === null ? 0 : comparedWith(run).indexOf(selected) + 1;
  const locked = scenario.include.includes(selected);
  const excluded = scenario.exclude.includes(selected);
  return (
    <section className="plan-card" aria-label={name} data-card={selected}>
      <header>
        {number + comparison > 0 && (
          <ChoiceGlyph
            number={number + comparison}
            kind={candidates.kinds[at!]!}
            hollow={comparison > 0}
          />
        )}
        <h3 lang="zh-CN">{at === undefined ? selected : name}</h3>
        {at !== undefined && <span className="sub">{nameOf(candidates.units[at]!)}</span>}
        <Button className="link" onPress={() => onSelect(null)}>
          {words.closeCard}
        </Button>
      </header>
      {at === undefined ? (
        <p className="sub">{words.noCandidate}</p>
      ) : (
        <>
          <p className="sub">
            {[
              number > 0
                ? words.isChosen(number)
                : comparison > 0
                  ? words.isComparison(comparison)
                  : words.notChosen,
              ...(candidates.nominated[at] === 1 ? [words.nominated] : []),
              Number.isNaN(candidates.households[at]!)
                ? words.householdsUnknown
                : `${formatCount(candidates.households[at]!)} ${words.households}`,
            ].join(" · ")}
          </p>
          {number > 0 && <Parts scene={scene} detail={run.plan!.details.choices[number - 1]!} />}
          {ready && (
            <ChangeLine scene={scene} id={selected} change={run.changes[selected]} hand={hand} />
          )}
          <div className="plan-actions">
            {locked || excluded ? (
              <Button className="export-button" onPress={() => hand.release(selected)}>
                {locked ? words.unlock : words.unexclude}
              </Button>
            ) : null}
            {!locked && (
              <Button className="export-button" data-act="lock" onPress={() => hand.lock(selected)}>
                {words.lock}
              </Button>
            )}
            {!excluded && (
              <Button
                className="export-button"
                data-act="exclude"
                onPress={() => hand.exclude(selected)}
              >
                {words.exclude}
              </Button>
            )}
          </div>
          {ready && number === 0 && !excluded && (
            <SwapChoice scene={scene} id={selected} hand={hand} />
          )}
        </>
      )}
    </section>
  );
}

function Parts({
  scene: { words, ground, language },
  detail: { parts, covered },
}: {
  readonly scene: PlanScene;
  readonly detail: ChoiceDetail;
}): ReactElement {
  return (
    <>
      {parts.length > 0 && (
        <table className="plan-parts">
          <thead className="visually-hidden">
            <tr>
              <th scope="col">{words.partName}</th>
              <th scope="col">{words.partValue}</th>
              <th scope="col">{words.points}</th>
            </tr>
          </thead>
          <tbody>
            {parts.map((part) => (
              <tr key={part.input} data-part={part.input} data-points={part.points}>
                <td>{ground.inputs.find(({ id }) => id === part.input)?.label[language]}</td>
                <td>{partText(part, ground.inputs, language, words)}</td>
                <td>
                  <i style={{ width: `${part.part * 36}px` }} /> {part.points.toFixed(3)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="sub">{words.covers(covered.households, covered.only_here)}</p>
    </>
  );
}

/** What it would cost to do without it, or to have it. */
function ChangeLine({
  scene,
  id,
  change,
  hand,
}: {
  readonly scene: PlanScene;
  readonly id: string;
  readonly change: Change | "asked" | undefined;
  readonly hand: HandActions;
}): ReactElement {
  const { words, run, compoundName } = scene;
  if (change === undefined || change === "asked")
    return (
      <p className="sub" role="status">
        {words.asking}
      </p>
    );
  if ("bar" in change)
    return (
      <p className="plan-change" data-bar={change.bar}>
        {words.bars[change.bar]}
      </p>
    );
  const { cost, exact, leave, come } = change;
  const without = run.plan!.result.selected.includes(id);
  const names = (ids: readonly string[]): string => ids.map(compoundName).join(words.comma);
  const byCoverage = run.plan!.result.mode === "coverage";
  if (cost === null)
    return (
      <p className="plan-change" data-cost="">
        {without ? words.withoutNothing(exact) : words.withNothing(exact)}
      </p>
    );
  const less = objectiveText(Math.max(0, cost), byCoverage);
  return (
    <p className="plan-change" data-cost={cost} data-exact={exact}>
      {without ? words.withoutCost(less) : words.withCost(less)}
      {!exact && ` ${words.notExact}`}
      {leave.length > 0 && `; ${words.leave(names(leave))}`}
      {come.length > 0 && `; ${words.come(names(come))}`}
      {(leave.length > 0 || come.length > 0) && run.plan!.result.lottery === null && (
        <>
          {" "}
          <Button className="link inline" data-act="change" onPress={() => hand.swap(leave, come)}>
            {words.doChange}
          </Button>
        </>
      )}
    </p>
  );
}

/** Puts it in for one of the chosen, whatever that does to the rules. */
function SwapChoice({
  scene: { words, run, compoundName },
  id,
  hand,
}: {
  readonly scene: PlanScene;
  readonly id: string;
  readonly hand: HandActions;
}): ReactElement {
  const chosen = run.plan!.result.selected;
  const [out, setOut] = useState<string | null>(null);
  const leaving = out !== null && chosen.includes(out) ? out : chosen.at(-1)!;
  return (
    <div className="plan-swap">
      <span>{words.swapFor}</span>
      <Choice
        label={words.swapFor}
        value={leaving}
        options={chosen.map((one, i) => [one, `${i + 1} ${compoundName(one)}`] as const)}
        onChange={setOut}
      />
      <Button className="export-button" data-act="swap" onPress={() => hand.swap([leaving], [id])}>
        {words.swap}
      </Button>
    </div>
  );
}

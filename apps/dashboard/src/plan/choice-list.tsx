import { formatCount, formatShare } from "@atlas/charts";
import { hasFrequencies } from "@atlas/planner/plain";
import type { ReactElement } from "react";
import { Button } from "react-aria-components";
import { ChoiceGlyph } from "./choice-glyph.js";
import { planIndex } from "./plan-index.js";
import type { PlanScene } from "./plan-scene.js";
import { reasonText } from "./reason-text.js";

/** Runs that shake weights and data. */
const shakenRuns = 200;

/** The chosen in their order, each with why, what it newly covers and how often it is chosen when weights and data are shaken. */
export function ChoiceList({
  scene,
  onStopShaking,
}: {
  readonly scene: PlanScene;
  readonly onStopShaking: () => void;
}): ReactElement | null {
  const { words, ground, run, language, selected, nameOf, compoundName, onSelect } = scene;
  const details = new Map(run.plan?.details.choices.map((choice) => [choice.id, choice]));
  const ids = run.plan?.result.selected ?? run.trace.at(-1)?.selected ?? [];
  if (ids.length === 0) return null;
  const index = planIndex(ground);
  const locked = new Set(run.scenario?.include);
  const { shaken } = run;
  const lottery = run.plan?.result.lottery ?? null;
  const comparisons = new Map(run.plan?.result.balance?.comparisons.map((one) => [one.of, one]));
  const share = lottery
    ? new Map(lottery.chances.map(({ id, lots }) => [id, lots / lottery.lots] as const))
    : (shaken?.share ?? null);
  return (
    <div className="plan-list">
      <table>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{words.rank}</span>
            </th>
            <th scope="col">{words.compound}</th>
            <th scope="col">{words.newlyCovered}</th>
            <th scope="col">
              {lottery ? (
                words.chance
              ) : comparisons.size > 0 ? (
                words.comparisonApart
              ) : run.scenario && !hasFrequencies(run.scenario) ? (
                words.noFrequency
              ) : share === null && shaken ? (
                <>
                  {words.shaking(shaken.runs, shakenRuns)}{" "}
                  <Button className="link inline" onPress={onStopShaking}>
                    {words.stopShaking}
                  </Button>
                </>
              ) : (
                words.frequency(shaken?.runs ?? shakenRuns)
              )}
            </th>
          </tr>
        </thead>
        <tbody>
          {ids.map((id, i) => {
            const detail = details.get(id);
            const at = index.at(id)!;
            const often = share === null ? null : (share.get(id) ?? 0);
            const unit = nameOf(ground.candidates.units[at]!);
            const comparison = comparisons.get(id);
            return (
              <tr
                key={id}
                data-choice={id}
                data-selected={id === selected}
                onClick={() => onSelect(id)}
              >
                <td>
                  <ChoiceGlyph number={i + 1} kind={ground.candidates.kinds[at]!} />
                </td>
                <td>
                  <Button
                    className="plan-choice"
                    lang="zh-CN"
                    aria-pressed={id === selected}
                    onPress={() => onSelect(id)}
                  >
                    {compoundName(id)}
                    {locked.has(id) && <span className="tag info">{words.mustHave}</span>}
                  </Button>
                  <span className="plan-reason">
                    {[unit, reasonText(detail?.parts ?? [], ground.inputs, language, words)]
                      .filter((text) => text !== "")
                      .join(" · ")}
                  </span>
                  {comparison && (
                    <ComparisonButton scene={scene} id={comparison.id} number={i + 1} />
                  )}
                </td>
                <td data-households={detail?.covered.households ?? ""}>
                  {detail && `+${formatCount(detail.covered.households)}`}
                </td>
                <td data-share={often ?? ""} data-apart={comparison?.distance ?? ""}>
                  {comparison && (
                    <span className="plan-distance">{comparison.distance.toFixed(2)}</span>
                  )}
                  {often !== null && (
                    <span className="plan-often" data-low={!lottery && often < 0.7}>
                      <i style={{ width: `${often * 100}%` }} />
                      <span>{formatShare(often, 0)}</span>
                    </span>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** The compound that a chosen one is compared with. */
function ComparisonButton({
  scene: { words, ground, selected, nameOf, compoundName, onSelect },
  id,
  number,
}: {
  readonly scene: PlanScene;
  readonly id: string;
  readonly number: number;
}): ReactElement {
  const at = planIndex(ground).at(id)!;
  const { kinds, units } = ground.candidates;
  return (
    <Button
      className="plan-comparison"
      data-comparison={id}
      aria-pressed={id === selected}
      onPress={() => onSelect(id)}
    >
      <ChoiceGlyph number={number} kind={kinds[at]!} hollow /> {words.legendComparisons}{" "}
      <span lang="zh-CN">{compoundName(id)}</span> · {nameOf(units[at]!)}
    </Button>
  );
}

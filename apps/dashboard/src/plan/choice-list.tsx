import { formatCount, formatShare } from "@atlas/charts";
import { hasFrequencies } from "@atlas/planner/plain";
import { type ReactElement, type ReactNode, memo } from "react";
import { Button } from "react-aria-components";
import type { PlanWords } from "../i18n/plan-words.js";
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
            const comparison = comparisons.get(id);
            return (
              <ChoiceRow
                key={id}
                id={id}
                number={i + 1}
                kind={ground.candidates.kinds[at]!}
                name={compoundName(id)}
                reason={[
                  nameOf(ground.candidates.units[at]!),
                  reasonText(detail?.parts ?? [], ground.inputs, language, words),
                ]
                  .filter((text) => text !== "")
                  .join(" · ")}
                households={detail?.covered.households ?? null}
                often={share === null ? null : (share.get(id) ?? 0)}
                isLot={lottery !== null}
                isLocked={locked.has(id)}
                isSelected={id === selected}
                distance={comparison?.distance ?? null}
                words={words}
                onSelect={onSelect}
              >
                {comparison && <ComparisonButton scene={scene} id={comparison.id} number={i + 1} />}
              </ChoiceRow>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** One of the chosen. A hundred of them are drawn anew only where something of one changed. */
const ChoiceRow = memo(function ChoiceRow({
  id,
  number,
  kind,
  name,
  reason,
  households,
  often,
  isLot,
  isLocked,
  isSelected,
  distance,
  words,
  onSelect,
  children,
}: {
  readonly id: string;
  readonly number: number;
  readonly kind: string;
  readonly name: string;
  readonly reason: string;
  /** Newly covered; null: not known yet. */
  readonly households: number | null;
  /** Share of the shaken runs, or of the lots, that choose it; null: there is none. */
  readonly often: number | null;
  readonly isLot: boolean;
  readonly isLocked: boolean;
  readonly isSelected: boolean;
  /** To the compound that it is compared with; null: to none. */
  readonly distance: number | null;
  readonly words: PlanWords;
  readonly onSelect: (id: string) => void;
  /** The compound that it is compared with. */
  readonly children: ReactNode;
}): ReactElement {
  return (
    <tr data-choice={id} data-selected={isSelected} onClick={() => onSelect(id)}>
      <td>
        <ChoiceGlyph number={number} kind={kind} />
      </td>
      <td>
        <Button
          className="plan-choice"
          lang="zh-CN"
          aria-pressed={isSelected}
          onPress={() => onSelect(id)}
        >
          {name}
          {isLocked && <span className="tag info">{words.mustHave}</span>}
        </Button>
        <span className="plan-reason">{reason}</span>
        {children}
      </td>
      <td data-households={households ?? ""}>
        {households !== null && `+${formatCount(households)}`}
      </td>
      <td data-share={often ?? ""} data-apart={distance ?? ""}>
        {distance !== null && <span className="plan-distance">{distance.toFixed(2)}</span>}
        {often !== null && (
          <span className="plan-often" data-low={!isLot && often < 0.7}>
            <i style={{ width: `${often * 100}%` }} />
            <span>{formatShare(often, 0)}</span>
          </span>
        )}
      </td>
    </tr>
  );
});

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

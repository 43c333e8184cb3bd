import { UnitDots } from "@atlas/charts";
import { type MetricId, metricDefinitions } from "@atlas/metrics";
import { type ReactElement, useMemo } from "react";
import { Button } from "react-aria-components";
import { figureUnit } from "../../data/figure-unit.js";
import { useFiguresIfAny } from "../../data/use-figures.js";
import { systemWordsOf } from "../../i18n/system-words.js";
import { rankingRows } from "../../panels/ranking-rows.js";
import { type Scene, unitQuery } from "../../panels/scene.js";
import { levelShown } from "../../state/view-state.js";
import { useHere } from "../parts/use-here.js";

/** How a figure lies across the units below the place, and a way to rank them by it. */
export function UnitSpread({
  scene,
  metric,
  onRank,
}: {
  readonly scene: Scene;
  readonly metric: MetricId;
  readonly onRank: () => void;
}): ReactElement | null {
  const { source, window, nameOf, view } = scene;
  const own = { ...view, metric };
  const level = levelShown(own);
  const definition = metricDefinitions[metric];
  const rows = useFiguresIfAny(source, unitQuery({ view: own, level }, window));
  const whole = useHere(scene, metric)?.find(({ part }) => part === null)?.value ?? null;
  const words = systemWordsOf(view.language);
  const units = useMemo(
    () => rankingRows(rows ?? [], [], nameOf, "value").filter(({ value }) => value !== null),
    [rows, nameOf],
  );
  if (!definition.levels.includes(level)) return null;
  return (
    <div className="spread" aria-busy={rows === undefined}>
      <UnitDots
        rows={units}
        unit={figureUnit(definition)}
        whole={whole}
        target={source.config.targets[metric] ?? null}
        selectedId={view.selected}
        words={{
          title: words.traits.across(definition.name[view.language]),
          summary: words.traits.summary(units.length),
        }}
      />
      <Button className="link" onPress={onRank} isDisabled={view.metric === metric}>
        {words.traits.rank}
      </Button>
    </div>
  );
}

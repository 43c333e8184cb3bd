import { absentWord } from "../../i18n/absent-word.js";
import { UnitDots, formatCount, formatFigure, unitSign } from "@atlas/charts";
import {
  type FigureRow,
  type MetricId,
  type TownshipPilot,
  metricDefinitions,
} from "@atlas/metrics";
import { type ReactElement, useMemo } from "react";
import { Button } from "react-aria-components";
import { figureUnit } from "../../data/figure-unit.js";
import { useFigures } from "../../data/use-figures.js";
import { pilotsWordsOf } from "../../i18n/pilots-words.js";
import { rankingRows } from "../../panels/ranking-rows.js";
import type { Scene } from "../../panels/scene.js";
import { parentsOf } from "../../state/parents-of.js";
import { medianOf } from "../parts/median-of.js";
import { CaseTable } from "../parts/case-table.js";

/** A figure of each pilot with its interval and n, beside the medians of the townships without one in its district and in the city. */
export function PilotFigure({
  scene,
  metric,
  part,
  pilots,
  pilotIds,
}: {
  readonly scene: Scene;
  readonly metric: MetricId;
  readonly part: string | null;
  readonly pilots: readonly TownshipPilot[];
  /** Pilots of the whole city, whom the others are without. */
  readonly pilotIds: readonly string[];
}): ReactElement {
  const { source, view, window, words, nameOf, warehouse, onDefine } = scene;
  const own = pilotsWordsOf(view.language);
  const rows = useFigures(source, {
    metric,
    level: "township",
    within: null,
    kind: view.kind,
    periods: [window],
  });
  const unit = figureUnit(metricDefinitions[metric]);
  const figures = useMemo(
    () => (rows ?? []).filter((row) => row.part === part).map((row) => ({ ...row, part: null })),
    [rows, part],
  );
  const dots = useMemo(
    () => rankingRows(figures, [], nameOf, "value").filter(({ value }) => value !== null),
    [figures, nameOf],
  );
  const others = figures.filter(({ unit_id: id }) => !pilotIds.includes(id));
  const median = (of: readonly FigureRow[]): string => {
    const values = of.flatMap(({ value }) => (value === null ? [] : [value]));
    const middle = medianOf(values);
    if (middle === null) return "–";
    return own.of(`${formatFigure(middle, unit)}${unitSign(unit)}`, values.length);
  };
  const districtOf = (id: string): string | undefined => parentsOf(warehouse.summary, id)[0];
  const name = part === null ? metricDefinitions[metric].name[view.language] : own.listed;
  return (
    <article className="pilot-figure" data-metric={metric} data-figures={metric}>
      <h3>
        <Button
          className="define"
          aria-label={words.definitionOf(name)}
          onPress={() => onDefine(metric)}
        >
          {name}
        </Button>
      </h3>
      {rows === undefined ? (
        <p className="sub" role="status">
          …
        </p>
      ) : (
        <>
          <UnitDots
            rows={dots}
            unit={unit}
            whole={medianOf(others.flatMap(({ value }) => (value === null ? [] : [value])))}
            target={source.config.targets[metric] ?? null}
            selectedId={null}
            markedIds={pilots.map(({ township_id: id }) => id)}
            words={{ title: own.title(name), summary: own.summary(dots.length) }}
          />
          <CaseTable
            caption={name}
            columns={[own.place, own.value, own.interval, "n", own.district, own.city]}
            rows={pilots.map(({ township_id: id }) => {
              const row = figures.find(({ unit_id }) => unit_id === id);
              return {
                id,
                cells: [
                  nameOf(id),
                  <span key="value" data-value={row?.value ?? ""}>
                    {valueText(row, scene)}
                  </span>,
                  row?.value === undefined ||
                  row.value === null ||
                  row.low === null ||
                  row.high === null
                    ? "–"
                    : `${formatFigure(row.low, unit)}–${formatFigure(row.high, unit)}`,
                  formatCount(row?.n ?? null),
                  median(others.filter(({ unit_id }) => districtOf(unit_id) === districtOf(id))),
                  median(others),
                ],
              };
            })}
            language={view.language}
          />
        </>
      )}
    </article>
  );
}

/** The value with what is to be known of it, or why there is none. */
function valueText(row: FigureRow | undefined, { words }: Scene): string {
  if (row === undefined) return "–";
  if (row.flag === "not_reported") return words.missing;
  if (row.value === null)
    return ["thin", "suppressed"].includes(row.flag) ? absentWord(row.flag, words) : "–";
  const unit = figureUnit(metricDefinitions[row.metric]);
  const flag =
    row.flag === "partial" ? ` · ${words.partial}` : row.flag === "small" ? " · n < 30" : "";
  return `${formatFigure(row.value, unit)}${unitSign(unit)}${flag}`;
}

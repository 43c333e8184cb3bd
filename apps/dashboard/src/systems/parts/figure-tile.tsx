import { absentWord } from "../../i18n/absent-word.js";
import { type FigureUnit, formatCount, formatFigure, unitSign } from "@atlas/charts";
import { type FigureRow, type MetricId, metricDefinitions } from "@atlas/metrics";
import type { ReactElement, ReactNode } from "react";
import { Button } from "react-aria-components";
import { figureUnit } from "../../data/figure-unit.js";
import { systemWordsOf } from "../../i18n/system-words.js";
import type { Scene } from "../../panels/scene.js";
import { finestLevel, levelOfUnit } from "../../state/view-state.js";
import { useHere } from "./use-here.js";

/** A figure of the place that the view is in: its value with interval, n and flag, its change, and its definition one press away. */
export function FigureTile({
  scene,
  metric,
  part = null,
  title,
  children,
}: {
  readonly scene: Scene;
  readonly metric: MetricId;
  /** Null: the figure itself. */
  readonly part?: string | null;
  /** The figure's name where it is left out. */
  readonly title?: string;
  readonly children?: ReactNode;
}): ReactElement {
  const { view, before, words, onDefine } = scene;
  const definition = metricDefinitions[metric];
  const own = systemWordsOf(view.language);
  const unit = figureUnit(definition);
  const rows = useHere(scene, metric);
  const row = rows?.find((one) => one.part === part);
  const earlier = useHere(scene, metric, before)?.find((one) => one.part === part);
  const name = title ?? definition.name[view.language];
  const isShown = definition.levels.includes(levelOfUnit(view.within));
  return (
    <article className="tile" data-metric={metric} data-value={row?.value ?? ""}>
      <h3>
        <Button
          className="define"
          aria-label={words.definitionOf(name)}
          onPress={() => onDefine(metric)}
        >
          {name}
        </Button>
      </h3>
      {!isShown ? (
        <p className="sub">{words.onlyDownTo(name, words.levels[finestLevel(metric)])}</p>
      ) : rows === undefined ? (
        <p className="sub" role="status">
          …
        </p>
      ) : (
        <>
          <p className="tile-value">
            <b>{formatFigure(row?.value ?? null, unit)}</b>
            {row?.value !== null && row !== undefined && <u>{unitSign(unit)}</u>}
            <Change now={row} then={earlier} unit={unit} scene={scene} />
          </p>
          <p className="sub tile-basis">{basis(row, unit, own, words)}</p>
        </>
      )}
      {children}
    </article>
  );
}

function basis(
  row: FigureRow | undefined,
  unit: FigureUnit,
  own: ReturnType<typeof systemWordsOf>,
  words: Scene["words"],
): string {
  if (row === undefined) return own.nothingCounted;
  if (row.flag === "not_reported" || row.flag === "suppressed") return absentWord(row.flag, words);
  const counts =
    unit === "share" && row.denominator !== null
      ? `${formatCount(row.numerator)} / ${formatCount(row.denominator)}`
      : `n = ${formatCount(row.n)}`;
  if (row.value === null)
    return `${counts}\u00a0· ${row.flag === "thin" ? words.thin : own.undefined}`;
  const interval =
    row.low === null || row.high === null
      ? own.noInterval
      : own.range(formatFigure(row.low, unit), formatFigure(row.high, unit));
  const flag =
    row.flag === "partial"
      ? `\u00a0· ${words.partial}`
      : row.flag === "small"
        ? `\u00a0· n < 30`
        : "";
  return `${interval}\u00a0· ${counts}${flag}`;
}

/** The change in the figure's unit: a number and a word, whether better or not; said to be within the noise where the intervals overlap. */
function Change({
  now,
  then,
  unit,
  scene,
}: {
  readonly now: FigureRow | undefined;
  readonly then: FigureRow | undefined;
  readonly unit: FigureUnit;
  readonly scene: Scene;
}): ReactElement | null {
  const own = systemWordsOf(scene.view.language);
  if (!now || !then || now.value === null || then.value === null) return null;
  const change = now.value - then.value;
  const size = formatFigure(Math.abs(change), unit);
  const apart =
    now.low !== null &&
    now.high !== null &&
    then.low !== null &&
    then.high !== null &&
    (now.low > then.high || now.high < then.low);
  const text = Number(size) === 0 ? scene.words.noChange : `${change > 0 ? "▲" : "▼"} ${size}`;
  return (
    <span
      className="tile-change"
      title={own.changeOn(scene.view.compare, formatFigure(then.value, unit), apart)}
    >
      {text}
      {!apart && Number(size) !== 0 && <small> {own.withinNoise}</small>}
    </span>
  );
}

import { IntervalRanking, type RankingRow, formatCount, formatFigure } from "@atlas/charts";
import type { FigureLevel, MetricDefinition } from "@atlas/metrics";
import { type ReactElement, memo } from "react";
import { Button } from "react-aria-components";
import { Choice } from "../controls/choice.js";
import { figureUnit } from "../data/figure-unit.js";
import type { Messages } from "../i18n/messages.js";
import type { Point } from "../state/use-pointing.js";
import type { ChangeView } from "../state/use-view.js";
import { type ViewState, finestLevel, sortOrders } from "../state/view-state.js";

/** Units with their intervals against the target. */
export function RankingRail({
  title,
  level,
  rows,
  definition,
  view,
  words,
  onChange,
  onSelect,
  onDrill,
  onPoint,
}: {
  readonly title: string;
  /** Of the units compared. */
  readonly level: FigureLevel;
  /** Undefined while the figures are awaited. */
  readonly rows: readonly RankingRow[] | undefined;
  readonly definition: MetricDefinition;
  readonly view: ViewState;
  readonly words: Messages;
  readonly onChange: ChangeView;
  readonly onSelect: (id: string) => void;
  readonly onDrill: (id: string) => void;
  readonly onPoint: Point;
}): ReactElement {
  const unit = figureUnit(definition);
  const isShare = unit === "share";
  const values = (rows ?? []).flatMap(({ value }) => (value === null ? [] : [value]));
  const domain = [
    Math.floor(Math.min(0.3, ...values) * 10) / 10,
    Math.min(1, Math.ceil(Math.max(0.6, ...values) * 10) / 10),
  ] as const;
  return (
    <section className="panel rail-l" data-level={level}>
      <header className="ph">
        <h2>{title}</h2>
        <SortChoice sort={view.sort} {...{ words, onChange }} />
      </header>
      <p className="sub legend-line">
        {definition.id === "index" ? words.rankingLegendIndex : words.rankingLegend}{" "}
        <Button
          className="link inline"
          onPress={() =>
            onChange(({ compare }) => ({ compare: compare === "before" ? "year" : "before" }))
          }
        >
          {words.comparedWith[view.compare]}
        </Button>
      </p>
      <div className="scroll">
        {rows === undefined ? (
          <p className="skeleton" role="status">
            {words.loading}
          </p>
        ) : !definition.levels.includes(level) ? (
          <p className="sub empty" role="status">
            {words.onlyDownTo(
              definition.name[view.language],
              words.levels[finestLevel(definition.id)],
            )}
          </p>
        ) : (
          <IntervalRanking
            rows={rows}
            target={definition.target}
            unit={unit}
            {...(isShare && { domain })}
            selectedId={view.selected}
            words={{
              title,
              target: words.target,
              thin: words.thin,
              missing: words.missing,
              suppressed: words.suppressed,
              describe: ({ low, high, n }) =>
                low === null || high === null
                  ? ""
                  : words.rowInterval(
                      formatFigure(low, unit),
                      formatFigure(high, unit),
                      formatCount(n),
                    ),
            }}
            onSelect={onSelect}
            onDrill={onDrill}
            onHover={onPoint}
          />
        )}
      </div>
      <footer className="foot">{words.byInterval}</footer>
    </section>
  );
}

const SortChoice = memo(function SortChoice({
  sort,
  words,
  onChange,
}: {
  readonly sort: ViewState["sort"];
  readonly words: Messages;
  readonly onChange: ChangeView;
}): ReactElement {
  return (
    <Choice
      label={words.sortLabel}
      value={sort}
      options={sortOrders.map((order) => [order, words.sorts[order]] as const)}
      onChange={(to) => onChange({ sort: to })}
    />
  );
});

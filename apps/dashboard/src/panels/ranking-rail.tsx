import { IntervalRanking, type RankingRow } from "@atlas/charts";
import type { MetricDefinition } from "@atlas/metrics";
import type { ReactElement } from "react";
import type { Messages } from "../i18n/messages.js";
import { type ViewState, sortOrders } from "../state/view-state.js";

/** Units with their intervals against the target. */
export function RankingRail({
  rows,
  definition,
  level,
  view,
  words,
  onChange,
  onSelect,
  onDrill,
}: {
  /** Undefined while the figures are awaited. */
  readonly rows: readonly RankingRow[] | undefined;
  readonly definition: MetricDefinition;
  readonly level: "district" | "township";
  readonly view: ViewState;
  readonly words: Messages;
  readonly onChange: (change: Partial<ViewState>) => void;
  readonly onSelect: (id: string) => void;
  readonly onDrill: (id: string) => void;
}): ReactElement {
  const title = words.ranking(
    definition.name[view.language],
    level === "district" ? words.districts : words.townships,
  );
  const values = (rows ?? []).flatMap(({ value }) => (value === null ? [] : [value]));
  const domain = [
    Math.floor(Math.min(0.3, ...values) * 10) / 10,
    Math.min(1, Math.ceil(Math.max(0.6, ...values) * 10) / 10),
  ] as const;
  return (
    <section className="panel rail-l">
      <header className="ph">
        <h2>{title}</h2>
        <select
          className="choice"
          aria-label={words.sortLabel}
          value={view.sort}
          onChange={(event) => onChange({ sort: event.target.value as ViewState["sort"] })}
        >
          {sortOrders.map((order) => (
            <option key={order} value={order}>
              {words.sorts[order]}
            </option>
          ))}
        </select>
      </header>
      <p className="sub legend-line">{words.rankingLegend}</p>
      <div className="scroll">
        {rows === undefined ? (
          <p className="skeleton" role="status">
            {words.loading}
          </p>
        ) : (
          <IntervalRanking
            rows={rows}
            target={definition.target}
            domain={domain}
            selectedId={view.selected}
            words={{ title, target: words.target, thin: words.thin, missing: words.missing }}
            onSelect={onSelect}
            onDrill={onDrill}
          />
        )}
      </div>
      <footer className="foot">{words.byInterval}</footer>
    </section>
  );
}

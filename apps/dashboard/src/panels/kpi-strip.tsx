import { BulletBar, SiteCells, Sparkline, formatCount, formatPercent } from "@atlas/charts";
import { type FigureKind, type FigureRow, type MetricId, metricDefinitions } from "@atlas/metrics";
import type { Language } from "@atlas/schema";
import type { ReactElement } from "react";
import type { FigureSource } from "../data/figure-source.js";
import { useFigures } from "../data/use-figures.js";
import type { Messages } from "../i18n/messages.js";

/** What the strip speaks of. */
export interface KpiScope {
  readonly source: FigureSource;
  readonly window: string;
  readonly previous: string;
  readonly quarters: readonly string[];
  readonly within: string | null;
  readonly kind: FigureKind;
  readonly language: Language;
  readonly words: Messages;
}

const useOne = (scope: KpiScope, metric: MetricId, window: string): readonly FigureRow[] =>
  (
    useFigures(scope.source, {
      metric,
      level: scope.within === null ? "city" : "district",
      within: null,
      kind: metric === "return_completeness" || metric === "pilot_progress" ? "all" : scope.kind,
      periods: [window],
    }) ?? []
  ).filter((row) => scope.within === null || row.unit_id === scope.within);

/** The six headline figures of the city or of a district. */
export function KpiStrip(scope: KpiScope): ReactElement {
  return (
    <section className="kpis" aria-label={scope.words.monitor}>
      <ShareTile {...scope} metric="coverage" />
      <ShareTile {...scope} metric="participation" />
      <SiteTile {...scope} />
      <ShareTile {...scope} metric="consult_first" />
      <ShareTile {...scope} metric="published" />
      <ShareTile {...scope} metric="return_completeness" />
    </section>
  );
}

function ShareTile(scope: KpiScope & { readonly metric: MetricId }): ReactElement {
  const { metric, words, language, source } = scope;
  const { name, target, definition } = metricDefinitions[metric];
  const row = useOne(scope, metric, scope.window).find(({ part }) => part === null);
  const before = useOne(scope, metric, scope.previous).find(({ part }) => part === null);
  const [now, then] = [row?.value ?? null, before?.value ?? null];
  const change = now !== null && then !== null ? now - then : null;
  const series = useFigures(source, {
    metric: "participation",
    level: "city",
    within: null,
    kind: scope.kind,
    periods: scope.quarters,
  });
  const note =
    row === undefined
      ? "…"
      : row.flag === "not_reported"
        ? words.missing
        : row.value === null
          ? words.thin
          : metric === "participation" && row.low !== null && row.high !== null
            ? words.interval(formatPercent(row.low), formatPercent(row.high))
            : `${formatCount(row.numerator)} / ${formatCount(row.denominator)}`;
  return (
    <div
      className="kpi"
      data-metric={metric}
      data-value={row?.value ?? ""}
      title={definition[language]}
    >
      <h2>
        {name[language]}{" "}
        <em>{target !== null && `${words.target} ${Math.round(target * 100)}%`}</em>
      </h2>
      <p>
        <b>{formatPercent(row?.value ?? null)}</b>
        <u>%</u>
        <span>{note}</span>
        {change !== null && (
          <span className={change >= 0 ? "delta up" : "delta down"}>
            {change >= 0 ? "▲" : "▼"} {Math.abs(change * 100).toFixed(1)}
          </span>
        )}
      </p>
      {metric === "participation" && scope.within === null ? (
        <Sparkline
          values={(series ?? []).filter(({ part }) => part === null).map(({ value }) => value)}
          target={target}
        />
      ) : (
        <BulletBar value={row?.value ?? null} target={target} />
      )}
    </div>
  );
}

function SiteTile(scope: KpiScope): ReactElement {
  const { words, language } = scope;
  const rows = useOne(scope, "pilot_progress", scope.window);
  const of = (part: string | null): number => rows.find((row) => row.part === part)?.value ?? 0;
  const [accepted, building, nominated] = [
    of("status=accepted"),
    of("status=building"),
    of("nominated"),
  ];
  return (
    <div
      className="kpi"
      data-metric="pilot_progress"
      data-value={of(null)}
      title={metricDefinitions.pilot_progress.definition[language]}
    >
      <h2>{metricDefinitions.pilot_progress.name[language]}</h2>
      <p>
        <b>{of(null)}</b>
        {scope.within === null && <u>/ 100</u>}
        <span>{words.siteNote(accepted, building, nominated)}</span>
      </p>
      <SiteCells
        accepted={accepted}
        building={building}
        nominated={nominated}
        total={scope.within === null ? 100 : 0}
      />
    </div>
  );
}

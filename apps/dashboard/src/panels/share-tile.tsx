import {
  BulletBar,
  Delta,
  Sparkline,
  type UnitCell,
  UnitStrip,
  formatCount,
  formatPercent,
} from "@atlas/charts";
import type { FigureRow, MetricId } from "@atlas/metrics";
import type { ReactElement } from "react";
import { useFigures } from "../data/use-figures.js";
import { absentWord } from "../i18n/absent-word.js";
import type { Messages } from "../i18n/messages.js";
import { levelOfUnit } from "../state/view-state.js";
import { type KpiScope, useOne } from "./kpi-scope.js";
import { KpiTile } from "./kpi-tile.js";

type ShareScope = KpiScope & { readonly metric: MetricId };

/** A share with its target, what it rests on and its change. */
export function ShareTile(scope: ShareScope): ReactElement {
  const { metric, words } = scope;
  const target = scope.source.config.targets[metric] ?? null;
  const row = useOne(scope, metric, scope.window)?.find(({ part }) => part === null);
  const before = useOne(scope, metric, scope.previous)?.find(({ part }) => part === null);
  const [now, then] = [row?.value ?? null, before?.value ?? null];
  const level = levelOfUnit(scope.within);
  const note =
    metric === "return_completeness" && level !== "city" && level !== "district"
      ? words.onlyDistricts
      : noteOf(row, metric, words);
  const change = now !== null && then !== null ? now - then : null;
  return (
    <KpiTile
      {...scope}
      value={row?.value ?? null}
      aside={target === null ? "" : `${words.target} ${Math.round(target * 100)}%`}
      tip={note}
      graphic={<Graphic {...scope} row={row} />}
    >
      <b>{formatPercent(row?.value ?? null)}</b>
      <u>%</u>
      <span>{note}</span>
      <Delta
        change={change}
        words={{
          up: (points) => words.up(points, scope.compare),
          down: (points) => words.down(points, scope.compare),
          unchanged: words.noChange,
        }}
      />
    </KpiTile>
  );
}

function noteOf(row: FigureRow | undefined, metric: MetricId, words: Messages): string {
  if (row === undefined) return "…";
  if (row.flag === "not_reported" || row.value === null) return absentWord(row.flag, words);
  return metric === "participation" && row.low !== null && row.high !== null
    ? words.interval(formatPercent(row.low), formatPercent(row.high))
    : `${formatCount(row.numerator)} / ${formatCount(row.denominator)}`;
}

function Graphic(scope: ShareScope & { readonly row: FigureRow | undefined }): ReactElement {
  const { metric, within, row } = scope;
  const target = scope.source.config.targets[metric] ?? null;
  if (within === null && metric === "participation") return <Trend {...scope} />;
  if (within === null && metric === "return_completeness") return <Reporting {...scope} />;
  return <BulletBar value={row?.value ?? null} target={target} />;
}

function Trend({ source, kind, quarters }: KpiScope): ReactElement {
  const series = useFigures(source, {
    metric: "participation",
    level: "city",
    within: null,
    kind,
    periods: quarters,
  });
  return (
    <Sparkline
      values={(series ?? []).filter(({ part }) => part === null).map(({ value }) => value)}
      target={source.config.targets.participation ?? null}
    />
  );
}

function Reporting({ source, window, summary, language }: KpiScope): ReactElement {
  const rows = useFigures(source, {
    metric: "return_completeness",
    level: "district",
    within: null,
    kind: "all",
    periods: [window],
  });
  const names = new Map(summary.divisions.map((d) => [d.division_id, d]));
  const units = (rows ?? [])
    .filter(({ part }) => part === null)
    .map(({ unit_id: id, value }): UnitCell => {
      const named = names.get(id);
      const name = (language === "zh" ? named?.name : named?.name_en) ?? id;
      return {
        id,
        name: `${name} ${formatPercent(value)}%`,
        state: value === 1 ? "reported" : (value ?? 0) > 0 ? "partial" : "missing",
      };
    });
  return <UnitStrip units={units} />;
}

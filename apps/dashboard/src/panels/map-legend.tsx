import {
  CompoundGlyph,
  type HistogramBin,
  LegendHistogram,
  SiteGlyph,
  histogramBins,
} from "@atlas/charts";
import {
  type CompoundHistogram,
  type FigureRow,
  type MetricDefinition,
  type SummarySite,
} from "@atlas/metrics";
import { type PointMode, mostHouseholds, walkMeters } from "@atlas/map/symbol-style";
import { figureUnit } from "../data/figure-unit.js";
import type { Language } from "@atlas/schema";
import { type ReactElement, memo, useMemo, useState } from "react";
import { ToggleButton } from "react-aria-components";
import type { Messages } from "../i18n/messages.js";

const states = ["accepted", "building", "planned"] as const;
const kinds = ["old", "managed", "unknown"] as const;

/** The classes with how many units are in each, what the patterns mean, the sites by state, and compounds as they are drawn. */
export const MapLegend = memo(function MapLegend({
  rows,
  compounds,
  metric,
  points,
  sites,
  inUnit,
  language,
  words,
}: {
  /** Undefined while they are awaited: then nothing is counted. */
  readonly rows: readonly FigureRow[] | undefined;
  /** Null: the units of the map are counted instead. */
  readonly compounds: CompoundHistogram | null;
  readonly metric: MetricDefinition;
  /** How the map draws compounds now. */
  readonly points: PointMode;
  /** All of them, with a position or not. */
  readonly sites: readonly SummarySite[];
  /** Whether the view is of a part of the city, of which the map draws the sites all the same. */
  readonly inUnit: boolean;
  readonly language: Language;
  readonly words: Messages;
}): ReactElement {
  const [open, setOpen] = useState(false);
  const values = useMemo(
    () => rows?.flatMap(({ part, value }) => (part === null && value !== null ? [value] : [])),
    [rows],
  );
  const unit = figureUnit(metric);
  const isShare = unit === "share";
  const classWidth = (metric.breaks[1] ?? 1) - (metric.breaks[0] ?? 0);
  const domain = useMemo((): readonly [number, number] => {
    const [first, last] = [metric.breaks[0] ?? 0, metric.breaks.at(-1) ?? 1];
    const margin = isShare ? 0.1 : classWidth;
    return [Math.max(0, first - margin), Math.min(isShare ? 1 : Infinity, last + margin)];
  }, [metric, isShare, classWidth]);
  const bins = useMemo(
    () =>
      compounds
        ? binsOf(compounds, domain)
        : histogramBins(values ?? [], domain, isShare ? 0.025 : classWidth / 4),
    [compounds, values, domain, isShare, classWidth],
  );
  const placed = sites.filter(({ lon, lat }) => lon !== null && lat !== null).length;
  return (
    <div className="legend card" data-open={open} data-map-key="">
      <ToggleButton className="legend-toggle link" isSelected={open} onChange={setOpen}>
        {words.showLegend}
      </ToggleButton>
      <LegendHistogram
        unit={unit}
        breaks={metric.breaks}
        domain={domain}
        target={metric.target}
        bins={bins}
        patterns={[
          { pattern: "hMiss", label: words.legendMissing },
          { pattern: "hSup", label: words.legendThin },
        ]}
        words={{
          title: metric.name[language],
          ...(compounds
            ? {
                summary: words.compoundSummary(compounds.compounds),
                note: words.compoundNote(compounds.compounds),
              }
            : values
              ? {
                  summary: words.legendSummary(values.length),
                  note: words.legendNote(values.length),
                }
              : { summary: words.loading }),
        }}
      />
      {inUnit && <p>{words.sitesOfCity}</p>}
      <ul className="legend-sites">
        {states.map((status) => (
          <li key={status} data-site-status={status}>
            <SiteGlyph status={status} />
            {words.siteStates[status]} {sites.filter((site) => site.status === status).length}
          </li>
        ))}
      </ul>
      <p>{words.positioned(placed, sites.length)}</p>
      {points === "density" && <p className="legend-density">{words.legendDensity}</p>}
      {(points === "single" || points === "close") && <CompoundKey words={words} />}
      {points === "close" && (
        <p className="legend-close">
          {words.legendHouseholds(mostHouseholds)}
          <br />
          {words.legendWalks(...walkMeters)}
        </p>
      )}
    </div>
  );
});

function CompoundKey({ words }: { readonly words: Messages }): ReactElement {
  return (
    <>
      <ul className="legend-sites legend-compounds">
        {kinds.map((kind) => (
          <li key={kind}>
            <CompoundGlyph kind={kind} consulted />
            {words.kinds[kind]}
          </li>
        ))}
      </ul>
      <p>
        <CompoundGlyph kind="old" consulted /> {words.consulted}
        <br />
        <CompoundGlyph kind="old" consulted={false} /> {words.gapInWindow}
      </p>
    </>
  );
}

/** Bins within the domain; those outside are added to the first and the last one. */
function binsOf(
  { counts }: CompoundHistogram,
  [low, high]: readonly [number, number],
): readonly HistogramBin[] {
  const first = Math.round(low * counts.length);
  const last = Math.round(high * counts.length) - 1;
  const sum = (from: number, to: number): number =>
    counts.slice(from, to).reduce((total, count) => total + count, 0);
  return counts.slice(first, last + 1).map((count, i) => ({
    from: (first + i) / counts.length,
    to: (first + i + 1) / counts.length,
    count:
      count +
      (i === 0 ? sum(0, first) : 0) +
      (first + i === last ? sum(last + 1, counts.length) : 0),
  }));
}

import { IntervalRanking, type RankingRow, TimeScrubber } from "@atlas/charts";
import type { MapPoints, MapSite } from "@atlas/map";
import {
  type FigureRow,
  metricDefinitions,
  previousWindow,
  quartersOf,
  windowOf,
} from "@atlas/metrics";
import {
  type ReactElement,
  Suspense,
  lazy,
  useCallback,
  useEffect,
  useMemo,
  useState,
} from "react";
import type { FigureSource } from "./data/figure-source.js";
import type { LoadedWarehouse } from "./data/load-warehouse.js";
import { useFigures } from "./data/use-figures.js";
import type { Messages } from "./i18n/messages.js";
import { KpiStrip } from "./panels/kpi-strip.js";
import { SideRail } from "./panels/side-rail.js";
import { type ViewState, rankedMetrics } from "./state/view-state.js";

const MapPanel = lazy(() =>
  import("./panels/map-panel.js").then(({ MapPanel: panel }) => ({ default: panel })),
);

/** 监测: the bureau's workspace. */
export function Monitor({
  warehouse,
  source,
  view,
  words,
  onChange,
}: {
  readonly warehouse: LoadedWarehouse;
  readonly source: FigureSource;
  readonly view: ViewState;
  readonly words: Messages;
  readonly onChange: (change: Partial<ViewState>) => void;
}): ReactElement {
  const { summary, districts, townships } = warehouse;
  const { metric, kind, within, selected, language } = view;
  const window = view.window ?? summary.window;
  const definition = metricDefinitions[metric];
  const names = useMemo(
    () =>
      new Map(
        summary.divisions.map((d) => [d.division_id, language === "zh" ? d.name : d.name_en]),
      ),
    [summary, language],
  );
  const nameOf = useCallback((id: string) => names.get(id) ?? id, [names]);
  const level = within === null ? "district" : "township";
  const figureKind = metric === "return_completeness" ? "all" : kind;
  const mapLevel = metric === "return_completeness" ? "district" : level;
  const query = {
    metric,
    level: mapLevel,
    within: mapLevel === "district" ? null : within,
    kind: figureKind,
  } as const;
  const rows = useFigures(source, { ...query, periods: [window] });
  const before = useFigures(source, { ...query, periods: [previousWindow(window)] });
  const points = usePoints(source, window);
  const ranking = useMemo(
    () => rankingRows(rows ?? [], before ?? [], nameOf),
    [rows, before, nameOf],
  );
  const sites = useMemo<readonly MapSite[]>(
    () =>
      summary.sites.flatMap(({ site_id: id, name, lon, lat, status }) =>
        lon === null || lat === null ? [] : [{ id, name: name ?? "", lon, lat, status }],
      ),
    [summary],
  );
  const boundaries = useMemo(
    () =>
      mapLevel === "district"
        ? districts
        : {
            ...townships,
            features: townships.features.filter(({ properties }) =>
              rows?.some((row) => row.unit_id === properties.division_id),
            ),
          },
    [mapLevel, districts, townships, rows],
  );
  const drill = useCallback(
    (id: string) => onChange(id.length <= 6 ? { within: id, selected: null } : { selected: id }),
    [onChange],
  );
  const select = useCallback((id: string) => onChange({ selected: id }), [onChange]);
  const quarters = summary.quarters.map(({ period }) => period);
  const chosen = quartersOf(window);
  const values = ranking.flatMap(({ value }) => (value === null ? [] : [value]));
  const domain = [
    Math.floor(Math.min(0.3, ...values) * 10) / 10,
    Math.min(1, Math.ceil(Math.max(0.6, ...values) * 10) / 10),
  ] as const;
  useEffect(() => {
    performance.mark("atlas:figures");
  }, []);
  return (
    <main>
      <KpiStrip
        {...{
          source,
          window,
          previous: previousWindow(window),
          quarters,
          within,
          kind,
          language,
          words,
        }}
      />
      <div className="body">
        <section className="panel rail-l">
          <header className="ph">
            <h2>
              {words.ranking(
                definition.name[language],
                level === "district" ? words.districts : words.townships,
              )}
            </h2>
            {within !== null && (
              <button
                type="button"
                className="link"
                onClick={() => onChange({ within: null, selected: null })}
              >
                ← {nameOf(within)}
              </button>
            )}
          </header>
          <p className="sub legend-line">{words.rankingLegend}</p>
          <div className="scroll">
            <IntervalRanking
              rows={ranking}
              target={definition.target}
              domain={domain}
              selectedId={selected}
              words={{
                title: words.ranking(definition.name[language], words.districts),
                target: words.target,
                thin: words.thin,
                missing: words.missing,
              }}
              onSelect={select}
              onDrill={drill}
            />
          </div>
          <footer className="foot">{words.byInterval}</footer>
        </section>
        <section className="centre">
          <div className="map">
            <Suspense fallback={<p className="notice">{words.loading}</p>}>
              <MapPanel
                {...{
                  boundaries,
                  outlines: districts,
                  rows: rows ?? [],
                  metric: definition,
                  points,
                  sites,
                  selected,
                  view: view.map,
                  theme: view.theme,
                  language,
                  words,
                  nameOf,
                }}
                onView={(map) => onChange({ map })}
                onSelect={select}
                onDrill={drill}
              />
            </Suspense>
            <div className="map-controls card">
              <label>
                <span className="visually-hidden">{words.metricLabel}</span>
                <select
                  value={metric}
                  onChange={(event) =>
                    onChange({ metric: event.target.value as ViewState["metric"] })
                  }
                >
                  {rankedMetrics.map((id) => (
                    <option key={id} value={id}>
                      {metricDefinitions[id].name[language]}
                    </option>
                  ))}
                </select>
              </label>
              <div className="seg" role="group" aria-label={words.kindLabel}>
                {(["all", "old", "managed"] as const).map((id) => (
                  <button
                    key={id}
                    type="button"
                    aria-pressed={kind === id}
                    onClick={() => onChange({ kind: id })}
                  >
                    {words.kinds[id]}
                  </button>
                ))}
              </div>
            </div>
          </div>
          <div className="scrubber">
            <h2>{words.scrubber}</h2>
            <TimeScrubber
              quarters={summary.quarters.map(({ period, closed, state }) => ({
                period,
                count: closed,
                reporting: state === "reporting",
              }))}
              first={Math.max(0, quarters.indexOf(chosen[0]!))}
              last={Math.max(0, quarters.indexOf(chosen.at(-1)!))}
              words={{ title: words.scrubber, reporting: words.reporting }}
              onChange={(first, last) =>
                onChange({ window: windowOf(quarters[first]!, quarters[last]!) })
              }
            />
          </div>
        </section>
        <SideRail
          {...{ source, summary, window, within, kind, language, words, nameOf }}
          onSelect={select}
        />
      </div>
    </main>
  );
}

function usePoints(source: FigureSource, window: string): MapPoints | null {
  const [points, setPoints] = useState<MapPoints | null>(null);
  useEffect(() => {
    let wanted = true;
    source.points(window).then(
      (loaded) => {
        if (wanted) setPoints(loaded);
      },
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [source, window]);
  return points;
}

/** Units by value, the best first; small ones among them without a rank, then those without a figure. */
function rankingRows(
  rows: readonly FigureRow[],
  before: readonly FigureRow[],
  nameOf: (id: string) => string,
): readonly RankingRow[] {
  const previous = new Map(
    before.filter(({ part }) => part === null).map((row) => [row.unit_id, row.value]),
  );
  return rows
    .filter(({ part }) => part === null)
    .map(({ unit_id: id, value, low, high, n, flag }) => ({
      id,
      name: nameOf(id),
      value,
      low,
      high,
      n,
      flag: flag === "partial" && (n ?? 0) < 30 ? ("small" as const) : flag,
      previous: previous.get(id) ?? null,
    }))
    .sort((a, b) => (b.value ?? -1) - (a.value ?? -1) || (a.id < b.id ? -1 : 1));
}

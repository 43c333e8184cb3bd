import { type MetricId, definitionIn, previousWindow } from "@atlas/metrics";
import { type ReactElement, useCallback, useEffect, useMemo, useState } from "react";
import type { FigureSource } from "./data/figure-source.js";
import type { LoadedWarehouse } from "./data/load-warehouse.js";
import { useFigures } from "./data/use-figures.js";
import { useNames } from "./data/use-names.js";
import type { Messages } from "./i18n/messages.js";
import { Centre, type Scene } from "./panels/centre.js";
import { DefinitionsDialog } from "./panels/definitions-dialog.js";
import { KpiStrip } from "./panels/kpi-strip.js";
import { PanelBoundary } from "./panels/panel-boundary.js";
import { RankingRail } from "./panels/ranking-rail.js";
import { rankingRows } from "./panels/ranking-rows.js";
import { ScrubberBar } from "./panels/scrubber-bar.js";
import { SideRail } from "./panels/side-rail.js";
import { useKeys } from "./state/use-keys.js";
import { usePlayer } from "./state/use-player.js";
import type { ViewState } from "./state/view-state.js";
import { windowLabel } from "./state/window-label.js";

interface MonitorProps {
  readonly warehouse: LoadedWarehouse;
  readonly source: FigureSource;
  readonly view: ViewState;
  readonly words: Messages;
  readonly onChange: (change: Partial<ViewState>) => void;
}

/** 监测: the bureau's workspace. */
export function Monitor(props: MonitorProps): ReactElement {
  const { warehouse, source, view, words, onChange } = props;
  const { summary } = warehouse;
  const { kind, within, language } = view;
  const window = view.window ?? summary.window;
  const [asked, setAsked] = useState<{ readonly metric: MetricId | null } | null>(null);
  const quarters = useMemo(() => summary.quarters.map(({ period }) => period), [summary]);
  const showWindow = useCallback((to: string) => onChange({ window: to }), [onChange]);
  const player = usePlayer(window, quarters, showWindow);
  const previous = previousWindow(window);
  const question = [view.metric, view.level, kind, window, within].join("|");
  useEffect(() => {
    performance.mark("atlas:figures");
  }, []);
  return (
    <main id="content" tabIndex={-1}>
      <PanelBoundary words={words} resetKey={question}>
        <KpiStrip
          {...{ source, summary, window, previous, quarters, within, kind, language, words }}
          onDefine={(metric) => setAsked({ metric })}
        />
      </PanelBoundary>
      <div className="body">
        <PanelBoundary words={words} resetKey={question}>
          <Units
            {...props}
            window={window}
            scrubber={
              <ScrubberBar
                quarters={summary.quarters}
                playing={player.playing}
                onWindow={showWindow}
                onStep={player.step}
                onPlay={player.toggle}
                {...{ window, words }}
              />
            }
            player={player}
          />
        </PanelBoundary>
        <PanelBoundary words={words} resetKey={question}>
          <SideRail
            {...{ source, summary, window, within, kind, language, words, warehouse }}
            onSelect={(id) => onChange({ selected: id })}
            onDefine={() => setAsked({ metric: null })}
          />
        </PanelBoundary>
      </div>
      {asked && (
        <DefinitionsDialog
          metric={asked.metric}
          {...{ window, language, words }}
          onClose={() => setAsked(null)}
        />
      )}
    </main>
  );
}

/** Ranking and map over the same units. */
function Units({
  warehouse,
  source,
  view,
  words,
  onChange,
  window,
  scrubber,
  player,
}: MonitorProps & {
  readonly window: string;
  readonly scrubber: ReactElement;
  readonly player: ReturnType<typeof usePlayer>;
}): ReactElement {
  const { metric, within, selected, sort } = view;
  const definition = useMemo(() => definitionIn(source.config, metric), [source, metric]);
  const level =
    metric === "return_completeness" ? "district" : within !== null ? "township" : view.level;
  const query = {
    metric,
    level,
    within: level === "district" ? null : within,
    kind: metric === "return_completeness" ? "all" : view.kind,
  } as const;
  const rows = useFigures(source, { ...query, periods: [window] });
  const before = useFigures(source, { ...query, periods: [previousWindow(window)] });
  const nameOf = useNames(warehouse, view.language);
  const ranking = useMemo(
    () => rows && rankingRows(rows, before ?? [], nameOf, sort),
    [rows, before, nameOf, sort],
  );
  const onSelect = useCallback((id: string) => onChange({ selected: id }), [onChange]);
  const onDrill = useCallback(
    (id: string) => onChange(id.length <= 6 ? { within: id, selected: null } : { selected: id }),
    [onChange],
  );
  const neighbour = (by: 1 | -1): void => {
    const ids = (ranking ?? []).map(({ id }) => id);
    const at = selected === null ? -1 : ids.indexOf(selected);
    const next = at < 0 ? ids.at(by > 0 ? 0 : -1) : ids[(at + by + ids.length) % ids.length];
    if (next !== undefined) onSelect(next);
  };
  useKeys({
    "[": () => neighbour(-1),
    "]": () => neighbour(1),
    ArrowLeft: () => player.step(-1),
    ArrowRight: () => player.step(1),
    " ": player.toggle,
    Escape: () => onChange(selected === null ? { within: null } : { selected: null }),
  });
  const scene: Scene = {
    warehouse,
    source,
    view,
    window,
    level,
    definition,
    rows,
    words,
    nameOf,
    onChange,
    onSelect,
    onDrill,
  };
  const title = words.ranking(
    definition.name[view.language],
    level === "district" ? words.districts : words.townships,
  );
  const valued = ranking?.filter(({ value }) => value !== null).length;
  return (
    <>
      <p className="visually-hidden" aria-live="polite">
        {valued !== undefined && words.announce(title, valued, windowLabel(window))}
      </p>
      <RankingRail
        {...{ title, definition, view, words, onChange, onSelect, onDrill }}
        rows={ranking}
      />
      <section className="centre">
        <PanelBoundary words={words} resetKey={metric}>
          <Centre {...scene} />
        </PanelBoundary>
        {scrubber}
      </section>
    </>
  );
}

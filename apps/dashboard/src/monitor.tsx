import { type MetricId, type PlaceDirectory, definitionIn } from "@atlas/metrics";
import { type ReactElement, useCallback, useEffect, useMemo, useState } from "react";
import type { FigureSource } from "./data/figure-source.js";
import type { LoadedWarehouse } from "./data/load-warehouse.js";
import { CompoundPanel } from "./compound/compound-panel.js";
import type { CompoundReaders } from "./compound/compound-readers.js";
import { useChosenPlace } from "./data/use-chosen-place.js";
import { allPlaces } from "./data/places-reader.js";
import { type Reader, useReadingIfAny } from "./data/use-reading.js";
import { usePath } from "./data/use-path.js";
import { useNames } from "./data/use-names.js";
import type { Messages } from "./i18n/messages.js";
import { Centre } from "./panels/centre.js";
import { DefinitionsDialog } from "./panels/definitions-dialog.js";
import { KpiStrip } from "./panels/kpi-strip.js";
import { PanelBoundary } from "./panels/panel-boundary.js";
import type { Scene } from "./panels/scene.js";
import { ScrubberBar } from "./panels/scrubber-bar.js";
import { SystemTabs } from "./systems/system-tabs.js";
import { SystemView } from "./systems/system-view.js";
import { systemWordsOf } from "./i18n/system-words.js";
import { Sheet } from "./panels/sheet.js";
import { SideRail } from "./panels/side-rail.js";
import { WithinPanel } from "./panels/within-panel.js";
import { UnitRanking } from "./panels/unit-ranking.js";
import { comparisonWindow } from "./state/comparison-window.js";
import { useKeys } from "./state/use-keys.js";
import type { Point } from "./state/use-pointing.js";
import type { ChangeView } from "./state/use-view.js";
import { usePlayer } from "./state/use-player.js";
import { parentsOf } from "./state/parents-of.js";
import {
  type ViewState,
  isCompoundId,
  isUnitId,
  levelOfUnit,
  levelShown,
} from "./state/view-state.js";

/** 监测: the bureau's workspace. */
export function Monitor({
  warehouse,
  source,
  places,
  readers,
  view,
  words,
  onChange,
  onPoint,
}: {
  readonly warehouse: LoadedWarehouse;
  readonly source: FigureSource;
  readonly places: Reader<PlaceDirectory>;
  readonly readers: CompoundReaders;
  readonly view: ViewState;
  readonly words: Messages;
  readonly onChange: ChangeView;
  readonly onPoint: Point;
}): ReactElement {
  const { summary } = warehouse;
  const { metric, kind, within, language } = view;
  const window = view.window ?? summary.window;
  const [asked, setAsked] = useState<{ readonly metric: MetricId | null } | null>(null);
  const quarters = useMemo(() => summary.quarters.map(({ period }) => period), [summary]);
  const showWindow = useCallback((to: string) => onChange({ window: to }), [onChange]);
  const prepareNext = useCallback(
    (signal: AbortSignal) => source.prepareLater(1, signal),
    [source],
  );
  const player = usePlayer(window, quarters, showWindow, prepareNext);
  const previous = comparisonWindow(window, view.compare);
  const question = [metric, view.level, kind, window, within].join("|");
  useEffect(() => {
    performance.mark("atlas:figures");
  }, []);
  const definition = useMemo(() => definitionIn(source.config, metric), [source, metric]);
  const directory = useReadingIfAny(
    places,
    within !== null && levelOfUnit(within) !== "district" ? allPlaces : null,
  );
  const nameOf = useNames(warehouse, directory, language);
  const above = (id: string | null): string | null => parentsOf(summary, id).at(-2) ?? null;
  const onSelect = useCallback((id: string) => onChange({ selected: id }), [onChange]);
  const onDrill = useCallback(
    (id: string) =>
      onChange(isUnitId(id) ? { within: id, selected: null, map: null } : { selected: id }),
    [onChange],
  );
  useKeys({
    ArrowLeft: () => player.step(-1),
    ArrowRight: () => player.step(1),
    " ": player.toggle,
    Escape: () =>
      onChange((asked) =>
        asked.selected === null ? { within: above(asked.within), map: null } : { selected: null },
      ),
  });
  const compound = isCompoundId(view.selected) ? view.selected : null;
  const place = useChosenPlace(readers.sheets, summary.sites, view.selected);
  const path = usePath(readers.sheets, summary, view, nameOf);
  const onCompound = useCallback(
    (registerRow: number) => {
      source.compoundAt(registerRow).then(
        (id) => onChange({ selected: id }),
        // The panels say that the engine failed.
        () => undefined,
      );
    },
    [source, onChange],
  );
  // A compound's sheet stands beside the map, whatever was open before it.
  const system = compound === null ? view.system : null;
  const onDefine = useCallback((defined: MetricId) => setAsked({ metric: defined }), []);
  const onDefineAll = useCallback(() => setAsked({ metric: null }), []);
  const level = levelShown(view);
  const scene: Scene = {
    warehouse,
    source,
    view,
    window,
    before: previous,
    level,
    place,
    definition,
    words,
    nameOf,
    path,
    onChange,
    onCompound,
    onSelect,
    onDrill,
    onPoint,
    onDefine,
  };
  return (
    <main id="content" tabIndex={-1}>
      {compound === null && (
        <PanelBoundary words={words} resetKey={question}>
          <KpiStrip
            {...{ source, summary, window, previous, quarters, within, kind, language, words }}
            compare={view.compare}
            onDefine={onDefine}
          />
        </PanelBoundary>
      )}
      {compound === null && (
        <SystemTabs system={view.system} words={systemWordsOf(language)} onChange={onChange} />
      )}
      <div
        className="body"
        data-open={compound !== null ? "compound" : system !== null ? "system" : undefined}
      >
        {system === null ? (
          <section className="centre">
            <PanelBoundary words={words} resetKey={question}>
              <Centre {...scene} />
            </PanelBoundary>
          </section>
        ) : (
          <SystemView {...{ system, scene }} />
        )}
        <Sheet words={words}>
          {compound !== null ? (
            <PanelBoundary words={words} resetKey={compound} className="compound">
              {source.forPublic ? (
                <WithinPanel
                  text={words.sheetWithin}
                  close={words.close}
                  onClose={() => onChange({ selected: null })}
                />
              ) : (
                <CompoundPanel
                  key={compound}
                  id={compound}
                  {...{ source, readers, view, window, nameOf, onChange }}
                  asOf={summary.as_of}
                  sites={summary.sites}
                  messages={words}
                />
              )}
            </PanelBoundary>
          ) : (
            <>
              <ScrubberBar
                quarters={summary.quarters}
                playing={player.playing}
                onWindow={showWindow}
                onStep={player.step}
                onPlay={player.toggle}
                {...{ source, view, window, words, nameOf }}
              />
              <PanelBoundary words={words} resetKey={question} className="rail-l">
                <UnitRanking {...scene} />
              </PanelBoundary>
              {system === null && (
                <PanelBoundary words={words} resetKey={question} className="rail-r">
                  <SideRail
                    {...{
                      source,
                      summary,
                      window,
                      within,
                      kind,
                      language,
                      words,
                      nameOf,
                    }}
                    onUnit={onDrill}
                    onCompound={onSelect}
                    onDefine={onDefineAll}
                  />
                </PanelBoundary>
              )}
            </>
          )}
        </Sheet>
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

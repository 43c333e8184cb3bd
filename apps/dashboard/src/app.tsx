import { Patterns } from "@atlas/charts";
import { AppError } from "@atlas/schema";
import {
  type ReactElement,
  useCallback,
  Suspense,
  lazy,
  useEffect,
  useLayoutEffect,
  useMemo,
  useState,
} from "react";
import { I18nProvider } from "react-aria-components";
import { Bar } from "./bar.js";
import { makeCompoundReaders } from "./compound/compound-readers.js";
import { lazyEngine } from "./data/engine.js";
import { FigureSource } from "./data/figure-source.js";
import { type LoadedWarehouse, loadWarehouse } from "./data/load-warehouse.js";
import { makePlacesReader } from "./data/places-reader.js";
import { ChartExport } from "./export/chart-export.js";
import { ExportMenu } from "./export/export-menu.js";
import { messagesOf } from "./i18n/messages.js";
import { Monitor } from "./monitor.js";
import { Failure, type Problem } from "./panels/failure.js";
import { HelpDialog } from "./panels/help-dialog.js";
import { SearchBox } from "./search/search-box.js";
import { useKeys } from "./state/use-keys.js";
import { usePointing } from "./state/use-pointing.js";
import { useView } from "./state/use-view.js";
import { fitView, workspaces } from "./state/view-state.js";
import { workspaceKeys } from "./state/workspace-keys.js";

const PlanPage = lazy(() =>
  import("./plan/plan-page.js").then(({ PlanPage: page }) => ({ default: page })),
);

const BriefPage = lazy(() =>
  import("./brief/brief-page.js").then(({ BriefPage: page }) => ({ default: page })),
);

/** The page: bar, workspace, and the URL that is its state. */
export function App(): ReactElement {
  const { view: asked, dropped: unread, change } = useView();
  const [warehouse, setWarehouse] = useState<LoadedWarehouse | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [help, setHelp] = useState(false);
  const showHelp = useCallback(() => setHelp(true), []);
  const words = messagesOf(asked.language);

  useEffect(() => {
    loadWarehouse().then(setWarehouse, (error: unknown) =>
      setProblem({
        code: error instanceof AppError ? error.code : "unknown",
        detail: error instanceof Error ? error.message : String(error),
      }),
    );
  }, []);
  const locale = asked.language === "zh" ? "zh-CN" : "en";
  // Before the effects of what is inside, which read the theme's colours.
  useLayoutEffect(() => {
    document.documentElement.lang = locale;
    document.title = `${words.workspaces[asked.workspace]} · ${words.product}`;
    document.documentElement.dataset["theme"] = asked.theme;
  }, [locale, words, asked.theme, asked.workspace]);
  useKeys({
    "?": showHelp,
    ...Object.fromEntries(
      workspaces.map((workspace) => [workspaceKeys[workspace], () => change({ workspace })]),
    ),
  });
  const sources = useMemo(() => {
    if (!warehouse) return null;
    const { summary, config, readAttention } = warehouse;
    const engine = lazyEngine(warehouse.databaseUrl);
    return {
      internal: new FigureSource(summary, config, engine, false, readAttention),
      public: new FigureSource(summary, config, engine, true),
    };
  }, [warehouse]);
  const source = sources && sources[asked.audience];
  const places = useMemo(() => source && makePlacesReader(source), [source]);
  const exportSources = useMemo(
    () => warehouse && source && places && { warehouse, source, places },
    [warehouse, source, places],
  );
  const readers = useMemo(() => source && makeCompoundReaders(source, source.config), [source]);
  const known = useMemo(
    () =>
      warehouse && {
        quarters: warehouse.summary.quarters.map(({ period }) => period),
        places: new Set([
          ...warehouse.summary.divisions.map(({ division_id: id }) => id),
          ...warehouse.summary.sites.map(({ site_id: id }) => id),
        ]),
      },
    [warehouse],
  );
  const { view, dropped: unfit } = useMemo(
    () => (known ? fitView(asked, known) : { view: asked, dropped: [] }),
    [asked, known],
  );
  const point = usePointing(source, warehouse && warehouse.summary, view);
  const dropped = [...unread, ...unfit];

  return (
    <I18nProvider locale={locale}>
      <a className="skip" href="#content">
        {words.skip}
      </a>
      <Patterns />
      <Bar
        {...{ view, words }}
        synthetic={warehouse?.summary.synthetic === true}
        search={
          warehouse &&
          source &&
          places &&
          readers && (
            <SearchBox
              {...{ source, places }}
              sheets={readers.sheets}
              summary={warehouse.summary}
              language={view.language}
              messages={words}
              onChange={change}
              onPoint={point}
            />
          )
        }
        exports={
          exportSources &&
          view.workspace === "monitor" && (
            <ExportMenu sources={exportSources} view={view} onChange={change} />
          )
        }
        onChange={change}
        onHelp={showHelp}
      />
      {dropped.length > 0 && (
        <p className="notice" role="status">
          {words.dropped(dropped.join(", "))}
        </p>
      )}
      {problem !== null ? (
        <Failure problem={problem} title={words.errorTitle} />
      ) : warehouse && source && places && readers ? (
        <ChartExport summary={warehouse.summary} {...{ places, view }}>
          {view.workspace === "plan" ? (
            <Suspense fallback={<p className="skeleton">{words.loading}</p>}>
              <PlanPage {...{ warehouse, source, view, words }} onChange={change} />
            </Suspense>
          ) : view.brief === null ? (
            <Monitor
              {...{ warehouse, source, places, readers, view, words }}
              onChange={change}
              onPoint={point}
            />
          ) : (
            <Suspense fallback={<p className="skeleton">{words.loading}</p>}>
              <BriefPage {...{ warehouse, source, places, view }} onChange={change} />
            </Suspense>
          )}
        </ChartExport>
      ) : (
        <p className="skeleton" role="status">
          {words.loading}
        </p>
      )}
      {help && <HelpDialog words={words} language={view.language} onClose={() => setHelp(false)} />}
    </I18nProvider>
  );
}

import { Patterns } from "@atlas/charts";
import { AppError } from "@atlas/schema";
import { type ReactElement, useCallback, useEffect, useMemo, useState } from "react";
import { lazyEngine } from "./data/engine.js";
import { FigureSource } from "./data/figure-source.js";
import { type LoadedWarehouse, loadWarehouse } from "./data/load-warehouse.js";
import { messagesOf } from "./i18n/messages.js";
import { Monitor } from "./monitor.js";
import { type ViewState, readView, writeView } from "./state/view-state.js";

/** The page: bar, workspace, and the URL that is its state. */
export function App(): ReactElement {
  const [{ view, dropped }, setState] = useState(() => readView(location.search));
  const [warehouse, setWarehouse] = useState<LoadedWarehouse | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const words = messagesOf(view.language);

  useEffect(() => {
    loadWarehouse().then(setWarehouse, (error: unknown) =>
      setProblem(error instanceof AppError ? error.code : "warehouse_missing"),
    );
  }, []);
  useEffect(() => {
    document.documentElement.lang = view.language === "zh" ? "zh-CN" : "en";
    document.documentElement.dataset["theme"] = view.theme;
  }, [view.language, view.theme]);
  useEffect(() => {
    const back = (): void => setState(readView(location.search));
    addEventListener("popstate", back);
    return () => removeEventListener("popstate", back);
  }, []);
  const change = useCallback((part: Partial<ViewState>) => {
    setState((before) => {
      const after = { ...before.view, ...part };
      const url = `${location.pathname}${writeView(after)}`;
      // Moving the map is not a step back; anything else is.
      if (Object.keys(part).every((name) => name === "map")) history.replaceState(null, "", url);
      else if (url !== `${location.pathname}${location.search}`) history.pushState(null, "", url);
      return { view: after, dropped: [] };
    });
  }, []);
  useEffect(() => {
    const escape = (event: KeyboardEvent): void => {
      if (event.key === "Escape")
        change(view.selected === null ? { within: null } : { selected: null });
    };
    addEventListener("keydown", escape);
    return () => removeEventListener("keydown", escape);
  }, [change, view.selected]);
  const source = useMemo(
    () => warehouse && new FigureSource(warehouse.summary, lazyEngine(warehouse.databaseUrl)),
    [warehouse],
  );

  return (
    <>
      <Patterns />
      <header className="bar">
        <strong>{words.product}</strong>
        <nav>
          <a aria-current="page" href={location.pathname}>
            {words.monitor}
          </a>
        </nav>
        <span className="space" />
        {warehouse?.summary.synthetic !== false && (
          <span className="synth">
            <b>合成示例数据</b> Synthetic sample
          </span>
        )}
        <span className="stat">{words.local}</span>
        <div className="seg" role="group" aria-label={words.language}>
          <button
            type="button"
            aria-pressed={view.language === "zh"}
            onClick={() => change({ language: "zh" })}
          >
            中
          </button>
          <button
            type="button"
            aria-pressed={view.language === "en"}
            onClick={() => change({ language: "en" })}
          >
            EN
          </button>
        </div>
        <button
          type="button"
          className="ib"
          aria-label={words.theme}
          onClick={() => change({ theme: view.theme === "light" ? "dark" : "light" })}
        >
          {view.theme === "light" ? "☾" : "☀"}
        </button>
      </header>
      {dropped.length > 0 && (
        <p className="notice" role="status">
          {words.dropped(dropped.join(", "))}
        </p>
      )}
      {problem !== null ? (
        <section className="failure" role="alert">
          <h1>{words.errorTitle}</h1>
          <p>{messagesOf("zh").errors[problem as keyof typeof words.errors] ?? problem}</p>
          <p>{messagesOf("en").errors[problem as keyof typeof words.errors] ?? problem}</p>
        </section>
      ) : warehouse && source ? (
        <Monitor
          warehouse={warehouse}
          source={source}
          view={view}
          words={words}
          onChange={change}
        />
      ) : (
        <p className="notice" role="status">
          {words.loading}
        </p>
      )}
    </>
  );
}

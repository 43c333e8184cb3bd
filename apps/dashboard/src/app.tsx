import { Patterns } from "@atlas/charts";
import { AppError } from "@atlas/schema";
import { type ReactElement, useEffect, useMemo, useState } from "react";
import { Bar } from "./bar.js";
import { lazyEngine } from "./data/engine.js";
import { FigureSource } from "./data/figure-source.js";
import { type LoadedWarehouse, loadWarehouse } from "./data/load-warehouse.js";
import { messagesOf } from "./i18n/messages.js";
import { Monitor } from "./monitor.js";
import { HelpDialog } from "./panels/help-dialog.js";
import { useKeys } from "./state/use-keys.js";
import { useView } from "./state/use-view.js";
import { fitView } from "./state/view-state.js";

/** The page: bar, workspace, and the URL that is its state. */
export function App(): ReactElement {
  const { view: asked, dropped: unread, change } = useView();
  const [warehouse, setWarehouse] = useState<LoadedWarehouse | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [help, setHelp] = useState(false);
  const words = messagesOf(asked.language);

  useEffect(() => {
    loadWarehouse().then(setWarehouse, (error: unknown) =>
      setProblem(error instanceof AppError ? error.code : "warehouse_missing"),
    );
  }, []);
  useEffect(() => {
    document.documentElement.lang = asked.language === "zh" ? "zh-CN" : "en";
    document.documentElement.dataset["theme"] = asked.theme;
  }, [asked.language, asked.theme]);
  useKeys({ "?": () => setHelp(true) });
  const source = useMemo(
    () => warehouse && new FigureSource(warehouse.summary, lazyEngine(warehouse.databaseUrl)),
    [warehouse],
  );
  const known = useMemo(
    () =>
      warehouse && {
        quarters: warehouse.summary.quarters.map(({ period }) => period),
        places: new Set(warehouse.summary.divisions.map(({ division_id: id }) => id)),
      },
    [warehouse],
  );
  const { view, dropped: unfit } = useMemo(
    () => (known ? fitView(asked, known) : { view: asked, dropped: [] }),
    [asked, known],
  );
  const dropped = [...unread, ...unfit];

  return (
    <>
      <Patterns />
      <Bar
        {...{ view, words }}
        synthetic={warehouse?.summary.synthetic === true}
        onChange={change}
        onHelp={() => setHelp(true)}
      />
      {dropped.length > 0 && (
        <p className="notice" role="status">
          {words.dropped(dropped.join(", "))}
        </p>
      )}
      {problem !== null ? (
        <Failure code={problem} title={words.errorTitle} />
      ) : warehouse && source ? (
        <Monitor {...{ warehouse, source, view, words }} onChange={change} />
      ) : (
        <p className="skeleton" role="status">
          {words.loading}
        </p>
      )}
      {help && <HelpDialog words={words} onClose={() => setHelp(false)} />}
    </>
  );
}

/** In both languages: whoever set the server up may not be who reads the page. */
function Failure({ code, title }: { readonly code: string; readonly title: string }): ReactElement {
  return (
    <section className="failure" role="alert" data-code={code}>
      <h1>{title}</h1>
      {(["zh", "en"] as const).map((language) => {
        const { errors } = messagesOf(language);
        return (
          <p key={language} lang={language === "zh" ? "zh-CN" : "en"}>
            {errors[code as keyof typeof errors] ?? code}
          </p>
        );
      })}
    </section>
  );
}

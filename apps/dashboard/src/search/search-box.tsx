import { type Summary, recordsByCode, topicConsultations } from "@atlas/metrics";
import type { Language } from "@atlas/schema";
import { type ReactElement, Suspense, lazy, memo, useEffect, useMemo, useState } from "react";
import { Button } from "react-aria-components";
import type { FigureSource } from "../data/figure-source.js";
import { searchWordsOf } from "../i18n/search-words.js";
import type { Messages } from "../i18n/messages.js";
import { PanelBoundary } from "../panels/panel-boundary.js";
import { useKeys } from "../state/use-keys.js";
import type { Point } from "../state/use-pointing.js";
import type { ViewState } from "../state/view-state.js";
import type { SearchReaders } from "./search-dialog.js";
import type { FoundKind } from "./search-index.js";

const SearchDialog = lazy(() =>
  import("./search-dialog.js").then(({ SearchDialog: dialog }) => ({ default: dialog })),
);

const keptTopics = 20;
const topicCases = 20;

const keptCodes = 40;
const recordsOfKind = 4;

/** Opens the search, by a press, `/` or ⌘K; its code, and the names that it looks through, are loaded then. */
export const SearchBox = memo(function SearchBox({
  summary,
  source,
  places,
  sheets,
  language,
  messages,
  onChange,
  onPoint,
}: {
  readonly summary: Summary;
  readonly source: FigureSource;
  readonly places: SearchReaders["places"];
  readonly sheets: SearchReaders["sheets"];
  readonly language: Language;
  readonly messages: Messages;
  readonly onChange: (change: Partial<ViewState>) => void;
  readonly onPoint: Point;
}): ReactElement {
  const words = searchWordsOf(language);
  const [open, setOpen] = useState(false);
  const readers = useMemo<SearchReaders>(
    () => ({
      places,
      sheets,
      topics: source.reader("sheet topic", keptTopics, (database, topic) =>
        topicConsultations(database, topic, topicCases),
      ),
      records: source.reader("sheet code", keptCodes, (database, code) =>
        recordsByCode(database, code, recordsOfKind),
      ),
    }),
    [source, places, sheets],
  );
  useKeys({ "/": () => setOpen(true) });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (!(event.metaKey || event.ctrlKey) || event.key.toLowerCase() !== "k") return;
      event.preventDefault();
      setOpen(true);
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, []);
  const names = useMemo(
    () =>
      new Map(
        summary.divisions.map((row) => [
          row.division_id,
          language === "zh" ? row.name : row.name_en,
        ]),
      ),
    [summary, language],
  );
  const choose = (kind: FoundKind, id: string): void => {
    setOpen(false);
    onChange(
      kind === "compound" || kind === "site"
        ? { selected: id }
        : { within: id, selected: null, map: null },
    );
  };
  return (
    <>
      <Button className="search-open" aria-label={words.open} onPress={() => setOpen(true)}>
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
          <circle cx="7" cy="7" r="4.5" fill="none" stroke="currentColor" strokeWidth="1.5" />
          <path d="M10.5 10.5 L14 14" stroke="currentColor" strokeWidth="1.5" />
        </svg>
        <span>{words.open}</span>
        <kbd aria-hidden="true">/</kbd>
      </Button>
      {open && (
        <PanelBoundary words={messages} resetKey="search">
          <Suspense fallback={null}>
            <SearchDialog
              {...{ summary, readers, language }}
              close={messages.close}
              nameOf={(id) => names.get(id) ?? id}
              onChoose={choose}
              onPoint={onPoint}
              onClose={() => setOpen(false)}
            />
          </Suspense>
        </PanelBoundary>
      )}
    </>
  );
});

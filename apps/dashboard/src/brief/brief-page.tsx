import type { PlaceDirectory } from "@atlas/metrics";
import { type ReactElement, useRef } from "react";
import { Button } from "react-aria-components";
import type { FigureSource } from "../data/figure-source.js";
import type { LoadedWarehouse } from "../data/load-warehouse.js";
import { allPlaces } from "../data/places-reader.js";
import { useNames } from "../data/use-names.js";
import { Segments } from "../controls/segments.js";
import { fileName } from "../export/file-name.js";
import { saveFile } from "../export/save-file.js";
import { Told } from "../export/told.js";
import { useSaving } from "../export/use-saving.js";
import { type Reader, useFaultOfReading, useReadingIfAny } from "../data/use-reading.js";
import { briefWordsOf } from "../i18n/brief-words.js";
import { exportWordsOf } from "../i18n/export-words.js";
import { messagesOf } from "../i18n/messages.js";
import { useKeys } from "../state/use-keys.js";
import { windowLabel } from "../state/window-label.js";
import { type ViewState, levelOfUnit } from "../state/view-state.js";
import { type WrittenBrief, briefKey, briefReader } from "./brief-reader.js";
import { writeBrief } from "./write-brief.js";

const docxType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** The quarterly brief of what the view shows, as it prints; with a version for publication. */
export function BriefPage({
  warehouse,
  source,
  places,
  view,
  onChange,
}: {
  readonly warehouse: LoadedWarehouse;
  readonly source: FigureSource;
  readonly places: Reader<PlaceDirectory>;
  readonly view: ViewState;
  readonly onChange: (change: Partial<ViewState>) => void;
}): ReactElement {
  const { summary } = warehouse;
  const { language, within } = view;
  const words = briefWordsOf(language);
  const briefs = briefReader(source);
  const directory = useReadingIfAny(places, levelOfUnit(within) === "community" ? allPlaces : null);
  const nameOf = useNames(warehouse, directory, language);
  const audience = view.brief ?? "internal";
  const window = view.window ?? summary.window;
  const unit = within ?? summary.divisions.find(({ level }) => level === "city")!.division_id;
  const place = within === null ? messagesOf(language).levels.city : nameOf(within);
  const key = briefKey(unit, window, language, audience === "public");
  const brief = useReadingIfAny(briefs, key);
  const fault = useFaultOfReading(briefs, key);
  useKeys({ Escape: () => onChange({ brief: null }) });
  const frame = useRef<HTMLIFrameElement>(null);
  const { told, tell, save } = useSaving(exportWordsOf(language));
  const name = (extension: string): string =>
    fileName(
      [
        words.title,
        place,
        window,
        ...(audience === "public" ? [words.public] : []),
        summary.version.slice(0, 4),
      ],
      extension,
    );
  const saveDocx = async ({ input }: WrittenBrief): Promise<string> => {
    saveFile(name("docx"), docxType, await writeBrief(input, "docx"));
    return name("docx");
  };
  return (
    <main id="content" className="brief" aria-label={words.title}>
      <header className="brief-head">
        <h1>
          {words.title} <span className="sub">{`${place} · ${windowLabel(window)}`}</span>
        </h1>
        <Segments
          label={words.audience}
          value={audience}
          options={[
            ["internal", words.internal],
            ["public", words.public],
          ]}
          onChange={(brief) => onChange({ brief })}
        />
        <Button
          className="export-button"
          isDisabled={brief === undefined}
          onPress={() => frame.current?.contentWindow?.print()}
        >
          {words.print}
        </Button>
        <Button
          className="export-button"
          isDisabled={brief === undefined}
          onPress={() => brief && void save(() => saveDocx(brief))}
        >
          Word
        </Button>
        <Button className="export-button" onPress={() => onChange({ brief: null })}>
          {words.close}
        </Button>
      </header>
      <p className="sub brief-note">{words.notes[audience]}</p>
      {fault !== undefined ? (
        <p className="notice" role="alert">
          {words.failed}
        </p>
      ) : brief === undefined ? (
        <p className="skeleton" role="status">
          {words.composing}
        </p>
      ) : (
        <div className="brief-scroll">
          <iframe
            ref={frame}
            className="brief-paper"
            title={`${words.title} · ${place} · ${windowLabel(window)}`}
            // No script of it runs; the page prints it.
            sandbox="allow-same-origin allow-modals"
            srcDoc={brief.html}
          />
        </div>
      )}
      <Told text={told} onGone={() => tell("")} />
    </main>
  );
}

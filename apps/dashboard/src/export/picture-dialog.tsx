import { type PlaceDirectory, type Summary, metricDefinitions } from "@atlas/metrics";
import { type ReactElement, useState } from "react";
import { Button } from "react-aria-components";
import { Modal } from "../controls/modal.js";
import type { Reader } from "../data/use-reading.js";
import type { ExportWords } from "../i18n/export-words.js";
import { messagesOf } from "../i18n/messages.js";
import type { ViewState } from "../state/view-state.js";
import { listPictures } from "./list-pictures.js";
import { listTables } from "./list-tables.js";
import { placeShown } from "./place-shown.js";

/** The map, the charts and the tables that are seen, each with buttons for the files that it can become. */
export function PictureDialog({
  summary,
  places,
  view,
  words,
  onSave,
  onClose,
}: {
  readonly summary: Summary;
  readonly places: Reader<PlaceDirectory>;
  readonly view: ViewState;
  readonly words: ExportWords;
  readonly onSave: (take: () => Promise<string>) => Promise<void>;
  readonly onClose: () => void;
}): ReactElement {
  const [pictures] = useState(() =>
    listPictures(words.mapOf(metricDefinitions[view.metric].name[view.language])),
  );
  const [tables] = useState(listTables);
  return (
    <Modal title={words.pictures} close={messagesOf(view.language).close} onClose={onClose}>
      <p className="sub">{words.picturesNote}</p>
      <ul className="export-pictures">
        {pictures.map((picture, i) => (
          <li key={`${i}/${picture.name}`}>
            <span>{picture.name}</span>
            {(["svg", "png"] as const).map((format) => (
              <Button
                key={format}
                className="export-button"
                aria-label={`${picture.name}: ${format.toUpperCase()}`}
                onPress={() =>
                  void onSave(async () => {
                    const { takePicture } = await import("./take-picture.js");
                    const place = await placeShown({ summary, places }, view);
                    return takePicture({ summary, place }, view, picture, format);
                  })
                }
              >
                {format.toUpperCase()}
              </Button>
            ))}
          </li>
        ))}
        {tables.map(({ name, cells }, i) => (
          <li key={`${i}/table`}>
            <span>{name}</span>
            {(["csv", "xlsx"] as const).map((format) => (
              <Button
                key={format}
                className="export-button"
                aria-label={`${name}: ${format.toUpperCase()}`}
                onPress={() =>
                  void onSave(async () => {
                    const { takeChartTable } = await import("./take-chart-table.js");
                    const place = await placeShown({ summary, places }, view);
                    return takeChartTable({ summary, place }, view, {
                      format,
                      title: name,
                      table: cells,
                    });
                  })
                }
              >
                {format.toUpperCase()}
              </Button>
            ))}
          </li>
        ))}
      </ul>
    </Modal>
  );
}

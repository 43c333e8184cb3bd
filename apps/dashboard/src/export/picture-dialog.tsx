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
          <FileButtons
            key={`${i}/${picture.name}`}
            name={picture.name}
            formats={["svg", "png"]}
            onFile={(format) =>
              void onSave(async () => {
                const { takePicture } = await import("./take-picture.js");
                const place = await placeShown({ summary, places }, view);
                return takePicture({ summary, place }, view, picture, format);
              })
            }
          />
        ))}
        {tables.map(({ name, cells }, i) => (
          <FileButtons
            key={`${i}/table`}
            name={name}
            formats={["csv", "xlsx"]}
            onFile={(format) =>
              void onSave(async () => {
                const { takeChartTable } = await import("./take-chart-table.js");
                const place = await placeShown({ summary, places }, view);
                const table = { format, title: name, table: cells };
                return takeChartTable({ summary, place }, view, table);
              })
            }
          />
        ))}
      </ul>
    </Modal>
  );
}

/** One thing that can be taken, and a button for each kind of file. */
function FileButtons<Format extends string>({
  name,
  formats,
  onFile,
}: {
  readonly name: string;
  readonly formats: readonly Format[];
  readonly onFile: (format: Format) => void;
}): ReactElement {
  return (
    <li>
      <span>{name}</span>
      {formats.map((format) => (
        <Button
          key={format}
          className="export-button"
          aria-label={`${name}: ${format.toUpperCase()}`}
          onPress={() => onFile(format)}
        >
          {format.toUpperCase()}
        </Button>
      ))}
    </li>
  );
}

import { type PlaceDirectory, definitionIn } from "@atlas/metrics";
import type { FigureSource } from "../data/figure-source.js";
import type { LoadedWarehouse } from "../data/load-warehouse.js";
import { allPlaces } from "../data/places-reader.js";
import { namesIn } from "../data/use-names.js";
import type { Reader } from "../data/use-reading.js";
import { exportWordsOf } from "../i18n/export-words.js";
import { messagesOf } from "../i18n/messages.js";
import { unitQuery } from "../panels/scene.js";
import { type ViewState, finestLevel, levelShown } from "../state/view-state.js";
import { figureTable } from "./figure-table.js";
import { fileName } from "./file-name.js";
import { saveFile } from "./save-file.js";
import type { TableFormat } from "./table-file.js";
import { tableTypes, writeTable } from "./write-table.js";

/** What the page reads from. */
export interface ExportSources {
  readonly warehouse: LoadedWarehouse;
  readonly source: FigureSource;
  readonly places: Reader<PlaceDirectory>;
}

/** Saves the ranking that a view shows as a file. @returns the file's name
 * @throws what the engine threw */
export async function takeRanking(
  { warehouse, source, places }: ExportSources,
  view: ViewState,
  format: TableFormat,
): Promise<string> {
  const { summary } = warehouse;
  const { language, within } = view;
  const level = levelShown(view);
  const window = view.window ?? summary.window;
  const query = unitQuery({ view, level }, window);
  const definition = definitionIn(source.config, view.metric);
  const isShown = definition.levels.includes(level);
  const rows = !isShown ? [] : await source.ask(query);
  const isBelowTownship = level === "community" || level === "compound";
  const nameOf = namesIn(
    summary,
    isBelowTownship ? await places.ask(allPlaces) : undefined,
    language,
  );
  const words = messagesOf(language);
  const { publicName } = exportWordsOf(language);
  const ranking = figureTable(
    rows,
    definition,
    {
      language,
      figure: definition.name[language],
      definition: definition.definition[language],
      window,
      level,
      kind: query.kind,
      within: within === null ? words.levels.city : nameOf(within),
      asOf: summary.as_of,
      snapshot: summary.version,
      synthetic: summary.synthetic,
      forPublic: source.forPublic,
    },
    nameOf,
  );
  // A figure that is not shown so far down says so in place of rows.
  const limit = words.onlyDownTo(definition.name[language], words.levels[finestLevel(view.metric)]);
  const table = isShown ? ranking : { ...ranking, rows: [[limit]] };
  const parts = [
    definition.name[language],
    ...(within === null ? [] : [nameOf(within)]),
    words.levels[level],
    ...(query.kind === "all" ? [] : [words.kinds[query.kind]]),
    window,
    ...(source.forPublic ? [publicName] : []),
    summary.version.slice(0, 4),
  ];
  const name = fileName(parts, format);
  saveFile(name, tableTypes[format], await writeTable(table, format));
  return name;
}

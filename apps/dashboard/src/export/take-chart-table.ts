import type { ShownFigures, TakenCells } from "@atlas/charts";
import {
  type FigureFlag,
  type MetricDefinition,
  type MetricId,
  type Summary,
  metricDefinitions,
} from "@atlas/metrics";
import type { Language } from "@atlas/schema";
import { exportWordsOf } from "../i18n/export-words.js";
import { messagesOf } from "../i18n/messages.js";
import { windowLabel } from "../state/window-label.js";
import type { ViewState } from "../state/view-state.js";
import { fileName } from "./file-name.js";
import { saveFile } from "./save-file.js";
import type { TableFormat } from "./table-file.js";
import { tableTypes, writeTable } from "./write-table.js";

/** A number as it is shown, with its thousands apart, as a number; any other text as it is. */
const cellValue = (text: string, numeric: boolean): string | number =>
  numeric && /^[-−]?\d{1,3}(,?\d{3})*(\.\d+)?$/.test(text)
    ? Number(text.replaceAll(",", "").replace("−", "-"))
    : text;

/** The definitions of the figures that a table shows. */
const definitionLines = (
  { figures }: ShownFigures,
  language: Language,
): readonly (readonly [string, string])[] =>
  figures.flatMap((id) => {
    const found = metricDefinitions[id as MetricId] as MetricDefinition | undefined;
    if (!found) return [];
    const { name, definition } = found;
    return [
      [exportWordsOf(language).facts.definition, `${name[language]}: ${definition[language]}`],
    ] as const;
  });

/** What is to be known of them. */
function flagLines(
  { flags }: ShownFigures,
  language: Language,
): readonly (readonly [string, string])[] {
  const words = exportWordsOf(language);
  return (flags as readonly FigureFlag[]).map((flag) => [
    words.facts.flags,
    `${words.flags[flag]}: ${words.flagMeanings[flag]}`,
  ]);
}

/** Saves the table of a chart as it stands on the page.
 * @param place name of what the view shows
 * @returns the file's name */
export async function takeChartTable(
  { summary, place }: { readonly summary: Summary; readonly place: string },
  view: ViewState,
  {
    format,
    title,
    table,
  }: { readonly format: TableFormat; readonly title: string; readonly table: TakenCells },
): Promise<string> {
  const { language } = view;
  const words = exportWordsOf(language);
  const messages = messagesOf(language);
  const window = view.window ?? summary.window;
  const { facts } = words;
  const file = await writeTable(
    {
      name: title,
      about: words.about,
      facts: [
        [facts.figure, title],
        ...definitionLines(table.shown, language),
        [facts.window, windowLabel(window)],
        [facts.kind, messages.kinds[view.kind]],
        [facts.within, place],
        [facts.asOf, summary.as_of],
        [facts.snapshot, summary.version],
        [facts.version, view.audience === "public" ? words.forPublic : words.forBureau],
        [facts.data, summary.synthetic ? words.synthetic : words.reported],
        ...flagLines(table.shown, language),
      ],
      headers: table.columns.map(({ header }) => header),
      rows: table.rows.map((cells) =>
        table.columns.map(({ numeric }, i) =>
          cellValue(cells[i] || words.noFigure, numeric === true),
        ),
      ),
    },
    format,
  );
  const version = view.audience === "public" ? [words.publicName] : [];
  const name = fileName([title, place, window, ...version, summary.version.slice(0, 4)], format);
  saveFile(name, tableTypes[format], file);
  return name;
}

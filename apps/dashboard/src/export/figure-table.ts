import type { FigureRow, MetricDefinition } from "@atlas/metrics";
import { exportWordsOf } from "../i18n/export-words.js";
import { messagesOf } from "../i18n/messages.js";
import type { TakenTable } from "./table-file.js";
import { type ViewFacts, factLines } from "./view-facts.js";

/** The figures of a ranking as a table, in the order of their codes. Shares stay shares 0..1: a spreadsheet program makes percentages of
 * them. A number that there is not is told by the flag's word. */
export function figureTable(
  rows: readonly FigureRow[],
  definition: MetricDefinition,
  facts: ViewFacts,
  nameOf: (id: string) => string,
): TakenTable {
  const words = exportWordsOf(facts.language);
  const unit = messagesOf(facts.language).units[definition.unit];
  const { columns } = words;
  const cells = (row: FigureRow): readonly (string | number)[] => {
    const without = row.value === null ? words.flags[row.flag] : words.noInterval;
    return [
      row.unit_id,
      nameOf(row.unit_id),
      row.value ?? words.flags[row.flag],
      row.low ?? without,
      row.high ?? without,
      row.numerator ?? words.flags[row.flag],
      row.denominator ?? words.flags[row.flag],
      row.n ?? words.flags[row.flag],
      words.flags[row.flag],
    ];
  };
  return {
    name: facts.figure,
    about: words.about,
    facts: factLines(facts),
    headers: [
      columns.code,
      columns.unit,
      `${columns.value} · ${unit}`,
      columns.low,
      columns.high,
      `${columns.numerator} · ${definition.numerator[facts.language]}`,
      `${columns.denominator} · ${definition.denominator[facts.language]}`,
      `${columns.n} · ${definition.n[facts.language]}`,
      columns.flag,
    ],
    rows: rows
      .filter(({ part }) => part === null)
      .toSorted((a, b) => (a.unit_id < b.unit_id ? -1 : 1))
      .map(cells),
  };
}

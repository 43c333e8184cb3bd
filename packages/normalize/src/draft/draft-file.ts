import type { Locator } from "@atlas/divisions";
import { findTables, type FoundTable } from "../map/find-tables.js";
import { inferColumns } from "../map/infer-columns.js";
import { otherCity } from "../map/other-city.js";
import { type ReturnFacts, returnFacts } from "../map/return-facts.js";
import { isProse, isWordList, type TextRow } from "../map/row-shape.js";
import { type SavedMapping, mappingsOf } from "../map/saved-mappings.js";
import { transposed } from "../map/transpose.js";
import { maskPersonal } from "../parse/mask-personal.js";
import { type Deadline, deadlineFrom, noDeadline } from "../read/deadline.js";
import type { FileReading, TextSheet } from "../read/file-reading.js";
import { LimitExceeded } from "../read/zip-parts.js";
import { namesColumn } from "../map/score-header.js";
import type { ReferenceData } from "../reference.js";
import { draftTable } from "./draft-table.js";
import { type DraftOptions, type DraftPart, type FileDraft, finding } from "./file-draft.js";
import { echoedRows, unreadRows } from "./unread-rows.js";
import { workbookHeading } from "./workbook-columns.js";

/** What drafting needs besides the file. */
export interface DraftContext {
  readonly reference: ReferenceData;
  readonly locator: Locator;
  /** What persons said headings of a unit mean (`unit-mappings.csv`). */
  readonly mappings?: readonly SavedMapping[];
}

/** Reads one file on its own: its tables, what each column is, every cell as a value, every row's state. Pure but for the clock.
 * @param now milliseconds since any moment, for the limit on time: a file that takes longer is rejected whole, as one that cannot be
 * read in time. Without a clock there is no limit; give none for a file that the books already hold */
export function draftFile(
  reading: FileReading,
  options: DraftOptions,
  context: DraftContext,
  now: (() => number) | null = null,
): FileDraft {
  const { sheets, ...head } = reading;
  const deadline = now === null ? noDeadline : deadlineFrom(now, "drafting");
  // A sheet without a cell says nothing beside one that has some.
  const written = sheets.filter(({ rows }) => rows.length > 0);
  try {
    const parts = written.flatMap((sheet) =>
      draftSheet(sheet, { reading, options, context, deadline }),
    );
    return { reading: head, options, parts: withInstructions(parts) };
  } catch (error) {
    if (!(error instanceof LimitExceeded)) throw error;
    const parameters = { limit: error.limit, raw: error.found };
    const rejection = { code: "limit_exceeded", parameters } as const;
    return { reading: { ...head, rejection }, options, parts: [] };
  }
}

/** What drafting a sheet needs besides the sheet. */
interface SheetFrame {
  readonly reading: FileReading;
  readonly options: DraftOptions;
  readonly context: DraftContext;
  readonly deadline: Deadline;
}

const spoken = (rows: readonly TextRow[], from: number, until: number): string =>
  rows
    .slice(from, until)
    .flatMap((row) => row.filter((cell) => cell !== null))
    .map(maskPersonal)
    .join("  ");

function draftSheet(given: TextSheet, frame: SheetFrame): DraftPart[] {
  const { reading, options, context, deadline } = frame;
  const fileName = reading.name.replace(/^.*[/\\]/, "");
  const titlesBeside = maskPersonal(given.titles);
  const names = `${titlesBeside} ${given.name} ${fileName}`;
  // Whose return it is must be known before its header is.
  const { unit_id: unit } = returnFacts(
    `${spoken(given.rows, 0, 5)}  ${titlesBeside}  ${given.name}`,
    reading.name,
  );
  const saved = mappingsOf(context.mappings ?? [], unit);
  const find = (rows: readonly TextRow[], keyed: boolean, beside = names): readonly FoundTable[] =>
    findTables(rows, {
      reference: context.reference,
      headerWords: context.reference.headerWords,
      forced: options.kind ?? null,
      saved,
      keyed,
      deadline,
      hintOf: (from, until) => `${spoken(rows, from, until)} ${beside}`.normalize("NFKC"),
    });
  // Keys of JSON records are a header that is no row.
  const keyed = given.keys !== null;
  const sheet = given;
  const rows: readonly TextRow[] = keyed
    ? [given.keys.map(emptyAsNull), ...given.rows]
    : given.rows;
  let tables = find(rows, keyed);
  // Rows of a workbook are corrections or nothing, whatever table they look like below its heading.
  const heading = keyed ? -1 : workbookHeading(rows);
  const echoed =
    heading >= 0 && !tables.some(({ header }) => header[0] <= heading && heading <= header[1]);
  if (echoed) tables = [];
  if (tables.length === 0 && !keyed && !echoed) {
    // A title stands above a list and may be like a heading (小区名单); what stands below is a note.
    const turned = transposed(given, (text, side) =>
      namesColumn(text, side === "above" ? 0.9 : 0.7, options.kind, context.reference),
    );
    // Drafted as what it is then, which is also how it comes back out of the books.
    if (
      turned !== null &&
      find(turned.rows, false, `${maskPersonal(turned.titles)} ${names}`).length > 0
    )
      return draftSheet(turned, frame);
  }
  if (tables.length === 0 && !keyed && !echoed && (options.kind ?? "compounds") === "compounds") {
    const match = inferColumns(rows);
    if (match)
      tables = [
        { from: 0, header: [-1, -1], end: rows.length, labels: match.columns.map(() => []), match },
      ];
  }
  const offset = keyed ? 0 : 1;
  const titles = (from: number, until: number): string =>
    `${spoken(rows, from, until)}  ${titlesBeside}`;
  const closing = spoken(
    rows.slice(-6).filter((row) => row.length <= 2),
    0,
    6,
  );
  const sheetFacts = returnFacts(
    `${titles(0, Math.max(0, echoed ? heading : (tables[0]?.header[0] ?? 0)))}  ${sheet.name}`,
    reading.name,
  );
  const partOf = (facts: ReturnFacts) => ({
    sheet: sheet.name,
    hidden: sheet.hidden,
    keyed,
    titles: titlesBeside,
    merges: sheet.merges,
    notes: sheet.notes.map(maskPersonal),
    ...facts,
    synthetic: facts.synthetic || /合成示例/.test(closing),
    received_on: facts.received_on ?? options.received ?? null,
    crs: null,
    crsEvidence: null,
    undecided: null,
  });
  if (echoed)
    return [
      {
        ...partOf(sheetFacts),
        ...echoedRows(rows),
        why: "workbook",
        issues: [finding("workbook_unread", null, null, null, null)],
      },
    ];
  const elsewhere = otherCity(
    `${titles(0, tables[0]?.header[0] ?? 5)} ${sheet.name} ${fileName}`,
    sheetFacts,
  );
  if (tables.length === 0 || elsewhere !== null) {
    const rejection =
      elsewhere !== null
        ? ("other_city" as const)
        : rows.every((row) => row.length <= 1 && keyed)
          ? ("file_empty" as const)
          : ("header_missing" as const);
    return [
      {
        ...partOf(sheetFacts),
        ...unreadRows(rows, offset, keyed ? sheet.keys : null, rejection),
        why: why(rows, sheet, context),
        issues: [finding(rejection, null, null, elsewhere, null)],
      },
    ];
  }
  return tables.map((table, i): DraftPart => {
    const own = i === 0 ? null : returnFacts(titles(table.from, table.header[0]), "");
    const facts = own === null ? sheetFacts : overlaid(sheetFacts, own);
    return draftTable(rows, table, {
      base: partOf(facts),
      sheet,
      offset,
      first: i === 0,
      titles: titles(table.from, Math.max(table.from, table.header[0])),
      encoding: reading.encoding,
      dateSystem: reading.dateSystem ?? "1900",
      options,
      context,
      deadline,
    });
  });
}

const emptyAsNull = (key: string): string | null => (key.trim() === "" ? null : key);

/** Facts of a block's own titles, where they say something, over those of the sheet. */
const overlaid = (sheet: ReturnFacts, own: ReturnFacts): ReturnFacts => ({
  unit_id: own.unit_id ?? sheet.unit_id,
  period: own.period ?? sheet.period,
  declared_on: own.declared_on ?? sheet.declared_on,
  received_on: own.received_on ?? sheet.received_on,
  synthetic: own.synthetic || sheet.synthetic,
});

const instructions = "instructions";
const wordList = "word list";

/** What a sheet without a table is. */
function why(rows: readonly TextRow[], sheet: TextSheet, { reference }: DraftContext): string {
  if (isProse(rows, sheet.name)) return instructions;
  return isWordList(rows, reference.words, reference.headerWords) ? wordList : "no table";
}

/** Sheets of prose and of words to choose from beside a table are part of its form: structural, in the return of that table. */
function withInstructions(parts: readonly DraftPart[]): readonly DraftPart[] {
  const main = parts.find((part) => part.kind !== null && part.rejection === null);
  if (!main) return parts;
  return parts.map((part) => {
    if (part.rejection !== "header_missing" || (part.why !== instructions && part.why !== wordList))
      return part;
    const { kind, unit_id, period, declared_on, received_on } = main;
    return {
      ...part,
      kind,
      unit_id,
      period,
      declared_on,
      received_on,
      synthetic: part.synthetic || main.synthetic,
      rejection: null,
      issues: part.issues.filter(({ code }) => code !== part.rejection),
      rows: part.rows.map((row) =>
        row.state === "quarantined"
          ? {
              ...row,
              state: "structural",
              reason: part.why === wordList ? "word_list" : "instructions",
            }
          : row,
      ),
    };
  });
}

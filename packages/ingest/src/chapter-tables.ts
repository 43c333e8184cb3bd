import type { AssembledChapter, Books } from "@atlas/normalize";
import type { TableName } from "@atlas/schema";

type Records = AssembledChapter["records"];
type TableRow = Readonly<Record<string, unknown>>;
type RecordTable = keyof Records;

const recordTables: Readonly<{ [chapter: string]: readonly RecordTable[] }> = {
  compounds: ["compound", "pilot_site"],
  councils: ["council"],
  assessments: ["assessment"],
  "township-pilots": ["township_pilot"],
  unread: [],
};
const ledgerTables = ["consultation", "project", "proposal"] as const;

/** Tables of the books that a chapter has lines in, but the submissions. */
export const bookTables = ["source_row", "issue", "quarantine", "link", "lineage"] as const;

/** Whether a chapter is of the ledgers of an office: it then has a part of its tables of records, and any other the whole. */
export const isOfLedgers = (chapter: string): boolean => !Object.hasOwn(recordTables, chapter);

/** Tables of records that a chapter fills. */
const recordTablesOf = (chapter: string): readonly RecordTable[] =>
  isOfLedgers(chapter) ? ledgerTables : recordTables[chapter]!;

/** What a chapter puts into the tables of a version, but the submissions. */
export const rowsOfChapter = (
  chapter: string,
  records: Records,
  books: Books,
): readonly (readonly [name: TableName, rows: Iterable<TableRow>])[] => [
  ...recordTablesOf(chapter).map((name) => [name, records[name]] as const),
  ...bookTables.map((name) => [name, books[name]] as const),
];

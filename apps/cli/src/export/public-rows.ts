import { type Column, type TableName, codeLists, tableOfKind, tables } from "@atlas/schema";
import type { ExportRow } from "./export-row.js";
import { hiddenCounts } from "./hidden-counts.js";

/** Tables that may be published: the books hold what offices wrote, cell by cell. */
export const publicTables: ReadonlySet<TableName> = new Set([
  "division",
  ...Object.values(tableOfKind),
]);

const countUnits = new Set(["households", "persons", "votes", "answers"]);
/** Names of places; any other text that no list of codes holds is what somebody wrote. */
const namedPlaces: ReadonlySet<TableName> = new Set(["division", "compound", "pilot_site"]);

const suppressed = {
  name: "suppressed",
  type: { list: "text" },
  label: { zh: "为保护隐私而隐去的列", en: "Columns hidden for privacy" },
} as const satisfies Column;

/** The columns of a table that may be published, whatever rows there are: ids, codes, dates, numbers, and names of places; free text,
 * offices' numbers and unknown columns are left out. Tables with counts also say which of a row's were hidden, so that what was hidden is
 * not taken for what is missing. */
export function publicColumns(table: TableName): readonly Column[] {
  const columns: readonly Column[] = tables[table].columns;
  const kept = columns.filter((column) => isPublic(table, column));
  return countsOf(table).length === 0 ? kept : [...kept, suppressed];
}

/** Rows fit to be published, in the columns of `publicColumns`: small counts hidden with whatever would reveal them, positions to three
 * decimals (about 100 m). */
export function publicRows(table: TableName, rows: readonly ExportRow[]): readonly ExportRow[] {
  const columns = publicColumns(table).filter(({ type }) => type !== "blob");
  const hidden = hiddenCounts(countsOf(table), rows);
  return rows.map((row, i) =>
    Object.fromEntries(
      columns.map(({ name }) => {
        if (name === suppressed.name) return [name, [...hidden[i]!].toSorted()];
        const value = row[name];
        if (hidden[i]!.has(name)) return [name, null];
        if ((name === "lon" || name === "lat") && typeof value === "number")
          return [name, Math.round(value * 1000) / 1000];
        return [name, value ?? null];
      }),
    ),
  );
}

const countsOf = (table: TableName): readonly string[] =>
  (tables[table].columns as readonly Column[])
    .filter(({ unit }) => unit !== undefined && countUnits.has(unit))
    .map(({ name }) => name);

function isPublic(table: TableName, { name, type, codes, key }: Column): boolean {
  if (codes !== undefined && Object.hasOwn(codeLists, codes)) return true;
  if (type === "json" || typeof type === "object") return false;
  if (type !== "text") return true;
  return key === true || name.endsWith("_id") || (name === "name" && namedPlaces.has(table));
}

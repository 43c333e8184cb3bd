import { type Column, type TableName, tableOfKind, tables } from "@atlas/schema";

/** A row as it is exported. */
export type ExportRow = Readonly<Record<string, unknown>>;

/** Tables that may be published: the books hold what offices wrote, cell by cell. */
export const publicTables: ReadonlySet<TableName> = new Set([
  "division",
  ...Object.values(tableOfKind),
]);

/** Counts below this could point at a household or a person. */
const smallCount = 5;
/** Free text, or marks of an office. */
const withheld = new Set(["extra", "office_number", "aliases", "topic", "title", "escalations"]);
/** Counts that add up: with one of them hidden, the others would reveal it. */
const families: readonly (readonly string[])[] = [
  ["agree", "against", "abstain", "households_participated"],
  ["households_invited", "households_participated"],
  ["members", "supervisors", "ordinary_members"],
];
const countUnits = new Set(["households", "persons", "votes", "answers"]);

/** Rows fit to be published: small counts hidden with the counts that would reveal them, free text left out, positions to three
 * decimals (about 100 m). */
export function publicRows(table: TableName, rows: readonly ExportRow[]): readonly ExportRow[] {
  const columns: readonly Column[] = tables[table].columns;
  const counts = new Set(
    columns
      .filter(({ unit }) => unit !== undefined && countUnits.has(unit))
      .map(({ name }) => name),
  );
  return rows.map((row) => {
    const hidden = hiddenIn(row, counts);
    return Object.fromEntries(
      Object.entries(row)
        .filter(([name]) => !withheld.has(name))
        .map(([name, value]) => {
          if (hidden.has(name)) return [name, null];
          if ((name === "lon" || name === "lat") && typeof value === "number")
            return [name, Math.round(value * 1000) / 1000];
          return [name, value];
        }),
    );
  });
}

function hiddenIn(row: ExportRow, counts: ReadonlySet<string>): ReadonlySet<string> {
  const number = (name: string): number | null => {
    const value = row[name];
    return counts.has(name) && typeof value === "number" ? value : null;
  };
  const small = (value: number | null): boolean =>
    value !== null && value > 0 && value < smallCount;
  const hidden = new Set([...counts].filter((name) => small(number(name))));
  const [invited, participated] = [number("households_invited"), number("households_participated")];
  if (invited !== null && participated !== null && small(invited - participated))
    hidden.add("households_participated");
  if (small(number("satisfaction_n"))) hidden.add("satisfaction");
  for (let grew = true; grew;) {
    grew = false;
    for (const family of families) {
      if (!family.some((name) => hidden.has(name))) continue;
      for (const name of family) {
        if (name === "households_invited" || hidden.has(name) || !(name in row)) continue;
        hidden.add(name);
        grew = true;
      }
    }
  }
  return hidden;
}

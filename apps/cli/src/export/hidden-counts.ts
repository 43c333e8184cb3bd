import { smallCount } from "@atlas/metrics";
import type { ExportRow } from "./export-row.js";

const votes = ["agree", "against", "abstain"] as const;
/** Counts of one council that are told together: two of them and the rule of the third give it away. */
const seats = ["members", "supervisors", "ordinary_members"] as const;
/** What rows add up to, from the finest: a total of any of these may be known from elsewhere. */
const lattice = ["compound_id", "community_id", "township_id", "unit_id", null] as const;

/** The counts to hide in each row, so that none from 1 to 4 is told: neither itself, nor by the other counts of its row (who was
 * invited less who came; who came less who voted; the share of so many answers), nor by subtracting the other rows from a total of their
 * compound, community, township, unit or of all. Every such total has no hidden row, or several that come to five or more together; the
 * smallest others are hidden to that end.
 * @param counts columns of households, persons, votes and answers */
export function hiddenCounts(
  counts: readonly string[],
  rows: readonly ExportRow[],
): readonly ReadonlySet<string>[] {
  const hidden = rows.map((row) => closed(row, smallOnes(row, counts)));
  for (let grew = true; grew;) {
    grew = false;
    for (const level of lattice)
      for (const group of groupsOf(rows, level))
        for (const count of counts)
          for (const i of companions(group, rows, hidden, count)) {
            hidden[i] = closed(rows[i]!, new Set([...hidden[i]!, count]));
            grew = true;
          }
  }
  return hidden;
}

const isSmall = (value: number | null): boolean =>
  value !== null && value > 0 && value < smallCount;

const numberIn = (row: ExportRow, name: string): number | null => {
  const value = row[name];
  return typeof value === "number" ? value : null;
};

function smallOnes(row: ExportRow, counts: readonly string[]): ReadonlySet<string> {
  const hidden = new Set(counts.filter((name) => isSmall(numberIn(row, name))));
  const invited = numberIn(row, "households_invited");
  const came = numberIn(row, "households_participated");
  if (invited !== null && came !== null && isSmall(invited - came))
    hidden.add("households_participated");
  const voted = votes.map((name) => numberIn(row, name));
  if (came !== null && isSmall(came - voted.reduce<number>((sum, n) => sum + (n ?? 0), 0)))
    for (const name of votes) hidden.add(name);
  const answers = numberIn(row, "satisfaction_n");
  const share = numberIn(row, "satisfaction");
  const content = answers === null || share === null ? null : Math.round(answers * share);
  if (content !== null && (isSmall(content) || isSmall(answers! - content)))
    hidden.add("satisfaction");
  return hidden;
}

/** With what the hidden counts of the row would be found by. */
function closed(row: ExportRow, hidden: ReadonlySet<string>): ReadonlySet<string> {
  const all = new Set(hidden);
  if (votes.some((name) => all.has(name)) || all.has("households_participated"))
    for (const name of votes) all.add(name);
  if (seats.some((name) => all.has(name))) for (const name of seats) all.add(name);
  if (all.has("satisfaction_n")) all.add("satisfaction");
  return new Set([...all].filter((name) => row[name] !== null && row[name] !== undefined));
}

function groupsOf(
  rows: readonly ExportRow[],
  level: (typeof lattice)[number],
): readonly (readonly number[])[] {
  const groups = new Map<unknown, number[]>();
  rows.forEach((row, i) => {
    const key = level === null ? "" : row[level];
    if (key === null || key === undefined) return;
    const group = groups.get(key);
    if (group) group.push(i);
    else groups.set(key, [i]);
  });
  return [...groups.values()].filter(({ length }) => length > 1);
}

/** Rows of a group to hide too, the smallest first, until what is hidden cannot be told apart. */
function companions(
  group: readonly number[],
  rows: readonly ExportRow[],
  hidden: readonly ReadonlySet<string>[],
  count: string,
): readonly number[] {
  const hiddenRows = group.filter((i) => hidden[i]!.has(count));
  if (hiddenRows.length === 0) return [];
  const value = (i: number): number => numberIn(rows[i]!, count)!;
  let sum = hiddenRows.reduce((total, i) => total + value(i), 0);
  let several = hiddenRows.length;
  if (several > 1 && sum >= smallCount) return [];
  const added: number[] = [];
  const open = group
    .filter((i) => !hidden[i]!.has(count) && (numberIn(rows[i]!, count) ?? 0) > 0)
    .toSorted((a, b) => value(a) - value(b) || a - b);
  for (const i of open) {
    if (several > 1 && sum >= smallCount) break;
    added.push(i);
    several += 1;
    sum += value(i);
  }
  return added;
}

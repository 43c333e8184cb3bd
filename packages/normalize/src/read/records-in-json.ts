import { type Json, type JsonRecord, isRecord, own } from "./json.js";

/** Records out of columns that give each value by its row's number ({name: {0: …, 1: …}, address: {0: …, 1: …}}); null for anything else. */
export function recordsOfColumns(parsed: JsonRecord): readonly JsonRecord[] | null {
  const columns = Object.entries(parsed) as [string, JsonRecord][];
  const numbers = [...new Set(columns.flatMap(([, column]) => Object.keys(column)))];
  if (columns.length < 2 || numbers.length === 0 || !numbers.every((key) => /^\d+$/.test(key)))
    return null;
  return numbers
    .toSorted((a, b) => Number(a) - Number(b))
    .map((key) =>
      Object.fromEntries(columns.map(([name, column]) => [name, own(column, key) ?? null])),
    );
}

const address = /addr|dizhi|location|地址|坐落|位置/i;
/** Headings of which a list of compounds has one. */
const naming = /name|title|mingcheng|mc$|addr|名|小区|楼盘|院落|地址/i;

/** How many members of a page or a group may tell its number or its place. */
const mostOfGroup = 2;

/** Records out of pages or groups, each with what its own group tells otherwise than the others (administrativearea: 青羊区), and beside them
 * what all groups tell alike and what is neither plain nor a record; null where the
 * items are records themselves: those have an address, or more of their own than a name and a list. */
export function ungrouped(items: readonly Json[]): {
  readonly records: readonly JsonRecord[];
  readonly beside: readonly (readonly [string, Json])[];
} | null {
  const groups = items.flatMap((item) => (isRecord(item) ? (groupOf(item) ?? []) : []));
  if (groups.length === 0 || groups.length < items.length) return null;
  const told = groups.map((group) => group.told);
  const keys = [...new Set(told.flatMap((one) => Object.keys(one)))].filter(
    (key) => new Set(told.map((one) => JSON.stringify(own(one, key) ?? null))).size > 1,
  );
  if (keys.length > mostOfGroup) return null;
  if (told.some((one) => Object.keys(one).some((key) => address.test(key)))) return null;
  if (!groups.every((group) => Object.keys(group.records[0]!).some((key) => naming.test(key))))
    return null;
  const records = groups.flatMap(({ records: inside, told: mine }) => {
    const head = Object.fromEntries(keys.map((key) => [key, own(mine, key) ?? null]));
    return inside.map((record) => ({ ...head, ...record }));
  });
  const alike = Object.entries(told[0]!).filter(([key]) => !keys.includes(key));
  return { records, beside: [...alike, ...groups.flatMap((group) => group.rest)] };
}

interface Group {
  readonly records: readonly JsonRecord[];
  readonly told: JsonRecord;
  /** What is neither plain nor records. */
  readonly rest: readonly (readonly [string, Json])[];
}

/** The one list of records in a record or in records inside it, and the plain values beside it; null where there is no list or a second. */
function groupOf(record: JsonRecord): Group | null {
  const told: [string, Json][] = [];
  const rest: (readonly [string, Json])[] = [];
  let records: readonly JsonRecord[] | null = null;
  for (const [key, value] of Object.entries(record)) {
    if (typeof value !== "object" || value === null) {
      told.push([key, value]);
      continue;
    }
    const inner = Array.isArray(value) ? groupOfList(key, value) : groupOf(value as JsonRecord);
    if (inner === null || inner.records.length === 0) {
      rest.push([key, value]);
      continue;
    }
    if (records !== null) return null;
    records = inner.records;
    rest.push(...inner.rest);
    told.push(...Object.entries(inner.told));
  }
  return records === null ? null : { records, told: Object.fromEntries(told), rest };
}

function groupOfList(key: string, list: readonly Json[]): Group {
  const others = list.filter((item) => !isRecord(item) && item !== null);
  return {
    records: list.filter((item) => isRecord(item)),
    told: {},
    rest: others.length === 0 ? [] : [[key, others]],
  };
}

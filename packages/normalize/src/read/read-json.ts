import { besideRows, withNotes } from "./beside-rows.js";
import { cellCounter } from "./count-cells.js";
import type { TextSheet } from "./file-reading.js";
import { type Json, type JsonRecord, isRecord, own } from "./json.js";
import { parseDocument } from "./parse-document.js";
import { recordsOfColumns, ungrouped } from "./records-in-json.js";
import { LimitExceeded, readLimits } from "./zip-parts.js";

/** Records of a JSON return: an array of objects or of arrays, an object keyed by name, one that holds such an array beside
 * its titles (several: a sheet each), columns by name, pages or groups of records, GeoJSON points, or one object a line. Null when it is
 * none of these. */
export function readJson(text: string): TextSheet[] | null {
  const parsed = parseDocument(text);
  if (parsed === null) return null;
  if (Array.isArray(parsed)) return listSheet(parsed, "");
  if (!isRecord(parsed)) return null;
  if (own(parsed, "type") === "FeatureCollection") {
    const features = own(parsed, "features");
    if (!Array.isArray(features)) return null;
    const points = features.map((item) => (isRecord(item) ? fromFeature(item) : item));
    // RFC 7946: coordinates are WGS-84 unless an older `crs` member says otherwise.
    return withNotes(
      sheetsOf([["", points]], `crs: ${JSON.stringify(own(parsed, "crs") ?? "WGS-84")}`),
      besideRows(Object.entries(parsed).filter(([key]) => !/^(?:type|features|crs)$/.test(key))),
    );
  }
  return fromMembers(parsed, 0);
}

function fromMembers(parsed: JsonRecord, depth: number): TextSheet[] | null {
  const members = Object.entries(parsed);
  if (members.length > 0 && members.every(([, value]) => isRecord(value))) {
    const columns = recordsOfColumns(parsed);
    if (columns !== null) return sheetsOf([["", columns]], "");
    const [only] = members;
    if (members.length === 1 && isKeyed(only![1] as JsonRecord)) return inside(only!, depth);
    const inner = depth === 0 ? members.filter(([, v]) => holdsRecords(v as JsonRecord)) : [];
    if (inner.length === members.length)
      return inner.flatMap(([name, value]) =>
        (fromMembers(value as JsonRecord, depth + 1) ?? []).map((sheet) => ({
          ...sheet,
          name: sheet.name === "" ? name : `${name}.${sheet.name}`,
        })),
      );
    if (members.length === 1 && ungrouped([parsed]) !== null) return inside(only!, depth);
    // Beside a member that holds the rows, those of plain values that share nothing with it are no records. What they tell of the page
    // (area: 龙泉驿区) was asked of a site, and does not make the list a return of that office.
    const isBeside =
      inner.length === 1 &&
      !isKeyed(parsed) &&
      members.every(([, value]) => value === inner[0]![1] || isPlain(value as JsonRecord));
    if (isBeside) {
      const sheets = fromMembers(inner[0]![1] as JsonRecord, depth + 1);
      const others = members.filter((member) => member !== inner[0]);
      return sheets === null ? null : withNotes(sheets, besideRows(others));
    }
    const records = members.map(([key, value]) => named(key, value as JsonRecord));
    return sheetsOf([["", records]], "");
  }
  const tables = members.filter(
    (member): member is [string, readonly Json[]] =>
      Array.isArray(member[1]) && member[1].some((item) => typeof item === "object"),
  );
  const titles = plainTitles(parsed).join("  ");
  /** Members that are neither read as rows nor among the titles. */
  const beside = (...read: readonly Json[]): readonly string[] =>
    besideRows(members.filter(([, value]) => typeof value === "object" && !read.includes(value)));
  const headed = tables.length === 1 ? headedRows(tables[0]![1], members) : null;
  if (headed !== null)
    return withNotes(
      sheetsOf([["", headed.records]], titles),
      beside(tables[0]![1], headed.headings),
    );
  if (tables.length > 0)
    return withNotes(
      tables.length === 1 ? listSheet(tables[0]![1], titles) : sheetsOf(tables, titles),
      beside(...tables.map(([, rows]) => rows)),
    );
  const lists = members.every(([, value]) => isListOfValues(value));
  // Values of one compound behind its name, or of one column behind its heading: what they are shows in the cells.
  if (lists && members.length >= 2)
    return sheetsOf(
      [["", members.map(([name, values]) => [name, ...(values as readonly Json[])])]],
      "",
    );
  const wrapped = members.filter(([, value]) => isRecord(value));
  if (depth >= 2 || wrapped.length !== 1) return null;
  const record = wrapped[0]![1] as JsonRecord;
  const sheets = fromMembers(record, depth + 1)?.map((sheet) => ({
    ...sheet,
    titles: `${titles}  ${sheet.titles}`,
  }));
  return sheets === undefined ? null : withNotes(sheets, beside(record));
}

/** The sheets of the one member of a record. Where its key is a word (锦江区) and no part of the form (data) it is kept beside the rows. */
function inside([key, value]: readonly [string, Json], depth: number): TextSheet[] | null {
  const sheets = fromMembers(value as JsonRecord, depth + 1);
  return sheets === null || !/\p{Script=Han}/u.test(key)
    ? sheets
    : withNotes(sheets, besideRows([["键", key]]));
}

/** The sheet of a list of records, or of pages or groups of them. */
function listSheet(items: readonly Json[], titles: string): TextSheet[] {
  const groups = ungrouped(items);
  return groups === null
    ? sheetsOf([["", items]], titles)
    : withNotes(sheetsOf([["", groups.records]], titles), besideRows(groups.beside));
}

/** A record with the key that it stands under for its name; under 键 where it has another name of its own. */
function named(key: string, record: JsonRecord): JsonRecord {
  const { name = null, ...others } = record;
  return cellText(name) === null || name === key
    ? { name: key, ...others }
    : { 键: key, ...record };
}

const isListOfValues = (value: Json, mostly = false): boolean =>
  Array.isArray(value) &&
  value.length > 1 &&
  (mostly
    ? value.some((item) => typeof item !== "object")
    : value.every((item) => typeof item !== "object" || item === null));

/** Whether every member is a record and all share a member: compounds by name, not the sections of one. */
function isKeyed(record: JsonRecord): boolean {
  const values = Object.values(record);
  const [first, ...others] = values;
  return (
    others.length > 0 &&
    values.every((value) => isRecord(value)) &&
    Object.keys(first as JsonRecord).some((key) =>
      others.every((other) => Object.hasOwn(other as JsonRecord, key)),
    )
  );
}

const holdsRecords = (value: JsonRecord): boolean =>
  Object.values(value).some(
    (inner) =>
      Array.isArray(inner) &&
      inner.length > 0 &&
      (inner.every((item) => isRecord(item)) || inner.every((item) => isListOfValues(item, true))),
  );

const plainTitles = (record: JsonRecord): readonly string[] =>
  Object.entries(record).flatMap(([name, value]) =>
    typeof value === "object" ? [] : [`${name}: ${String(value)}`],
  );

const isPlain = (record: JsonRecord): boolean =>
  Object.values(record).every((value) => typeof value !== "object" || value === null);

/** Rows given as lists of values, as records under the one list of headings that stands beside them and is as long as they are; null
 * where there is none. */
function headedRows(
  rows: readonly Json[],
  members: readonly (readonly [string, Json])[],
): { readonly records: readonly JsonRecord[]; readonly headings: readonly string[] } | null {
  if (rows.length === 0 || !rows.every((row) => Array.isArray(row))) return null;
  const fit = members.flatMap(([, value]) =>
    Array.isArray(value) && isHeadings(value) && rows.every((row) => row.length === value.length)
      ? [value as readonly string[]]
      : [],
  );
  const [headings] = fit;
  if (headings === undefined || fit.length > 1) return null;
  const records = rows.map((row) =>
    Object.fromEntries(headings.map((heading, i) => [heading, row[i]!])),
  );
  return { records, headings };
}

const isHeadings = (list: readonly Json[]): boolean =>
  list.length > 1 &&
  list.every((item) => typeof item === "string" && item.trim() !== "") &&
  new Set(list).size === list.length;

function sheetsOf(tables: readonly (readonly [string, readonly Json[]])[], titles: string) {
  return tables.map(([name, items]) => sheetOf(name, items, titles));
}

/** Records as a sheet, their members its columns; those of records inside a record as `outer.inner`. */
export function sheetOf(name: string, items: readonly Json[], titles: string): TextSheet {
  const base = { name, hidden: false, titles, merges: [], notes: [] };
  if (items.length > 0 && items.every((item) => Array.isArray(item)))
    return { ...base, keys: null, rows: items.map((item) => (item as Json[]).map(cellText)) };
  const records = items.map((item) => (isRecord(item) ? flat(item) : new Map([["", item]])));
  const keys = [...new Set(records.flatMap((record) => [...record.keys()]))];
  if (keys.length > readLimits.columns) throw new LimitExceeded("columns", String(keys.length));
  cellCounter()(keys.length * records.length);
  return {
    ...base,
    keys,
    rows: records.map((record) => keys.map((key) => cellText(record.get(key)))),
  };
}

const deepest = 4;

/** Members of a record; those of records inside it as `outer.inner`, `outer.inner.innermost`. */
function flat(record: JsonRecord, before = "", depth = 1): Map<string, Json> {
  const members = new Map<string, Json>();
  for (const [key, value] of Object.entries(record)) {
    if (isRecord(value) && depth < deepest)
      for (const [inner, deep] of flat(value, `${before}${key}.`, depth + 1))
        members.set(inner, deep);
    else members.set(before + key, value);
  }
  return members;
}

/** The properties of a GeoJSON feature, with `lon` and `lat` where it is a point; another geometry as its text. */
export function fromFeature(feature: JsonRecord): JsonRecord {
  const properties = own(feature, "properties");
  const inside = isRecord(properties) ? properties : {};
  const geometry = own(feature, "geometry");
  if (!isRecord(geometry)) return inside;
  const coordinates = own(geometry, "coordinates");
  if (own(geometry, "type") !== "Point" || !Array.isArray(coordinates))
    return { ...inside, geometry: JSON.stringify(geometry) };
  const [lon, lat] = coordinates as readonly Json[];
  return { ...inside, lon: lon ?? null, lat: lat ?? null };
}

function cellText(value: Json | undefined): string | null {
  if (value === null || value === undefined) return null;
  const text = Array.isArray(value)
    ? value.every((item) => typeof item !== "object")
      ? value.join("、")
      : JSON.stringify(value)
    : typeof value === "object"
      ? JSON.stringify(value)
      : typeof value === "boolean"
        ? value
          ? "是"
          : "否"
        : String(value);
  return text.trim() === "" ? null : text;
}

import { cellCounter } from "./count-cells.js";
import type { TextSheet } from "./file-reading.js";
import { LimitExceeded, readLimits } from "./zip-parts.js";

/** A value of a record as JSON knows it. */
export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonRecord = { readonly [key: string]: Json };

const isRecord = (value: Json | undefined): value is JsonRecord =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const own = (record: JsonRecord, key: string): Json | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;

/** Records of a JSON return: an array of objects or of arrays, an object keyed by name, one that holds such an array beside
 * its titles (several: a sheet each), GeoJSON points, or one object a line. Null when it is none of these. */
export function readJson(text: string): TextSheet[] | null {
  const parsed = parseDocument(text);
  if (parsed === null) return null;
  if (Array.isArray(parsed)) return sheetsOf([["", parsed]], "");
  if (!isRecord(parsed)) return null;
  if (own(parsed, "type") === "FeatureCollection") {
    const features = own(parsed, "features");
    if (!Array.isArray(features)) return null;
    const points = features.map((item) => (isRecord(item) ? fromFeature(item) : item));
    // RFC 7946: coordinates are WGS-84 unless an older `crs` member says otherwise.
    return sheetsOf([["", points]], `crs: ${JSON.stringify(own(parsed, "crs") ?? "WGS-84")}`);
  }
  return fromMembers(parsed, 0);
}

function parseDocument(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
    if (lines.length < 2) return null;
    try {
      return lines.map((line) => JSON.parse(line) as Json);
    } catch {
      return null;
    }
  }
}

function fromMembers(parsed: JsonRecord, depth: number): TextSheet[] | null {
  const members = Object.entries(parsed);
  if (members.length > 0 && members.every(([, value]) => isRecord(value))) {
    const inner = depth === 0 ? members.filter(([, v]) => holdsRecords(v as JsonRecord)) : [];
    if (inner.length === members.length)
      return inner.flatMap(([name, value]) =>
        (fromMembers(value as JsonRecord, depth + 1) ?? []).map((sheet) => ({
          ...sheet,
          name: sheet.name === "" ? name : `${name}.${sheet.name}`,
        })),
      );
    const records = members.map(([name, value]) => ({ name, ...(value as JsonRecord) }));
    return sheetsOf([["", records]], "");
  }
  const tables = members.filter(
    (member): member is [string, readonly Json[]] =>
      Array.isArray(member[1]) && member[1].some((item) => typeof item === "object"),
  );
  const titles = members
    .flatMap(([name, value]) => (typeof value === "object" ? [] : [`${name}: ${String(value)}`]))
    .join("  ");
  if (tables.length > 0)
    return sheetsOf(tables.length === 1 ? [["", tables[0]![1]]] : tables, titles);
  const wrapped = members.filter(([, value]) => isRecord(value));
  return depth < 2 && wrapped.length === 1
    ? (fromMembers(wrapped[0]![1] as JsonRecord, depth + 1)?.map((sheet) => ({
        ...sheet,
        titles: `${titles}  ${sheet.titles}`,
      })) ?? null)
    : null;
}

const holdsRecords = (value: JsonRecord): boolean =>
  Object.values(value).some(
    (inner) => Array.isArray(inner) && inner.length > 0 && inner.every((item) => isRecord(item)),
  );

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

/** The properties of a GeoJSON feature, with `lon` and `lat` where it is a point. */
export function fromFeature(feature: JsonRecord): JsonRecord {
  const properties = own(feature, "properties");
  const inside = isRecord(properties) ? properties : {};
  const geometry = own(feature, "geometry");
  if (!isRecord(geometry) || own(geometry, "type") !== "Point") return inside;
  const coordinates = own(geometry, "coordinates");
  if (!Array.isArray(coordinates)) return inside;
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

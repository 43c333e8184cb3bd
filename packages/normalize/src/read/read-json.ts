type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Records of a JSON return as a table whose first row is the header: an array of objects, an object keyed by name, or
 * GeoJSON points. Row numbers are then the 1-based position plus the header. Null when it is none of these. */
export function readJson(text: string): (string | null)[][] | null {
  let parsed: Json;
  try {
    parsed = JSON.parse(text) as Json;
  } catch {
    return null;
  }
  const records = recordsOf(parsed);
  if (!records || records.length === 0) return null;
  const headers = [...new Set(records.flatMap((record) => Object.keys(record)))];
  return [headers, ...records.map((record) => headers.map((header) => cellText(record[header])))];
}

type JsonRecord = { readonly [key: string]: Json };

const isRecord = (value: Json | undefined): value is JsonRecord =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function recordsOf(parsed: Json): JsonRecord[] | null {
  if (Array.isArray(parsed)) return parsed.filter(isRecord);
  if (!isRecord(parsed)) return null;
  if (parsed["type"] === "FeatureCollection" && Array.isArray(parsed["features"])) {
    return parsed["features"].filter(isRecord).map(fromFeature);
  }
  const entries = Object.entries(parsed);
  if (!entries.every(([, value]) => isRecord(value))) return null;
  return entries.map(([name, value]) => ({ name, ...(value as JsonRecord) }));
}

function fromFeature(feature: JsonRecord): JsonRecord {
  const properties = isRecord(feature["properties"]) ? feature["properties"] : {};
  const geometry = isRecord(feature["geometry"]) ? feature["geometry"] : {};
  const coordinates = geometry["coordinates"];
  if (geometry["type"] !== "Point" || !Array.isArray(coordinates)) return properties;
  return { ...properties, lon: coordinates[0] ?? null, lat: coordinates[1] ?? null };
}

function cellText(value: Json | undefined): string | null {
  if (value === null || value === undefined) return null;
  const text = typeof value === "object" ? JSON.stringify(value) : String(value);
  return text.trim() === "" ? null : text;
}

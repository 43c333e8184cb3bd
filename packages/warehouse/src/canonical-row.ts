import type { Column, Table } from "@atlas/schema";

const coordinates = new Set(["lon", "lat"]);

/** The text of a row that the content hash is taken over: a JSON array in column order, coordinates to 7 decimals,
 * struct fields in the order of the schema. Derived columns (`blob`) are left out. */
export function canonicalRow(table: Table, row: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(
    table.columns.filter(isHashed).map((column) => canonicalValue(column, row[column.name])),
  );
}

const isHashed = (column: Column): boolean => column.type !== "blob";

function canonicalValue(column: Column, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (coordinates.has(column.name)) return (value as number).toFixed(7);
  if (typeof column.type === "object") return canonicalNested(column.type, value);
  return value;
}

function canonicalNested(type: Column["type"], value: unknown): unknown {
  if (value === null || value === undefined || typeof type === "string") return value ?? null;
  if ("list" in type) return (value as unknown[]).map((item) => canonicalNested(type.list, item));
  const fields = value as Readonly<Record<string, unknown>>;
  return Object.entries(type.struct).map(([name, inner]) => canonicalNested(inner, fields[name]));
}

import type { Column, Table } from "@atlas/schema";

const coordinates = new Set(["lon", "lat"]);

/** Makes the text of a table's rows that the content hash is taken over: a JSON array in column order, coordinates to 7 decimals,
 * struct fields in the order of the schema. Derived columns (`blob`) are left out. */
export function canonicalRows(table: Table): (row: Readonly<Record<string, unknown>>) => string {
  const hashed = table.columns.filter(({ type }) => type !== "blob");
  return (row) => {
    const values = Array<unknown>(hashed.length);
    for (let i = 0; i < hashed.length; i += 1) {
      const column = hashed[i]!;
      values[i] = canonicalValue(column, row[column.name]);
    }
    return JSON.stringify(values);
  };
}

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

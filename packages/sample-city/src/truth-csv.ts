import { type TableName, tables } from "@atlas/schema";

/** One cell of a CSV file. */
export const csvCell = (value: unknown): string => {
  if (value === null || value === undefined) return "";
  const text = typeof value === "object" ? JSON.stringify(value) : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** A table of truth as CSV in the warehouse's columns; lists and structs are JSON text. */
export function truthCsv(name: TableName, rows: Iterable<object>): string {
  const columns = tables[name].columns
    .map((column) => column.name)
    .filter((column) => column !== "geometry");
  const lines = [columns.join(",")];
  for (const row of rows) {
    const cells = row as Readonly<Record<string, unknown>>;
    lines.push(columns.map((column) => csvCell(cells[column])).join(","));
  }
  return `${lines.join("\n")}\n`;
}

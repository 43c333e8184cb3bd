import { type TableName, tables } from "@atlas/schema";

/** One cell of a CSV file. */
export const csvCell = (value: unknown): string => {
  if (value === null || value === undefined) return "";
  const text = typeof value === "object" ? JSON.stringify(value) : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** A table of truth in the warehouse's columns, written a unit at a time; lists and structs are JSON text. */
export class TruthTable {
  readonly #columns: readonly string[];
  readonly #lines: string[];

  constructor(name: TableName) {
    this.#columns = tables[name].columns
      .map((column) => column.name)
      .filter((column) => column !== "geometry");
    this.#lines = [this.#columns.join(",")];
  }

  add(rows: Iterable<object>): void {
    for (const row of rows) {
      const cells = row as Readonly<Record<string, unknown>>;
      this.#lines.push(this.#columns.map((column) => csvCell(cells[column])).join(","));
    }
  }

  text(): string {
    return `${this.#lines.join("\n")}\n`;
  }
}

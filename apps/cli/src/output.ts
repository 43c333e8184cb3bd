/** A cell that a spreadsheet program would run as a formula starts with an apostrophe instead. */
const safe = (text: string): string =>
  /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;

const cell = (value: unknown): string => {
  if (value === null || value === undefined) return "";
  const text = safe(typeof value === "object" ? JSON.stringify(value) : String(value));
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** Rows as CSV, header first. */
export function toCsv(rows: readonly object[]): string {
  if (rows.length === 0) return "";
  const names = Object.keys(rows[0]!);
  const lines = rows.map((row) =>
    names.map((name) => cell((row as Record<string, unknown>)[name])).join(","),
  );
  return `${names.join(",")}\n${lines.join("\n")}\n`;
}

/** Rows as a table for a terminal. */
export function toTable(rows: readonly object[]): string {
  if (rows.length === 0) return "(0 rows)\n";
  const names = Object.keys(rows[0]!);
  const texts = rows.map((row) =>
    names.map((name) => shown((row as Record<string, unknown>)[name])),
  );
  const widths = names.map((name, i) =>
    Math.max(width(name), ...texts.map((line) => width(line[i]!))),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((text, i) => text + " ".repeat(widths[i]! - width(text)))
      .join("  ")
      .trimEnd();
  return `${[line(names), widths.map((n) => "-".repeat(n)).join("  "), ...texts.map(line)].join("\n")}\n(${rows.length} rows)\n`;
}

const shown = (value: unknown): string => {
  const text =
    value === null || value === undefined
      ? ""
      : typeof value === "object"
        ? JSON.stringify(value)
        : String(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
};

const width = (text: string): number =>
  [...text].reduce((sum, c) => sum + (c.codePointAt(0)! > 0x2e7f ? 2 : 1), 0);

/** Writes a result to standard output. */
export const print = (text: string): void => void process.stdout.write(text);

/** Says something to the person; never mixed with the result. */
export const say = (text: string): void => void process.stderr.write(`${text}\n`);

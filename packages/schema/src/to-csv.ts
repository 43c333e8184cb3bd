/** A text that a spreadsheet program would run as a formula starts with an apostrophe instead; the wide signs are run too where the
 * system's language is Chinese.
 * @see https://owasp.org/www-community/attacks/CSV_Injection */
const safe = (text: string): string =>
  /^[=+\-@\t\r\n＝＋－＠]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;

const cell = (value: unknown): string => {
  if (value === null || value === undefined) return "";
  // A number is never run, and an apostrophe would make it text: -1e-7.
  if (typeof value === "number") return String(value);
  const text = safe(typeof value === "object" ? JSON.stringify(value) : String(value));
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** One line of CSV, without its end; null is an empty cell. */
export const toCsvLine = (values: readonly unknown[]): string => values.map(cell).join(",");

/** Rows as CSV, header first; no rows have a header too.
 * @param names columns in their order */
export function toCsv(names: readonly string[], rows: readonly object[]): string {
  const lines = rows.map((row) =>
    toCsvLine(names.map((name) => (row as Record<string, unknown>)[name])),
  );
  return `${[names.join(","), ...lines].join("\n")}\n`;
}

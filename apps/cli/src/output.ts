/** Rows as a table for a terminal. */
export function toTable(rows: readonly object[]): string {
  if (rows.length === 0) return "(0 rows)\n";
  const names = Object.keys(rows[0]!);
  const texts = rows.map((row) =>
    names.map((name) => shown((row as Record<string, unknown>)[name])),
  );
  const headings = names.map(shown);
  const widths = headings.map((name, i) =>
    Math.max(width(name), ...texts.map((line) => width(line[i]!))),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((text, i) => text + " ".repeat(widths[i]! - width(text)))
      .join("  ")
      .trimEnd();
  return `${[line(headings), widths.map((n) => "-".repeat(n)).join("  "), ...texts.map(line)].join("\n")}\n(${rows.length} rows)\n`;
}

const shown = (value: unknown): string => {
  const text =
    value === null || value === undefined
      ? ""
      : typeof value === "object"
        ? JSON.stringify(value)
        : String(value);
  const characters = [...onTerminal(text, "")];
  return characters.length > 60 ? `${characters.slice(0, 59).join("")}…` : characters.join("");
};

/** Text of a file or of an argument as a terminal may be given it: what would move the cursor, colour, ring or turn the line round is
 * shown as \\uHHHH.
 * @param kept characters that stay as they are */
const onTerminal = (text: string, kept: string): string =>
  text.replace(/[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, (c) =>
    kept.includes(c) ? c : `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

const width = (text: string): number =>
  [...text].reduce((sum, c) => sum + (c.codePointAt(0)! > 0x2e7f ? 2 : 1), 0);

/** Writes a result to standard output. */
export const print = (text: string): void => void process.stdout.write(text);

/** Says something to the person; never mixed with the result. */
export const say = (text: string): void => void process.stderr.write(`${onTerminal(text, "\n")}\n`);

import Papa from "papaparse";

/** Records of a CSV or TSV text; the delimiter is the one that the first lines agree on. A quoted line break does not
 * start a record. Where a quotation mark is never closed, marks are read as any other character, so that no row is lost. */
export function readCsv(text: string): (string | null)[][] {
  const delimiter = delimiterOf(text);
  let { data, errors } = Papa.parse<string[]>(text, { delimiter, skipEmptyLines: false });
  if (errors.some(({ code }) => code === "MissingQuotes"))
    ({ data, errors } = Papa.parse<string[]>(text, {
      delimiter,
      skipEmptyLines: false,
      quoteChar: "\0",
    }));
  const rows = data as (string | null)[][];
  for (const row of rows) {
    for (let i = 0; i < row.length; i += 1) {
      const cell = row[i]!;
      if (cell === "" || (cell.charCodeAt(0) <= 32 && cell.trim() === "")) row[i] = null;
    }
  }
  // The line break at the end of the file is not a row.
  if (rows.length > 0 && rows.at(-1)!.every((cell) => cell === null) && /[\r\n]$/.test(text))
    rows.pop();
  return rows;
}

/** The delimiter that splits the most lines of the head into the same number of cells. */
function delimiterOf(text: string): string {
  const head = text.slice(0, 20_000).split(/\r\n|\n|\r/, 40);
  const score = (delimiter: string): number => {
    const widths = new Map<number, number>();
    for (const line of head) {
      const width = line.split(delimiter).length;
      if (width > 1) widths.set(width, (widths.get(width) ?? 0) + 1);
    }
    return Math.max(0, ...[...widths].map(([width, lines]) => lines * lines * width));
  };
  let best = ",";
  let most = score(best);
  for (const next of ["\t", ";", "|", "\uff0c"]) {
    const own = score(next);
    if (own > most) [best, most] = [next, own];
  }
  return best;
}

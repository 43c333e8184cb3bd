import Papa from "papaparse";

/** Records of a CSV or TSV text; the delimiter is the one that the first lines agree on. A quoted line break does not
 * start a record. */
export function readCsv(text: string): (string | null)[][] {
  const { data } = Papa.parse<string[]>(text, {
    delimiter: delimiterOf(text),
    skipEmptyLines: false,
  });
  const rows = data.map((cells) => cells.map((cell) => (cell.trim() === "" ? null : cell)));
  // The line break at the end of the file is not a row.
  if (rows.length > 0 && rows.at(-1)!.every((cell) => cell === null) && /[\r\n]$/.test(text))
    rows.pop();
  return rows;
}

function delimiterOf(text: string): string {
  const head = text.slice(0, 4000).split(/\r?\n/, 12);
  const count = (delimiter: string): number =>
    head.reduce((sum, line) => sum + (line.split(delimiter).length - 1), 0);
  return [",", "\t", ";", "|"].reduce((best, next) => (count(next) > count(best) ? next : best));
}

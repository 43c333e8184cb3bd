import { cellCounter } from "./count-cells.js";
import { type Deadline, noDeadline } from "./deadline.js";
import { repeatedTexts } from "./repeated-texts.js";
import { LimitExceeded, readLimits } from "./zip-parts.js";

/** Records of a CSV or TSV text; the delimiter is the one that the first lines agree on. A quoted line break does not
 * start a record. Where a quotation mark is never closed, marks are read as any other character, so that no row is lost.
 * @throws LimitExceeded past the columns that a worksheet can have, and past the cells and characters of {@link readLimits} */
export function readCsv(text: string, deadline: Deadline = noDeadline): (string | null)[][] {
  const delimiter = delimiterOf(text);
  return records(text, delimiter, true, deadline) ?? records(text, delimiter, false, deadline)!;
}

const quote = '"';

/** Splits the text; null when marks count and one is never closed. Lines without a mark, which are most, are split whole. */
function records(
  text: string,
  delimiter: string,
  marks: boolean,
  deadline: Deadline,
): (string | null)[][] | null {
  const rows: (string | null)[][] = [];
  const known = repeatedTexts();
  const count = cellCounter(deadline);
  const add = (cells: string[]): void => {
    if (cells.length > readLimits.columns) throw new LimitExceeded("columns", String(cells.length));
    count(cells.length);
    rows.push(cellsOf(cells, known));
  };
  let nextMark = marks ? text.indexOf(quote) : -1;
  const ends = new LineEnds(text);
  for (let at = 0; at < text.length;) {
    let end = ends.from(at);
    if (nextMark < 0 || nextMark >= end.stop) {
      add(text.slice(at, end.stop).split(delimiter));
      at = end.next;
      continue;
    }
    // A record with marks: cell by cell, over as many lines as it takes.
    const cells: string[] = [];
    for (;;) {
      if (text[at] !== quote) {
        const cut = text.indexOf(delimiter, at);
        if (cut < 0 || cut >= end.stop) {
          cells.push(text.slice(at, end.stop));
          at = end.next;
          break;
        }
        cells.push(text.slice(at, cut));
        at = cut + 1;
        continue;
      }
      const close = closingMark(text, at + 1);
      if (close < 0) return null;
      end = ends.from(close);
      // What stands between the closing mark and the delimiter belongs to the cell.
      const cut = text.indexOf(delimiter, close + 1);
      const stop = cut < 0 || cut > end.stop ? end.stop : cut;
      cells.push(
        text.slice(at + 1, close).replaceAll('""', quote) + text.slice(close + 1, stop).trim(),
      );
      if (stop === end.stop) {
        at = end.next;
        break;
      }
      at = stop + 1;
    }
    add(cells);
    nextMark = text.indexOf(quote, at);
  }
  return rows;
}

/** Index of the mark that closes a cell; a doubled mark is one of its characters. */
function closingMark(text: string, from: number): number {
  let close = text.indexOf(quote, from);
  while (close >= 0 && text[close + 1] === quote) close = text.indexOf(quote, close + 2);
  return close;
}

/** Ends of lines, whichever of \r\n, \n and \r the text uses. */
class LineEnds {
  private feed = -2;
  private turn = -2;

  constructor(private readonly text: string) {}

  /** Where the line of an index stops, and where the next one begins. */
  from(at: number): { readonly stop: number; readonly next: number } {
    if (this.feed !== -1 && this.feed < at) this.feed = this.text.indexOf("\n", at);
    if (this.turn !== -1 && this.turn < at) this.turn = this.text.indexOf("\r", at);
    const { feed, turn } = this;
    if (feed < 0 && turn < 0) return { stop: this.text.length, next: this.text.length };
    if (turn < 0 || (feed >= 0 && feed < turn)) return { stop: feed, next: feed + 1 };
    return { stop: turn, next: feed === turn + 1 ? turn + 2 : turn + 1 };
  }
}

/** Cells with null where nothing but white space stands; `="0051"`, which keeps a spreadsheet from reading a number, as the text in it. */
function cellsOf(
  cells: string[],
  known: (column: number, text: string) => string,
): (string | null)[] {
  const row: (string | null)[] = cells;
  for (let i = 0; i < row.length; i += 1) {
    const cell = row[i]!;
    if (cell.length > readLimits.characters)
      throw new LimitExceeded("characters of a cell", String(cell.length));
    const kept = cell.startsWith('="') ? /^="([^"]+)"$/.exec(cell) : null;
    if (kept) row[i] = kept[1]!;
    else if (cell === "" || cell === '=""' || (cell.charCodeAt(0) <= 32 && cell.trim() === ""))
      row[i] = null;
    else row[i] = known(i, cell);
  }
  return row;
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

import { type BookScore, scoreBooks } from "./score-books.js";
import { type CellScore, scoreCells } from "./score-cells.js";
import { type FaultScore, scoreFaults } from "./score-faults.js";
import { type ScoreInput, scoredTables } from "./score-input.js";
import { type LinkScore, scoreLinks } from "./score-links.js";
import { traceRows } from "./trace.js";

/** A warehouse held to the truth of the city whose returns it was made from. */
export interface Score {
  readonly counts: Readonly<Record<string, { readonly truth: number; readonly stored: number }>>;
  readonly cells: CellScore;
  readonly faults: FaultScore;
  readonly links: LinkScore;
  readonly books: BookScore;
}

/** Scores a warehouse. Knows the tables and the truth, and nothing of the importer. */
export function makeScore(input: ScoreInput): Score {
  const trace = traceRows(input);
  const cells = scoreCells(input, trace);
  const counts = Object.fromEntries(
    scoredTables.map((table) => [
      table,
      {
        truth: cells.reported.get(table) ?? 0,
        stored: input.stored.get(table)?.length ?? 0,
      },
    ]),
  );
  return {
    counts,
    cells,
    faults: scoreFaults(input, trace, cells),
    links: scoreLinks(input, trace),
    books: scoreBooks(input, trace),
  };
}

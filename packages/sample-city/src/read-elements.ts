/** An element of the indicator system, named as the bureau's table names it. */
export interface Element {
  readonly id: string;
  readonly category: string;
  readonly zh: string;
}

/** Reads `data/reference/elements.csv`; none of its first five cells is quoted. */
export function readElements(csv: string): readonly Element[] {
  return csv
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(","))
    .map(([id, , category, , zh]) => ({ id: id!, category: category!, zh: zh! }));
}

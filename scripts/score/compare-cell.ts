import type { Column } from "@atlas/schema";

/** How a value of the warehouse stands to the true one. `coarser`: the same date, known to less. */
export type Likeness = "equal" | "coarser" | "null" | "invented" | "different";

/** Two positions this close are one: the inverse of BD-09 is good to about a metre. */
const degreesTolerance = 2e-5;

const precisionLength: Readonly<Record<string, number>> = {
  day: 10,
  month: 7,
  quarter: 7,
  year: 4,
};

/** Compares one cell with the truth, both not null at once. Lists are sets; positions agree within 2e-5 degrees.
 * @param precision what the warehouse says of the date's precision, for `date` columns */
export function compareCell(
  column: Column,
  truth: string | null,
  got: unknown,
  precision: string | null,
): Likeness {
  if (got === null || got === undefined) return "null";
  if (truth === null) return "invented";
  if (column.type === "date") return compareDate(truth, String(got), precision);
  if (column.name.endsWith("_precision")) {
    const [trueLength, gotLength] = [precisionLength[truth], precisionLength[String(got)]];
    if (truth === got) return "equal";
    return (trueLength ?? 0) > (gotLength ?? 0) ? "coarser" : "different";
  }
  return sameValue(column, truth, got) ? "equal" : "different";
}

function compareDate(truth: string, got: string, precision: string | null): Likeness {
  if (truth === got) return "equal";
  if (precision === null || precision === "day") return "different";
  if (precision === "quarter") {
    const quarter = (day: string): string =>
      `${day.slice(0, 4)}${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
    return quarter(truth) === quarter(got) ? "coarser" : "different";
  }
  const length = precisionLength[precision] ?? 10;
  return truth.slice(0, length) === got.slice(0, length) ? "coarser" : "different";
}

function sameValue(column: Column, truth: string, got: unknown): boolean {
  if (typeof column.type === "object" || column.type === "json") {
    const stored = typeof got === "string" ? (JSON.parse(got) as unknown) : got;
    return canonical(JSON.parse(truth)) === canonical(stored);
  }
  if (column.type === "boolean") return (truth === "true") === got;
  if (column.type === "integer" || column.type === "double") {
    const tolerance = column.name === "lon" || column.name === "lat" ? degreesTolerance : 1e-9;
    const [a, b] = [Number(truth), Number(got)];
    return Math.abs(a - b) <= tolerance * (tolerance === 1e-9 ? Math.max(1, Math.abs(a)) : 1);
  }
  return truth === String(got);
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) {
    const items = value.map(canonical);
    return `[${items.sort().join()}]`;
  }
  if (value !== null && typeof value === "object") {
    const entries = Object.entries(value)
      .filter(([, inner]) => inner !== null)
      .map(([name, inner]) => `${name}:${canonical(inner)}`);
    return `{${entries.sort().join()}}`;
  }
  return JSON.stringify(value ?? null);
}

import { resolveDivision } from "@atlas/divisions";
import { saysMissing } from "../parse/parsed.js";
import type { ColumnMatch, HeaderMatch } from "./match-columns.js";
import { isLatitudeHere, isLongitudeHere, isPositionHere } from "./position-signs.js";
import { sampleRows } from "./sample-rows.js";
import { type TextRow, filledIn } from "./row-shape.js";

const signs: readonly (readonly [string, (value: string) => boolean])[] = [
  ["position", isPositionHere],
  ["lon", isLongitudeHere],
  ["lat", isLatitudeHere],
  ["district", (value) => resolves(value, "district")],
  ["township", (value) => resolves(value, "township")],
  ["community", (value) => resolves(value, "community")],
  ["built_year", (value) => /^(?:19[5-9]\d|20[0-3]\d)(?:年|年建成|年建)?$/.test(value.trim())],
  ["households", (value) => /^[约共]?\s*\d+\s*户$/.test(value.trim())],
  ["buildings", (value) => /^[约共]?\s*\d+\s*[栋幢]$/.test(value.trim())],
  ["name", (value) => isName(value)],
  ["address", (value) => isAddress(value) && !isName(value)],
];

interface Offer {
  readonly column: number;
  readonly field: string;
  readonly share: number;
  readonly order: number;
}

/** Reads a table without a header as a list of compounds by what its cells are, or null when they do not say so: a column of names
 * and at least two more that are known. */
export function inferColumns(rows: readonly TextRow[]): HeaderMatch | null {
  const data = rows.filter((row) => filledIn(row) >= 2);
  if (data.length < 3) return null;
  const width = Math.max(...data.map((row) => row.length));
  if (width > 200) return null;
  const sample = sampleRows(data, 200);
  const offers: Offer[] = [];
  for (let column = 0; column < width; column += 1) {
    const values = sample.flatMap((row) => {
      const cell = row[column] ?? null;
      return cell === null || saysMissing(cell) ? [] : [cell];
    });
    if (values.length < Math.max(3, sample.length * 0.2)) continue;
    const distinct = new Set(values).size / values.length;
    signs.forEach(([field, stands], order) => {
      if (field === "name" && distinct < 0.5) return;
      const share = values.filter((value) => stands(value)).length / values.length;
      if (share >= (field === "name" ? 0.4 : 0.6)) offers.push({ column, field, share, order });
    });
  }
  offers.sort((a, b) => a.order - b.order || b.share - a.share || a.column - b.column);
  const columns: ColumnMatch[] = Array.from({ length: width }, () => ({
    field: null,
    score: 0,
    how: null,
  }));
  const taken = new Set<string>();
  for (const { column, field, share } of offers) {
    if (taken.has(field) || columns[column]!.field !== null) continue;
    taken.add(field);
    columns[column] = { field, score: share * 0.8, how: "values" };
  }
  if (!taken.has("name") || (taken.size < 3 && !standsByDistrict(offers))) return null;
  const counts = taken.has("households") ? [] : countColumns(data, columns);
  if (counts.length === 1) columns[counts[0]!] = { field: "households", score: 0.4, how: "values" };
  return {
    kind: "compounds",
    columns,
    confidence: 0.5,
    rival: null,
    why: `no header; ${taken.size} columns by their cells`,
  };
}

/** Whether names stand beside a column that is districts of this city throughout: that is a list of compounds, whatever else is in it. */
const standsByDistrict = (offers: readonly Offer[]): boolean =>
  offers.some(({ field, share }) => field === "district" && share >= 0.95) &&
  offers.some(({ field }) => field === "name");

/** Columns of plain counts that are no running number and too large for buildings. */
function countColumns(rows: readonly TextRow[], columns: readonly ColumnMatch[]): number[] {
  return columns.flatMap(({ field }, column) => {
    if (field !== null) return [];
    const cells = rows.map((row) => row[column] ?? null).filter((cell) => cell !== null);
    const numbers = cells.filter((cell) => /^\s*\d{1,5}\s*$/.test(cell)).map(Number);
    if (numbers.length < cells.length * 0.8 || numbers.length < 3) return [];
    const sorted = Float64Array.from(numbers).sort();
    return isRunning(sorted) || sorted[sorted.length >> 1]! < 30 ? [] : [column];
  });
}

/** Whether numbers, sorted, number rows: a few may be missing, and they may begin again at 1 in each part. */
function isRunning(sorted: Float64Array): boolean {
  const [first, last] = [sorted[0]!, sorted.at(-1)!];
  const distinct = new Set(sorted).size;
  // Rows that were dropped leave gaps in an index, but it still begins at its beginning and says no number twice.
  if (distinct === sorted.length && first <= 1) return true;
  const dense = last - first + 1 <= distinct * 1.2 + 1;
  return dense && (distinct === sorted.length || first === 1);
}

const isName = (value: string): boolean =>
  /(?:小区|院落|大院|院|苑|园|花园|公寓|公馆|家园|新村|新居|雅居|城|庭|府|里|居|楼|轩|阁|湾|山庄|广场|大厦|宿舍|期|区)\d*$/.test(
    value.trim(),
  );

const isAddress = (value: string): boolean =>
  /(?:路|街|巷|大道|段|里).{0,4}\d+(?:号|#)/.test(value) || /^成都市?.{2,}区/.test(value);

const resolves = (text: string, level: "district" | "township" | "community"): boolean => {
  const { how } = resolveDivision({ text, level });
  return how === "exact" || how === "renamed" || how === "short";
};

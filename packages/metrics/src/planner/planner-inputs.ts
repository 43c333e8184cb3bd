import { AppError, type Bilingual } from "@atlas/schema";

/** What the planner weighs; each is a column that `plannerCandidates` computes. */
export const plannerInputIds = [
  "coverage_gap",
  "readiness",
  "equity",
  "spread",
  "funding",
] as const;

export type PlannerInputId = (typeof plannerInputIds)[number];

/** How an input makes part of a score: 0 at `worst` or beyond, 1 at `best` or beyond, a straight line between. */
export interface PlannerInput {
  readonly id: PlannerInputId;
  readonly label: Bilingual;
  readonly definition: Bilingual;
  readonly unit: string;
  /** Above `best` where less is better. */
  readonly worst: number;
  readonly best: number;
  /** Part (0 to 1) of a compound for which the input is missing. */
  readonly missing: number;
}

/** Reads the lines of `data/planner/inputs.csv`.
 * @throws AppError `reference_invalid` that names the line and the column, what was found and what was expected */
export function plannerInputs(
  lines: readonly Readonly<Record<string, string>>[],
): readonly PlannerInput[] {
  const fault = (row: number, column: string, found: string, expected: string): AppError =>
    new AppError(
      "reference_invalid",
      `data/planner/inputs.csv 第 ${row + 2} 行 line ${row + 2}, ${column}: ${JSON.stringify(found)}; 应为 · expected ${expected}`,
      { row: row + 2, column },
    );
  const seen = new Set<string>();
  return lines.map((line, row) => {
    const text = (column: string): string => {
      const value = (line[column] ?? "").trim();
      if (value === "") throw fault(row, column, value, "文字 · a text");
      return value;
    };
    const number = (column: string): number => {
      const value = line[column] ?? "";
      if (value.trim() === "" || !Number.isFinite(Number(value)))
        throw fault(row, column, value, "数 · a number");
      return Number(value);
    };
    const id = plannerInputIds.find((one) => one === line["id"]);
    if (id === undefined) throw fault(row, "id", line["id"] ?? "", plannerInputIds.join(", "));
    if (seen.has(id)) throw fault(row, "id", id, "每项一行 · one line each");
    seen.add(id);
    const [worst, best, missing] = [number("worst"), number("best"), number("missing")];
    if (worst === best)
      throw fault(row, "best", String(best), `不同于 worst · other than ${worst}`);
    if (missing < 0 || missing > 1) throw fault(row, "missing", String(missing), "0–1");
    return {
      id,
      label: { zh: text("zh"), en: text("en") },
      definition: { zh: text("definition_zh"), en: text("definition_en") },
      unit: text("unit"),
      worst,
      best,
      missing,
    };
  });
}

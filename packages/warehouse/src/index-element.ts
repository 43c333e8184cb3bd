/** One element of the index, a line of `data/reference/elements.csv`. */
export interface IndexElementLine {
  readonly element_id: string;
  readonly category_id: string;
  readonly category_zh: string;
  readonly category_en: string;
  readonly zh: string;
  readonly en: string;
  /** Computed from records, or taken from what an assessor scored. */
  readonly source: "records" | "assessment";
  /** A figure, `days_to_conclude`, `levels_used`; `score` for an assessment. */
  readonly measure: string;
  /** Part of the figure; null: the figure itself. */
  readonly part: string | null;
  /** Value that scores 1, and the one that scores 100; `worst` is the greater where less is better. */
  readonly worst: number;
  readonly best: number;
  /** Weight inside the category; only its share counts. */
  readonly weight: number;
  /** Weight of the category, the same in all its lines. */
  readonly category_weight: number;
  /** Where goalposts and weights come from: `assumption`, or a source. */
  readonly basis: string;
}

/** The first thing that is wrong with elements of the index, in words; null for sound ones. */
export function indexElementsFault(elements: unknown): string | null {
  if (!Array.isArray(elements)) return `elements ${show(elements)}; expected a list`;
  const ids = new Set<unknown>();
  const categories = new Map<string, number>();
  for (const element of elements as readonly unknown[]) {
    const line = (element ?? {}) as Readonly<Record<keyof IndexElementLine, unknown>>;
    if (typeof line.element_id !== "string" || line.element_id === "")
      return `element_id ${show(line.element_id)}; expected an id`;
    if (ids.has(line.element_id)) return `element_id ${line.element_id} stands twice`;
    ids.add(line.element_id);
    const fault = elementFault(line, categories);
    if (fault !== null) return `${fault} in element ${line.element_id}`;
  }
  return null;
}

function elementFault(
  line: Readonly<Record<keyof IndexElementLine, unknown>>,
  categories: Map<string, number>,
): string | null {
  for (const column of [
    "category_id",
    "category_zh",
    "category_en",
    "zh",
    "en",
    "measure",
    "basis",
  ] as const)
    if (typeof line[column] !== "string" || line[column] === "")
      return `${column} ${show(line[column])}; expected words`;
  if (line.source !== "records" && line.source !== "assessment")
    return `source ${show(line.source)}; expected records or assessment`;
  if ((line.source === "assessment") !== (line.measure === "score"))
    return `measure ${show(line.measure)}; expected score for an assessment and nothing else`;
  if (line.part !== null && typeof line.part !== "string")
    return `part ${show(line.part)}; expected a part or nothing`;
  for (const column of ["worst", "best"] as const)
    if (!Number.isFinite(line[column])) return `${column} ${show(line[column])}; expected a number`;
  if (line.worst === line.best) return `worst and best ${show(line.best)}; expected them to differ`;
  for (const column of ["weight", "category_weight"] as const) {
    const weight = line[column];
    if (typeof weight !== "number" || !Number.isFinite(weight) || weight <= 0)
      return `${column} ${show(weight)}; expected a number over 0`;
  }
  const [category, weight] = [line.category_id as string, line.category_weight as number];
  const before = categories.get(category) ?? weight;
  categories.set(category, weight);
  return before === weight
    ? null
    : `category_weight ${weight}; expected ${before} as in the other lines of ${category}`;
}

const show = (value: unknown): string => JSON.stringify(value) ?? "nothing";

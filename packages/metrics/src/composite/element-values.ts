import type { IndexElementLine } from "@atlas/warehouse";
import { metricDefinitions } from "../definitions/metric-definitions.js";
import type { FigureContext } from "../families/family.js";
import type { FigureFlag, FigureQuery, FigureRow, MetricId } from "../figure.js";
import { assessments } from "./assessments.js";
import { type IndexInput, indexInputs, indexMeasures } from "./index-inputs.js";

/** What an element comes to for a unit, before it is scored; null value: missing, for the reason that the flag gives. */
export interface ElementValue {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** What the value rests on: that of its figure; townships of an assessment. */
  readonly n: number | null;
  readonly flag: FigureFlag;
}

/** Fewer cases than this, and a measure is not given, as with figures. */
const thinUnder = 5;

/** Figure by which the others are judged: whose returns the index rests on, and over how many closed consultations. */
export const indexGround: MetricId = "consensus";

/** Whether an element can be measured by this: a figure that every level of the index has, or one of {@link indexMeasures}. */
export const isIndexMeasure = (measure: string): boolean =>
  indexMeasures.some((one) => one === measure) ||
  (Object.hasOwn(metricDefinitions, measure) &&
    measure !== "index" &&
    metricDefinitions[measure as MetricId].levels.includes("township"));

/** Figures that elements are measured by. */
export const indexFigures = (elements: readonly IndexElementLine[]): readonly MetricId[] => [
  ...new Set([
    indexGround,
    ...elements.flatMap(({ measure }) =>
      Object.hasOwn(metricDefinitions, measure) && isIndexMeasure(measure)
        ? [measure as MetricId]
        : [],
    ),
  ]),
];

/** Looks up what elements come to, for the units of a level in the windows of a question.
 * @param figures rows of {@link indexFigures} for all units of the level */
export async function elementValues(
  context: FigureContext,
  { level, kind, periods }: FigureQuery,
  figures: readonly FigureRow[],
): Promise<(element: IndexElementLine, period: string, unitId: string) => ElementValue> {
  const rows = new Map(
    figures.map((row) => [`${row.metric}|${row.part ?? ""}|${row.period}|${row.unit_id}`, row]),
  );
  const metrics = new Set<MetricId>();
  const request = { metrics, within: null, kind, asked: [{ level, windows: periods }] };
  const inputs = new Map(
    (await indexInputs(context, request)).map((row) => [`${row.period}|${row.unit_id}`, row]),
  );
  const assessed = new Map<string, Awaited<ReturnType<typeof assessments>>>();
  for (const period of periods) {
    const { database, divisions, city } = context;
    assessed.set(period, await assessments(database, divisions, city, period));
  }
  return ({ element_id, source, measure, part }, period, unitId) => {
    if (source === "assessment") {
      const own = assessed.get(period)!(unitId, element_id);
      if (!own) return { value: null, low: null, high: null, n: 0, flag: "not_reported" };
      const flag = own.townships < own.of ? "partial" : "ok";
      return { value: own.score, low: null, high: null, n: own.townships, flag };
    }
    const ground = rows.get(`${indexGround}||${period}|${unitId}`);
    const isInput = indexMeasures.find((one) => one === measure);
    if (isInput) return inputValue(isInput, inputs.get(`${period}|${unitId}`), ground);
    const row = rows.get(`${measure}|${part ?? ""}|${period}|${unitId}`);
    if (!row) return { value: null, low: null, high: null, n: 0, flag: ground?.flag ?? "thin" };
    const { value, low, high, n, flag } = row;
    return { value, low, high, n, flag };
  };
}

function inputValue(
  measure: (typeof indexMeasures)[number],
  input: IndexInput | undefined,
  ground: FigureRow | undefined,
): ElementValue {
  const n = (measure === "levels_used" ? input?.levels_n : input?.days_n) ?? 0;
  const nothing = { value: null, low: null, high: null };
  if (ground?.flag === "not_reported") return { ...nothing, n: null, flag: "not_reported" };
  if (n < thinUnder) return { ...nothing, n, flag: "thin" };
  return { ...nothing, value: input![measure], n, flag: ground?.flag ?? "ok" };
}

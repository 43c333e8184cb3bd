import {
  type MetricId,
  defaultConfiguration,
  isIndexMeasure,
  metricDefinitions,
} from "@atlas/metrics";
import { csvRecords } from "@atlas/normalize";
import { AppError } from "@atlas/schema";
import {
  type AttentionLine,
  type Configuration,
  type CouncilRuleLine,
  type IndexElementLine,
  configurationFault,
} from "@atlas/warehouse";

/** The configuration that `return-schedule.csv`, `targets.csv`, `council-rules.csv`, `elements.csv` and `attention-rules.csv` say; a table that is not given is as committed.
 * @throws AppError `reference_invalid` with what is wrong in which table */
export function givenConfiguration(reference: Readonly<Record<string, string>>): Configuration {
  const schedule = reference["return-schedule.csv"];
  const targets = reference["targets.csv"];
  const given: Configuration = {
    schedule:
      schedule === undefined
        ? defaultConfiguration.schedule
        : csvRecords(schedule).map((row) => ({
            kind: row["kind"] ?? "",
            frequency: row["frequency"] as "quarterly" | "yearly",
            due_days: numberOf(row["due_days"]),
            first_period: row["first_period"] ?? "",
          })),
    targets:
      targets === undefined
        ? defaultConfiguration.targets
        : Object.fromEntries(
            csvRecords(targets).map((row) => [row["metric"] ?? "", numberOf(row["value"])]),
          ),
    ...councilRules(reference["council-rules.csv"]),
    ...indexElements(reference["elements.csv"]),
    ...attentionRules(reference["attention-rules.csv"]),
  };
  const fault =
    configurationFault(given) ??
    targetFault(given.targets) ??
    measureFault(given.index_elements ?? []);
  if (fault === null) return given;
  throw new AppError(
    "reference_invalid",
    `ingest: data/reference/return-schedule.csv, targets.csv, council-rules.csv, elements.csv, attention-rules.csv: 参考表有误, 请改正后重试 · correct it and run again: ${fault}`,
    { fault },
  );
}

/** The rules of councils; what is wrong with one is named by `configurationFault`. */
function councilRules(table: string | undefined): Pick<Configuration, "council_rules"> {
  if (table === undefined) return { council_rules: defaultConfiguration.council_rules ?? [] };
  const rules = csvRecords(table).map((row) => ({
    ...row,
    base: row["base"] || null,
    valid_from: row["valid_from"] || null,
    valid_to: row["valid_to"] || null,
    at_least: row["at_least"] || null,
    at_most: row["at_most"] || null,
    within_base: row["within_base"] === "yes" ? true : row["within_base"] === "no" ? false : null,
  }));
  return { council_rules: rules as unknown as readonly CouncilRuleLine[] };
}

/** The elements of the index. A table without their goalposts (of a time before the index) leaves them as committed. */
function indexElements(table: string | undefined): Pick<Configuration, "index_elements"> {
  const rows = table === undefined ? [] : csvRecords(table);
  if (!rows.some((row) => "worst" in row))
    return { index_elements: defaultConfiguration.index_elements ?? [] };
  const elements = rows.map((row) => ({
    ...row,
    part: row["part"] || null,
    worst: numberOf(row["worst"]),
    best: numberOf(row["best"]),
    weight: numberOf(row["weight"]),
    category_weight: numberOf(row["category_weight"]),
  }));
  return { index_elements: elements as unknown as readonly IndexElementLine[] };
}

/** Thresholds of the attention list; what is wrong with one is named by `configurationFault`. */
function attentionRules(table: string | undefined): Pick<Configuration, "attention_rules"> {
  if (table === undefined) return { attention_rules: defaultConfiguration.attention_rules ?? [] };
  const orNothing = (text: string | undefined): number | null =>
    text === undefined || text.trim() === "" ? null : Number(text);
  const lines = csvRecords(table).map((row) => ({
    ...row,
    step: orNothing(row["step"]),
    threshold: orNothing(row["threshold"]),
    raised_at: orNothing(row["raised_at"]),
  }));
  return { attention_rules: lines as unknown as readonly AttentionLine[] };
}

/** A blank cell is no number, though `Number` takes it for 0. */
const numberOf = (text: string | undefined): number =>
  text === undefined || text.trim() === "" ? NaN : Number(text);

/** A measure that no figure has would leave its element missing for ever. */
function measureFault(elements: readonly IndexElementLine[]): string | null {
  const unknown = elements.find(
    ({ source, measure }) => source === "records" && !isIndexMeasure(measure),
  );
  return unknown === undefined
    ? null
    : `measure ${JSON.stringify(unknown.measure)} in element ${unknown.element_id}; expected a figure, days_to_conclude or levels_used`;
}

function targetFault(targets: Configuration["targets"]): string | null {
  for (const [metric, target] of Object.entries(targets)) {
    if (!Object.hasOwn(metricDefinitions, metric))
      return `metric ${JSON.stringify(metric)}; expected ${Object.keys(metricDefinitions).join(", ")}`;
    if (metricDefinitions[metric as MetricId].unit === "share" && target > 1)
      return `target of ${metric} ${target}; expected a share over 0, at most 1`;
  }
  return null;
}

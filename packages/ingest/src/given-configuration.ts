import { type MetricId, defaultConfiguration, metricDefinitions } from "@atlas/metrics";
import { csvRecords } from "@atlas/normalize";
import { AppError } from "@atlas/schema";
import { type Configuration, configurationFault } from "@atlas/warehouse";

/** The configuration that `return-schedule.csv` and `targets.csv` say; a table that is not given is as committed.
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
  };
  const fault = configurationFault(given) ?? targetFault(given.targets);
  if (fault === null) return given;
  throw new AppError(
    "reference_invalid",
    `ingest: data/reference/return-schedule.csv, targets.csv: 参考表有误, 请改正后重试 · correct it and run again: ${fault}`,
    { fault },
  );
}

/** A blank cell is no number, though `Number` takes it for 0. */
const numberOf = (text: string | undefined): number =>
  text === undefined || text.trim() === "" ? NaN : Number(text);

function targetFault(targets: Configuration["targets"]): string | null {
  for (const [metric, target] of Object.entries(targets)) {
    if (!Object.hasOwn(metricDefinitions, metric))
      return `metric ${JSON.stringify(metric)}; expected ${Object.keys(metricDefinitions).join(", ")}`;
    if (metricDefinitions[metric as MetricId].unit === "share" && target > 1)
      return `target of ${metric} ${target}; expected a share over 0, at most 1`;
  }
  return null;
}

import { englishName } from "@atlas/divisions";
import {
  type MetricConfig,
  type SummaryFacts,
  attentionFile,
  attentionList,
  makeSummary,
  metricConfig,
} from "@atlas/metrics";
import { type Row, daysOfPeriod } from "@atlas/schema";
import type { Database } from "@atlas/warehouse";
import type { ExtraFile, VersionOptions } from "@atlas/warehouse/node";
import { type KnownReturns, manifestOf } from "./known-returns.js";
import { counts } from "./submission-lines.js";
import type { Workshop } from "./workshop.js";

type Submission = Row<"submission">;

/** What a version of these submissions says of itself.
 * @param stated the as-of date that somebody stated
 * @param former makes the log of former ids; null where it stays */
export function versionOptions(
  workshop: Workshop,
  submissions: readonly Submission[],
  stated: string | undefined,
  former: NonNullable<VersionOptions["formerIds"]> | null,
): VersionOptions {
  const { configuration, drawn } = workshop;
  const asOf = stated ?? latestPeriodEnd(submissions);
  const synthetic = submissions.some((row) => row.synthetic && row.status !== "retracted");
  return {
    asOf,
    synthetic,
    decisions: workshop.decisionsHash,
    configuration,
    reference: workshop.referenceHash,
    returns: uniqueFiles(submissions),
    ...(former === null ? {} : { formerIds: former }),
    extraFiles: async (database, version) => [
      ...(await firstAnswers(
        database,
        { version, asOf, synthetic, englishName },
        metricConfig(asOf, configuration),
      )),
      { path: "boundaries/district.geojson", content: drawn.district },
      { path: "boundaries/township.geojson", content: drawn.township },
    ],
  };
}

/** What the page shows before its engine could find it: the first figures, and what needs attention, apart so that the figures do not wait for the longer list. */
async function firstAnswers(
  database: Database,
  facts: SummaryFacts,
  config: MetricConfig,
): Promise<readonly ExtraFile[]> {
  const summary = await makeSummary(database, facts, config);
  const attention = await attentionList(database, summary.window, config);
  return [
    { path: "summary.json", content: JSON.stringify(summary) },
    { path: attentionFile, content: JSON.stringify(attention) },
  ];
}

/** End of the latest period that returns declare; without any, the end of the year 1970 says that nothing is known. */
function latestPeriodEnd(submissions: readonly Submission[]): string {
  return submissions.reduce((latest, { period, status }) => {
    if (period === null || status === "rejected" || status === "retracted") return latest;
    const { last } = daysOfPeriod(period);
    return last > latest ? last : latest;
  }, "1970-12-31");
}

/** The as-of date where a person stated it; undefined where the returns gave it. */
export function statedDay(known: KnownReturns): string | undefined {
  const asOf = manifestOf(known)?.as_of;
  return asOf === latestPeriodEnd(known.submissions) ? undefined : asOf;
}

function uniqueFiles(submissions: readonly Submission[]) {
  const files = new Map(submissions.filter(counts).map(({ file, sha256: hash }) => [hash, file]));
  return [...files]
    .map(([hash, file]) => ({ file, sha256: hash }))
    .sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1));
}

import { type DurationCount, survivalQuantiles } from "@atlas/stats";
import { makeProposalFacts } from "../compile/proposal-facts.js";
import { type Branch, type RowPlace, runBranches } from "../compile/scope.js";
import { type Sql, joinSql, sql } from "../compile/sql.js";
import type { FigureLevel } from "../figure.js";
import { leftOut, piece, share } from "./counts.js";
import type { Counts, Family, FamilyRequest, FigureContext, Found } from "./family.js";
import { notReported } from "./not-reported.js";
import { reportingUnitsOf } from "./reporting-units.js";

/** The four levels of the platform (区、街道、社区、小区), from the lowest. */
export const proposalLevels = ["compound", "community", "township", "district"] as const;

/** What may have become of a proposal. */
export const proposalFates = ["adopted", "rejected", "withdrawn", "open"] as const;

/** What may have become of the consultation that a proposal led to. */
export const proposalConsultations = [
  "agreed",
  "not_agreed",
  "withdrawn",
  "open",
  "unknown",
] as const;

/** Quartiles of the days at a level. */
export const proposalQuartiles = [25, 50, 75] as const;

interface ProposalSums {
  readonly n: number;
  readonly undated: number;
  readonly straddling: number;
  readonly judged: number;
  readonly in_order: number;
  /** In the order of {@link proposalFates}. */
  readonly fates: readonly number[];
  readonly resolved: number;
  /** In the order of {@link proposalLevels}. */
  readonly levels: readonly number[];
  readonly path_given: number;
  readonly escalated: number;
  readonly returned_known: number;
  readonly returned: number;
  /** In the order of {@link proposalConsultations}. */
  readonly consulted: readonly number[];
  /** Of those whose consultation came to an end, in the order of {@link stepVerdicts}. */
  readonly steps: readonly number[];
}

/** Whether the steps of a consultation were in order, as `conformance` judges it. */
const stepVerdicts = ["fits", "deviates", "undetermined", "single"] as const;

interface StayRow {
  readonly at_level: number;
  /** Null: the dates do not tell. */
  readonly days: number | null;
  readonly event: boolean;
  readonly stays: number;
}

type Silent = (level: FigureLevel, window: string) => readonly Counts[];

/** Proposals raised in a window: their path through the levels, what became of them, and how long each level had them. */
export const proposalFigures: Family = async (context, request) => {
  await makeProposalFacts(context.database);
  const silent = await notReported(context, request, "proposals");
  const onlyDays = request.metrics.size === 1 && request.metrics.has("proposal_days");
  return [
    ...(onlyDays ? [] : await pathFigures(context, request, silent)),
    ...(request.metrics.has("proposal_days") ? await stayFigures(context, request, silent) : []),
  ];
};

async function pathFigures(
  context: FigureContext,
  request: FamilyRequest,
  silent: Silent,
): Promise<readonly Found[]> {
  const units = reportingUnitsOf(context, "proposals");
  const rows = await runBranches<ProposalSums>(context, request, units, sumsSql);
  return rows.flatMap((row) => {
    const { level, period, unit_id } = row;
    const others = [
      ...leftOut("straddling", row.straddling, row.n + row.straddling),
      ...leftOut("undated", row.undated, row.n + row.undated),
      ...silent(level, period),
    ];
    const found = (metric: Found["metric"], counts: readonly Counts[]): Found => ({
      metric,
      level,
      period,
      unit_id,
      counts: [...counts, ...others],
    });
    return [
      found("proposal_ordered", ordered(row)),
      found("proposal_adopted", adopted(row)),
      found("proposal_levels", levels(row)),
      found("proposal_returned", returned(row)),
      found("proposal_agreed", agreed(row)),
      found("proposal_conformed", conformed(row)),
    ];
  });
}

const ordered = ({ n, judged, in_order }: ProposalSums): readonly Counts[] => [
  share(null, in_order, judged),
  ...leftOut("path_unknown", n - judged, n),
];

function adopted({ n, fates }: ProposalSums): readonly Counts[] {
  const known = sum(fates);
  return [
    share(null, fates[0]!, known),
    ...proposalFates.map((fate, i) => piece(`outcome=${fate}`, fates[i]!, known)),
    ...leftOut("outcome_unknown", n - known, n),
  ];
}

function levels({ resolved, levels: at }: ProposalSums): readonly Counts[] {
  const known = sum(at);
  return [
    ...proposalLevels.map((level, i) => share(`level=${level}`, at[i]!, known)),
    ...leftOut("level_unknown", resolved - known, resolved),
  ];
}

const returned = (row: ProposalSums): readonly Counts[] => [
  share(null, row.returned, row.returned_known),
  ...leftOut("path_unknown", row.n - row.path_given, row.n),
  ...leftOut("returned_unknown", row.escalated - row.returned_known, row.escalated),
];

function agreed({ consulted }: ProposalSums): readonly Counts[] {
  const all = sum(consulted);
  return [
    share(null, consulted[0]!, consulted[0]! + consulted[1]!),
    ...proposalConsultations.map((outcome, i) => piece(`outcome=${outcome}`, consulted[i]!, all)),
  ];
}

function conformed({ consulted, steps }: ProposalSums): readonly Counts[] {
  const [fits, deviates, undetermined, single] = stepVerdicts.map((_, i) => steps[i]!);
  const ended = sum(steps);
  return [
    share(null, fits!, fits! + deviates!),
    ...leftOut("undetermined", undetermined!, ended),
    ...leftOut("single", single!, ended),
    ...leftOut("not_closed", sum(consulted) - ended, sum(consulted)),
  ];
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

async function stayFigures(
  context: FigureContext,
  request: FamilyRequest,
  silent: Silent,
): Promise<readonly Found[]> {
  const units = reportingUnitsOf(context, "proposals");
  const rows = await runBranches<StayRow>(context, request, units, (branch) =>
    staysSql(branch, context.config.asOf),
  );
  const groups = new Map<string, (StayRow & RowPlace)[]>();
  for (const row of rows) {
    const key = `${row.level}|${row.period}|${row.unit_id}`;
    const own = groups.get(key);
    if (own) own.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()].map((own): Found => {
    const { level, period, unit_id } = own[0]!;
    const counts = proposalLevels.flatMap((name, i) =>
      stayCounts(
        name,
        own.filter((row) => row.at_level === i + 1),
      ),
    );
    return {
      metric: "proposal_days",
      level,
      period,
      unit_id,
      counts: [...counts, ...silent(level, period)],
    };
  });
}

/** Quartiles of the days at a level, and the stays whose dates do not tell. */
function stayCounts(level: string, rows: readonly StayRow[]): readonly Counts[] {
  const usable = rows.flatMap(({ days, event, stays }): DurationCount[] =>
    days === null ? [] : [{ time: days, event, count: stays }],
  );
  const n = sum(usable.map(({ count }) => count));
  const ended = sum(usable.map(({ event, count }) => (event ? count : 0)));
  const all = sum(rows.map(({ stays }) => stays));
  return [
    ...survivalQuantiles(
      usable,
      proposalQuartiles.map((q) => q / 100),
    ).map((quantile, i) => ({
      part: `level=${level};q=${proposalQuartiles[i]}`,
      numerator: ended,
      denominator: n,
      ...quantile,
      n,
    })),
    ...(all > n ? [piece(`level=${level};left_out=dates`, all - n, all)] : []),
  ];
}

const sumsSql = ({ branch, windows, group, reporting, where }: Branch): Sql => {
  const count = (condition: Sql): Sql =>
    sql`CAST(count(*) FILTER (place = 'inside' AND ${condition}) AS DOUBLE)`;
  const each = (conditions: readonly Sql[]): Sql => joinSql(conditions.map(count), sql`, `);
  return sql`SELECT ${branch} AS branch, i, unit_id,
    CAST(count(*) FILTER (place = 'inside') AS DOUBLE) AS n,
    CAST(count(*) FILTER (place = 'undated') AS DOUBLE) AS undated,
    CAST(count(*) FILTER (place = 'straddling') AS DOUBLE) AS straddling,
    ${count(sql`in_order IS NOT NULL`)} AS judged, ${count(sql`in_order`)} AS in_order,
    [${each([sql`fate = 'adopted'`, sql`fate = 'rejected'`, sql`fate = 'withdrawn'`, sql`fate = 'open'`])}] AS fates,
    ${count(sql`resolved`)} AS resolved,
    [${each([sql`resolved_level = 1`, sql`resolved_level = 2`, sql`resolved_level = 3`, sql`resolved_level = 4`])}] AS levels,
    ${count(sql`path_given`)} AS path_given, ${count(sql`escalated`)} AS escalated, ${count(sql`escalated AND returned IS NOT NULL`)} AS returned_known,
    ${count(sql`escalated AND returned`)} AS returned,
    [${each([sql`consulted = 'agreed'`, sql`consulted = 'not_agreed'`, sql`consulted = 'withdrawn'`, sql`consulted = 'open'`, sql`consulted = 'unknown'`])}] AS consulted,
    [${each([sql`steps = 'fits'`, sql`steps = 'deviates'`, sql`steps = 'undetermined'`, sql`steps = 'single'`])}] AS steps
  FROM (SELECT w.i, ${group} AS unit_id, f.in_order, f.fate, f.resolved, f.resolved_level, f.path_given, f.escalated, f.returned, f.consulted, f.steps,
      CASE WHEN f.undated THEN 'undated' WHEN f.first_day >= w.first_day AND f.last_day <= w.last_day THEN 'inside'
        ELSE 'straddling' END AS place
    FROM figure_proposal f JOIN ${windows} ON f.first_day <= w.last_day AND f.last_day >= w.first_day${reporting}
    WHERE ${where})
  GROUP BY i, unit_id`;
};

/** An open stay is known until the last day that its unit's returns speak of; one withdrawn, until it was. */
const staysSql = ({ branch, windows, group, reporting, where }: Branch, asOf: string): Sql =>
  sql`SELECT ${branch} AS branch, i, unit_id, at_level, CAST(days AS DOUBLE) AS days, event, CAST(count(*) AS DOUBLE) AS stays
  FROM (SELECT w.i, ${group} AS unit_id, f.level AS at_level, NOT f.goes_on AND f.reaches_end AS event,
      CASE WHEN f.arrived_on IS NULL THEN NULL
        WHEN f.goes_on THEN greatest(0, least(CAST(${asOf} AS DATE), f.seen_until) - f.arrived_on)
        WHEN f.left_on >= f.arrived_on THEN f.left_on - f.arrived_on END AS days
    FROM figure_proposal_stay f JOIN ${windows} ON f.first_day >= w.first_day AND f.last_day <= w.last_day${reporting}
    WHERE ${where})
  GROUP BY i, unit_id, at_level, days, event`;

import { stepPairs } from "../conformance/step-pairs.js";
import { type DateColumns, lastDay, steps } from "./fact-tables.js";
import { type Sql, joinSql, sql } from "./sql.js";

const step = (number: number): DateColumns => steps[number - 1]!;

const lastDays = [
  sql`step1_last`,
  sql`step2_last`,
  sql`step3_last`,
  sql`step4_last`,
  sql`step5_last`,
  sql`step6_last`,
  sql`step7_last`,
] as const;
const last = (number: number): Sql => sql`c.${lastDays[number - 1]!}`;

/** The consultations with `step1_last` … `step7_last`, the last day that each step's date may mean: what {@link stepShape} and {@link stepVerdict} are made of, which
 * name most of them many times. */
export const datedConsultations: Sql = sql`(SELECT c.*, ${joinSql(
  steps.map((one, i) => sql`${lastDay(one)} AS ${lastDays[i]!}`),
  sql`, `,
)} FROM consultation c)`;

/** The dates of one `c` of {@link datedConsultations} as a `StepShape`: built bit by bit, the highest first. */
export const stepShape: Sql = [
  ...stepPairs
    .toReversed()
    .map(([earlier, later]) => sql`coalesce(${step(earlier).on} > ${last(later)}, false)`),
  ...steps.toReversed().map(({ on }) => sql`${on} IS NOT NULL`),
].reduce((bits, bit) => sql`2 * (${bits}) + CAST(${bit} AS INTEGER)`, sql`0`);

const isInOrder = joinSql(
  steps.slice(1).map((later, i) => {
    const before = joinSql(
      steps.slice(0, i + 1).map((_, k) => last(k + 1)),
      sql`, `,
    );
    return sql`coalesce(greatest(${before}) <= ${later.on}, true)`;
  }),
  sql` AND `,
);

const isReversed = joinSql(
  stepPairs.map(([earlier, later]) => sql`${step(earlier).on} > ${last(later)}`),
  sql` OR `,
);

const datedSteps = joinSql(
  steps.map(({ on }) => sql`CAST(${on} IS NOT NULL AS INTEGER)`),
  sql` + `,
);

/** Whether the dated steps of one `c` of {@link datedConsultations} are in the order of the seven: `fits` when they are whatever day a coarse date means (the same day is in
 * order), `deviates` when two are in reverse whatever it means, or when joint action is dated without agreement, `undetermined` between them, `single` when
 * fewer than two are dated. */
export const stepVerdict: Sql = sql`CASE WHEN c.outcome = 'not_agreed' AND c.step7_on IS NOT NULL THEN 'deviates'
  WHEN ${datedSteps} < 2 THEN 'single' WHEN ${isReversed} THEN 'deviates'
  WHEN ${isInOrder} THEN 'fits' ELSE 'undetermined' END`;

import fc from "fast-check";
import { type SmallCity, places, smallDivisions } from "./small-city.js";

const quarters = ["2021Q3", "2021Q4", "2022Q1", "2022Q2", "2022Q3", "2022Q4"] as const;

/** A date as the warehouse keeps one: the first day of what was written, its precision beside it. */
const date = fc
  .tuple(
    fc.integer({
      min: Date.UTC(2021, 6, 1) / 86_400_000,
      max: Date.UTC(2022, 11, 31) / 86_400_000,
    }),
    fc.constantFrom("day", "day", "day", "day", "month", "quarter", "year"),
  )
  .map(([day, precision]) => {
    const on = new Date(day * 86_400_000).toISOString().slice(0, 10);
    const month = Number(on.slice(5, 7));
    const quarterStart = String(Math.floor((month - 1) / 3) * 3 + 1).padStart(2, "0");
    if (precision === "month") return { on: `${on.slice(0, 7)}-01`, precision };
    if (precision === "quarter") return { on: `${on.slice(0, 4)}-${quarterStart}-01`, precision };
    if (precision === "year") return { on: `${on.slice(0, 4)}-01-01`, precision };
    return { on, precision };
  });
const maybeDate = fc.option(date, { freq: 3, nil: { on: null, precision: null } });
/** Steps that mostly follow one another, as they do; some on the same day. */
const stepsInTurn = fc
  .array(fc.tuple(maybeDate, fc.constantFrom(-1, 0, 0, 3, 20, 40)), { minLength: 7, maxLength: 7 })
  .map((steps) => {
    let day = Date.UTC(2021, 10, 1);
    return steps.map(([{ on, precision }, later]) => {
      day += Math.max(later, 0) * 86_400_000;
      if (on === null || precision !== "day") return { on, precision };
      const own = later < 0 ? day - 9 * 86_400_000 : day;
      return { on: new Date(own).toISOString().slice(0, 10), precision };
    });
  });
const ending = fc.constantFrom(null, null, null, "2022-03-31", "2022-07-01");
const spot = fc.nat({ max: places.communities.length - 1 });

const at = (i: number) => ({
  unit_id: places.managers[i]!,
  township_id: places.townships[i]!,
  community_id: places.communities[i]!,
});

const compound = fc.record({
  spot,
  kind: fc.constantFrom("old" as const, "managed" as const, "unknown" as const),
  households: fc.option(fc.integer({ min: 0, max: 900 }), { freq: 5 }),
  valid_from: ending,
  valid_to: ending,
});

const consultation = fc.record({
  /** Under nought: no compound was decided. */
  compound: fc.integer({ min: -1, max: 5 }),
  spot,
  outcome: fc.constantFrom(
    "agreed",
    "agreed",
    "agreed",
    "not_agreed",
    "not_agreed",
    "withdrawn",
    "open",
    null,
  ),
  closed: maybeDate,
  published: maybeDate,
  invited: fc.option(fc.integer({ min: 0, max: 60 }), { freq: 4 }),
  share: fc.option(fc.integer({ min: 0, max: 60 }), { freq: 4 }),
  steps: fc.oneof(fc.array(maybeDate, { minLength: 7, maxLength: 7 }), stepsInTurn),
  online: fc.constantFrom(true, false, false, null),
  guidance: fc.constantFrom("listed", "listed", "not_listed", null),
  positive: fc.constantFrom("listed", "not_listed", "no_list", null),
  topic_category: fc.constantFrom("lift", "lift", "lift", "parking", "pets", "other", null),
  forms: fc.constantFrom(["meeting"], ["meeting", "chat_group", "meeting"], ["hearing"], [], null),
  actors: fc.constantFrom(
    ["residents"],
    ["residents", "media", "other"],
    ["experts", "media"],
    [],
    null,
  ),
  satisfaction: fc.option(
    fc.integer({ min: 0, max: 1000 }).map((thousandths) => thousandths / 1000),
  ),
  satisfaction_n: fc.option(fc.integer({ min: 0, max: 80 })),
});

const project = fc.record({
  spot,
  compound: fc.integer({ min: -1, max: 5 }),
  consultation: fc.nat({ max: 30 }),
  consulted: fc.constantFrom(
    "linked" as const,
    "linked" as const,
    "declared_none" as const,
    "unknown" as const,
  ),
  started: maybeDate,
  completed: maybeDate,
});

const placeLevel = fc.constantFrom("compound", "community", "township", "district", null);

const proposal = fc.record({
  spot,
  compound: fc.integer({ min: -1, max: 5 }),
  consultation: fc.nat({ max: 30 }),
  raised: maybeDate,
  raisedLevel: fc.constantFrom("compound", "compound", "community", "township", null),
  resolvedLevel: placeLevel,
  resolved: maybeDate,
  adopted: fc.constantFrom(true, true, false, null),
  outcome: fc.constantFrom("adopted", "adopted", "rejected", "withdrawn", "open", null),
  escalations: fc.option(
    fc.array(
      fc.record({
        level: fc.constantFrom("community", "community", "township", "township", "district", null),
        on: fc.option(
          date.map(({ on }) => on),
          { freq: 6 },
        ),
        reason: fc.constantFrom(null, null, " ", "越级: 跨部门"),
        returned: fc.constantFrom(false, false, true, null),
      }),
      { maxLength: 3 },
    ),
    { freq: 6 },
  ),
});

const council = fc.record({
  households: fc.option(fc.nat({ max: 90 }), { freq: 8 }),
  groups: fc.option(fc.integer({ min: 0, max: 30 }), { freq: 8 }),
  representatives: fc.option(fc.nat({ max: 20 }), { freq: 8 }),
  members: fc.option(fc.integer({ min: 15, max: 60 }), { freq: 8 }),
  supervisors: fc.option(fc.integer({ min: 2, max: 8 }), { freq: 8 }),
  ordinary_members: fc.option(fc.integer({ min: 5, max: 40 }), { freq: 8 }),
  valid_from: ending,
  valid_to: ending,
});

const score = fc.record({
  unit_id: fc.constantFrom(...places.townships, places.communities[0]),
  period: fc.constantFrom("2020", "2021", "2022"),
  score: fc.option(fc.integer({ min: 0, max: 100 }), { freq: 6 }),
});

/** Levels at which consultations are held, in turn. */
const levels = ["compound", "compound", "community", "township", null] as const;

const submission = fc.record({
  kind: fc.constantFrom(
    "consultations" as const,
    "consultations" as const,
    "projects" as const,
    "proposals" as const,
    "proposals" as const,
    "councils" as const,
  ),
  unit_id: fc.constantFrom(...places.units),
  period: fc.constantFrom(...quarters, "2022"),
  status: fc.constantFrom(
    "accepted" as const,
    "accepted" as const,
    "superseded" as const,
    "retracted" as const,
  ),
});

/** Small cities with everything that figures must bear: coarse dates, missing counts, no compound, silent units, steps in any order. */
export const randomCity: fc.Arbitrary<SmallCity> = cityWith({});

/** The same with more compounds and consultations, so that figures of them are not all thin. */
export const randomProcessCity: fc.Arbitrary<SmallCity> = cityWith({
  compounds: { minLength: 12, maxLength: 16 },
  consultations: { maxLength: 40, size: "max" },
});

/** The same with many consultations in every unit, so that an index can be made of them. */
export const randomIndexCity: fc.Arbitrary<SmallCity> = cityWith({
  consultations: { minLength: 60, maxLength: 110, size: "max" },
  submissions: { minLength: 16, maxLength: 24 },
});

/** The same with more proposals, so that figures of them are not all thin. */
export const randomProposalCity: fc.Arbitrary<SmallCity> = cityWith({
  proposals: { minLength: 24, maxLength: 48 },
});

/** How many of each. */
interface Numbers {
  readonly compounds?: fc.ArrayConstraints;
  readonly consultations?: fc.ArrayConstraints;
  readonly proposals?: fc.ArrayConstraints;
  readonly submissions?: fc.ArrayConstraints;
}

function cityWith(numbers: Numbers): fc.Arbitrary<SmallCity> {
  return fc
    .record({
      compounds: fc.array(compound, numbers.compounds ?? { maxLength: 6 }),
      consultations: fc.array(consultation, numbers.consultations ?? { maxLength: 24 }),
      projects: fc.array(project, { maxLength: 8 }),
      councils: fc.array(council, { maxLength: places.communities.length }),
      proposals: fc.array(proposal, numbers.proposals ?? { maxLength: 8 }),
      submissions: fc.array(submission, numbers.submissions ?? { minLength: 3, maxLength: 20 }),
      scores: fc.array(score, { maxLength: 10 }),
    })
    .map(
      ({
        compounds,
        consultations,
        projects,
        councils,
        proposals,
        scores,
        submissions,
      }): SmallCity => {
        const registered = compounds.map(({ spot: i, ...rest }, number) => ({
          compound_id: `C${number}`,
          ...at(i),
          ...rest,
        }));
        const placed = (number: number, i: number) => {
          const own = registered[number];
          return own
            ? {
                compound_id: own.compound_id,
                unit_id: own.unit_id,
                township_id: own.township_id,
                community_id: own.community_id,
              }
            : { compound_id: null, ...at(i) };
        };
        return {
          division: smallDivisions,
          compound: registered,
          consultation: consultations.map((c, number) => ({
            consultation_id: `H${number}`,
            ...placed(c.compound, c.spot),
            outcome: c.outcome,
            closed_on: c.closed.on,
            closed_precision: c.closed.precision,
            published_on: c.published.on,
            published_precision: c.published.precision,
            households_invited: c.invited,
            households_participated: c.share === null ? null : Math.min(c.share, c.invited ?? 60),
            ...stepColumns(c.steps),
            online: c.online,
            topic_category: c.topic_category,
            lists: {
              guidance: c.guidance,
              positive: c.positive,
              negative: c.positive === "no_list" ? "no_list" : "not_listed",
            },
            level: levels[(number + c.spot) % levels.length]!,
            forms: c.forms,
            actors: c.actors,
            satisfaction: c.satisfaction,
            satisfaction_n: c.satisfaction_n,
          })),
          project: projects.map((p, number) => ({
            project_id: `P${number}`,
            ...placed(p.compound, p.spot),
            consultation_id: `H${p.consultation}`,
            consulted: p.consulted,
            started_on: p.started.on,
            started_precision: p.started.precision,
            completed_on: p.completed.on,
            completed_precision: p.completed.precision,
          })),
          pilot_site: [],
          assessment: scores
            .filter(
              ({ unit_id, period }, i) =>
                i === scores.findIndex((one) => one.unit_id === unit_id && one.period === period),
            )
            .map((one) => ({
              ...one,
              unit_level: one.unit_id === places.communities[0] ? "community" : "township",
              element_id: "e20",
            })),
          council: councils.map((c, number) => ({ council_id: `K${number}`, ...at(number), ...c })),
          proposal: proposals.map((p, number) => ({
            proposal_id: `T${number}`,
            ...placed(p.compound, p.spot),
            consultation_id: `H${p.consultation}`,
            raised_on: p.raised.on,
            raised_precision: p.raised.precision,
            raised_level: p.raisedLevel,
            resolved_level: p.resolvedLevel,
            resolved_on: p.resolved.on,
            resolved_precision: p.resolved.precision,
            adopted: p.adopted,
            outcome: p.outcome,
            escalations: p.escalations,
          })),
          submission: submissions,
        };
      },
    );
}

type StepColumns = Pick<
  SmallCity["consultation"][number],
  `step${1 | 2 | 3 | 4 | 5 | 6 | 7}_${"on" | "precision"}`
>;

const stepColumns = (
  steps: readonly { readonly on: string | null; readonly precision: string | null }[],
): StepColumns =>
  Object.fromEntries(
    steps.flatMap(({ on, precision }, i) => [
      [`step${i + 1}_on`, on],
      [`step${i + 1}_precision`, precision],
    ]),
  );

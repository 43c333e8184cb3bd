import { divisionById } from "@atlas/divisions";
import { type Row, daysOfPeriod } from "@atlas/schema";
import { seenOn } from "../city/as-known.js";
import { effects } from "../city/effects.js";
import type { TrueCity, TrueCompound } from "../city/true-city.js";
import { addDays } from "../days.js";
import { compoundForm } from "../forms/compound-form.js";
import { consultationForm } from "../forms/consultation-form.js";
import {
  type AssessmentLine,
  assessmentForm,
  councilForm,
  townshipPilotForm,
} from "../forms/institution-forms.js";
import { projectForm } from "../forms/project-form.js";
import { proposalForm } from "../forms/proposal-form.js";
import { siteForm } from "../forms/site-form.js";
import type { Form } from "../forms/form.js";
import type { Office } from "../offices/office.js";
import { type Random, randomStream } from "../random.js";
import { officeLedgers } from "./office-ledgers.js";
import { type Part, type Workshop, makePart } from "./part.js";
import type { Sender } from "./sender.js";

/** What one office told in all its returns, by true id: a later telling replaces an earlier. */
export interface Told {
  readonly compound: Map<string, TrueCompound>;
  readonly consultation: Map<string, Row<"consultation">>;
  readonly project: Map<string, Row<"project">>;
  readonly proposal: Map<string, Row<"proposal">>;
  readonly pilot_site: Map<string, Row<"pilot_site">>;
  readonly council: Map<string, Row<"council">>;
}

/** Sends everything that one office sends from 2019 to the as-of date. @returns what it told */
export function sendAll(
  city: TrueCity,
  office: Office,
  compounds: readonly TrueCompound[],
  workshop: Workshop,
  sender: Sender,
): Told {
  const told: Told = {
    compound: new Map(),
    consultation: new Map(),
    project: new Map(),
    proposal: new Map(),
    pilot_site: new Map(),
    council: new Map(),
  };
  const compoundOf = new Map(compounds.map((compound) => [compound.compound_id, compound]));
  const part = <R>(form: Form<R>, records: readonly R[]): Part =>
    makePart(form, records, office, workshop);
  const random = randomStream(workshop.seed, "calendar", office.unitId);
  const ledgers = officeLedgers(city, office, compoundOf);
  for (const year of effects.years) {
    sendRegisters(city, office, compounds, workshop, sender, part, random, year, told);
    for (let quarter = 1; quarter <= 4; quarter += 1)
      sendQuarter(office, `${year}Q${quarter}`, ledgers, workshop, sender, part, random, told);
  }
  sendOccasional(city, office, ledgers.at, sender, part, told);
  return told;
}

type MakePart = <R>(form: Form<R>, records: readonly R[]) => Part;

/** Once a year: the compounds that stand, the councils, and from 2021 the assessment. */
function sendRegisters(
  city: TrueCity,
  office: Office,
  compounds: readonly TrueCompound[],
  workshop: Workshop,
  sender: Sender,
  part: MakePart,
  random: Random,
  year: number,
  told: Told,
): void {
  const period = String(year);
  const declared = addDays(`${year}-11-04`, random.integer(0, 20));
  const standing = compounds.filter(
    ({ firstYear, lastYear }) =>
      (firstYear === null || firstYear <= year) && (lastYear === null || year < lastYear),
  );
  for (const compound of standing) told.compound.set(compound.compound_id, compound);
  sender.send({ period, declared, parts: [part(compoundForm, standing)] });
  const councils = city.councils.filter(
    (council) => council.unit_id === office.unitId && council.year === year,
  );
  for (const { year: _, ...council } of councils) told.council.set(council.council_id, council);
  sender.send({ period, declared, parts: [part(councilForm, councils)] });
  if (year < 2021) return;
  const lines = assessmentLines(city, office.unitId, period);
  sender.send({ period, declared, parts: [part(assessmentForm(workshop.elements), lines)] });
}

function assessmentLines(
  city: TrueCity,
  unitId: string,
  period: string,
): readonly AssessmentLine[] {
  const lines = new Map<string, AssessmentLine & { readonly scores: Map<string, number | null> }>();
  for (const row of city.assessments) {
    if (row.period !== period || divisionById(row.unit_id)!.manager_id !== unitId) continue;
    let line = lines.get(row.unit_id);
    if (line === undefined) {
      line = { townshipId: row.unit_id, scores: new Map(), assessor: row.assessor };
      lines.set(row.unit_id, line);
    }
    line.scores.set(row.element_id, row.score);
  }
  return [...lines.values()];
}

/** Once a quarter: what was consulted on, built and proposed. Some are late, one office falls silent, some ledgers are corrected. */
function sendQuarter(
  office: Office,
  period: string,
  ledgers: ReturnType<typeof officeLedgers>,
  workshop: Workshop,
  sender: Sender,
  part: MakePart,
  random: Random,
  told: Told,
): void {
  const open = period === "2022Q4";
  if (open && !(effects.earlyUnits as readonly string[]).includes(office.unitId)) return;
  if (office.unitId === effects.silentUnit && period >= effects.silentSince) return;
  const { first, last } = daysOfPeriod(period);
  const late =
    (effects.lateUnits as readonly string[]).includes(office.unitId) && random.chance(0.5);
  const declared = open
    ? addDays(last, -random.integer(2, 4))
    : addDays(last, late ? random.integer(20, 48) : random.integer(4, 12));
  const known = declared < last ? declared : last;
  const consultations = ledgers.consultations.listed(first, known);
  const projects = ledgers.projects.listed(first, known);
  const proposals = ledgers.proposals.listed(first, known);
  for (const row of consultations) told.consultation.set(row.consultation_id, row);
  for (const row of projects) told.project.set(row.project_id, row);
  for (const row of proposals) told.proposal.set(row.proposal_id, row);
  const partsWith = (cases: readonly Row<"consultation">[]): readonly Part[] => [
    part(consultationForm, cases.map(ledgers.at)),
    part(projectForm, projects.map(ledgers.at)),
    part(proposalForm, proposals.map(ledgers.at)),
  ];
  const corrected = random.chance(Math.min(0.4, workshop.rate * 3)) && !open;
  if (!corrected) {
    sender.send({ period, declared, parts: partsWith(consultations) });
    return;
  }
  const again = addDays(declared, random.integer(15, 40));
  const swapped = random.chance(0.3);
  const draft = sender.send({
    period,
    declared,
    parts: partsWith(consultations.filter((_, i) => i % 17 !== 3)),
    ...(swapped ? { received: addDays(again, 9), fault: "file_older_after_newer" } : {}),
  });
  sender.send({
    period,
    declared: again,
    parts: partsWith(consultations),
    supersedes: draft,
    fault: "file_corrected",
  });
}

/** The demonstration sites, cumulatively: the first batch when it was chosen, then all that the office has. And what a pilot township built. */
function sendOccasional(
  city: TrueCity,
  office: Office,
  at: ReturnType<typeof officeLedgers>["at"],
  sender: Sender,
  part: MakePart,
  told: Told,
): void {
  const sites = city.sites.filter((site) => site.unit_id === office.unitId);
  for (const site of sites) told.pilot_site.set(site.site_id, site);
  const first = sites
    .filter((site) => site.batch === 1)
    .map((site) => ({ ...seenOn(site, "2021-06-30"), status: "building" }));
  if (first.length > 0)
    sender.send({
      period: "2021Q2",
      declared: "2021-07-06",
      parts: [part(siteForm, first.map(at))],
    });
  if (sites.length > 0)
    sender.send({
      period: "2022Q3",
      declared: "2022-10-09",
      parts: [part(siteForm, sites.map(at))],
    });
  const pilots = city.townshipPilots.filter((pilot) => pilot.unit_id === office.unitId);
  if (pilots.length > 0)
    sender.send({
      period: "2021Q4",
      declared: "2022-01-08",
      parts: [part(townshipPilotForm, pilots)],
    });
}

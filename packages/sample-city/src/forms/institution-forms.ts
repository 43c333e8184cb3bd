import type { Row } from "@atlas/schema";
import type { TrueCity } from "../city/true-city.js";
import type { Element } from "../read-elements.js";
import { cell } from "./cell.js";
import { type Form, field } from "./form.js";

/** 村(居)民议事会组成 */
export const councilForm: Form<TrueCity["councils"][number]> = {
  kind: "councils",
  table: "council",
  title: "村(居)民议事会组成",
  idOf: (council) => council.council_id,
  townshipOf: (council) => council.township_id,
  fields: [
    field("township_id", (c) => cell.place(c.township_id)),
    field("community_id", (c) => cell.place(c.community_id)),
    field("households", (c) => cell.number(c.households, "户"), "村(居)民"),
    field("groups", (c) => cell.number(c.groups, "个"), "村(居)民"),
    field("representatives", (c) => cell.number(c.representatives, "人"), "村(居)民"),
    field("members", (c) => cell.number(c.members, "人"), "议事会"),
    field("ordinary_members", (c) => cell.number(c.ordinary_members, "人"), "议事会"),
    field("supervisors", (c) => cell.number(c.supervisors, "人"), "议事会"),
  ],
};

/** One township's line of an assessment: a score an element. */
export interface AssessmentLine {
  readonly townshipId: string;
  readonly scores: ReadonlyMap<string, number | null>;
  readonly assessor: string | null;
}

/** 协商指标评估表: a column an element, grouped by category. */
export const assessmentForm = (elements: readonly Element[]): Form<AssessmentLine> => ({
  kind: "assessments",
  table: "assessment",
  title: "协商指标评估表",
  idOf: (line) => line.townshipId,
  townshipOf: (line) => line.townshipId,
  fields: [
    field("unit_id", (line) => cell.place(line.townshipId)),
    ...elements.map(({ id, category }) =>
      field<AssessmentLine>(id, (line) => cell.score(line.scores.get(id)), category),
    ),
    field("assessor", (line) => cell.text(line.assessor)),
  ],
});

/** 街镇项目化试点 */
export const townshipPilotForm: Form<Row<"township_pilot">> = {
  kind: "township-pilots",
  table: "township_pilot",
  title: "街镇项目化试点",
  idOf: (pilot) => pilot.township_id,
  townshipOf: (pilot) => pilot.township_id,
  fields: [
    field("township_id", (p) => cell.place(p.township_id)),
    field("started_on", (p) => cell.text(p.started_on && `${p.started_on.slice(0, 4)}年`)),
    field("partners", (p) => cell.text(p.partners?.join("、"))),
    field("positive_list", (p) => cell.flag(p.positive_list)),
    field("negative_list", (p) => cell.flag(p.negative_list)),
    field("handbook", (p) => cell.flag(p.handbook)),
    field("rules", (p) => cell.number(p.rules, "条")),
    field("procedures", (p) => cell.number(p.procedures, "步")),
    field("trainings", (p) => cell.number(p.trainings, "场")),
    field("actors", (p) => cell.codes("actor", p.actors)),
  ],
};

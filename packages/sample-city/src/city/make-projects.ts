import type { Row } from "@atlas/schema";
import { addDays } from "../days.js";
import { randomStream } from "../random.js";
import { effects } from "./effects.js";

type Consultation = Row<"consultation">;

const done = (day: string | null): string | null =>
  day !== null && day <= effects.asOf ? day : null;
const precision = (day: string | null): string | null => (day === null ? null : "day");

/** Governance projects: most follow an agreement; some start before it, some were never consulted on. */
export function makeProjects(
  seed: number,
  unitId: string,
  consultations: readonly Consultation[],
): readonly Row<"project">[] {
  const random = randomStream(seed, "projects", unitId);
  const rows: Row<"project">[] = [];
  for (const consultation of consultations) {
    if (consultation.outcome !== "agreed" || consultation.step6_on === null || !random.chance(0.42))
      continue;
    const named = (effects.namedTownships as readonly string[]).includes(
      consultation.township_id ?? "",
    );
    const violates = !named && random.chance(0.05);
    const undeclared = !named && !violates && random.chance(0.02);
    const started = done(
      addDays(consultation.step6_on, violates ? -random.integer(3, 40) : random.integer(0, 45)),
    );
    if (started === null) continue;
    const completed = random.chance(0.82) ? done(addDays(started, random.integer(15, 160))) : null;
    const budget = random.integer(2, 90) * 5_000;
    rows.push({
      project_id: `T${unitId}-P${String(rows.length + 1).padStart(5, "0")}`,
      office_number: null,
      compound_id: consultation.compound_id,
      community_id: consultation.community_id,
      township_id: consultation.township_id,
      unit_id: consultation.unit_id,
      name: `${consultation.topic}项目`,
      category: consultation.topic_category,
      consultation_id: undeclared ? null : consultation.consultation_id,
      consulted: undeclared ? "declared_none" : "linked",
      started_on: started,
      started_precision: "day",
      completed_on: completed,
      completed_precision: precision(completed),
      budget_yuan: budget,
      funded_yuan: Math.round((budget * (0.4 + random.next() * 0.6)) / 500) * 500,
    });
  }
  return rows;
}

const levels = ["compound", "community", "township", "district"];
const reasons = ["资金不足", "超出权限", "涉及多个小区", "需部门协调"];

/** Proposals rising from compound to district; a third lead to a consultation. */
export function makeProposals(
  seed: number,
  unitId: string,
  consultations: readonly Consultation[],
): readonly Row<"proposal">[] {
  const random = randomStream(seed, "proposals", unitId);
  const rows: Row<"proposal">[] = [];
  for (const consultation of consultations) {
    if (!random.chance(0.24) || consultation.step1_on === null) continue;
    const raised = addDays(consultation.step1_on, -random.integer(5, 60));
    if (raised < "2019-01-01") continue;
    const top = random.chance(0.55) ? 0 : random.chance(0.6) ? 1 : random.chance(0.65) ? 2 : 3;
    const escalations: { level: string; on: string; reason: string; returned: null }[] = [];
    // The form has one column for the reason and none for what was sent back.
    const reason = random.pick(reasons);
    let day = raised;
    for (let level = 1; level <= top; level += 1) {
      day = addDays(day, random.integer(4, 30));
      if (day > effects.asOf) break;
      escalations.push({
        level: levels[level]!,
        on: day,
        reason,
        returned: null,
      });
    }
    const resolved = random.chance(0.8) ? done(addDays(day, random.integer(10, 90))) : null;
    const adopted = resolved === null ? null : random.chance(0.78);
    rows.push({
      proposal_id: `T${unitId}-A${String(rows.length + 1).padStart(5, "0")}`,
      office_number: null,
      compound_id: consultation.compound_id,
      community_id: consultation.community_id,
      township_id: consultation.township_id,
      unit_id: consultation.unit_id,
      title: `关于${consultation.topic}的提案`,
      category: consultation.topic_category,
      raised_on: raised,
      raised_precision: "day",
      raised_level: "compound",
      resolved_level: resolved === null ? null : (escalations.at(-1)?.level ?? "compound"),
      escalations,
      adopted,
      outcome: adopted === null ? "open" : adopted ? "adopted" : "rejected",
      resolved_on: resolved,
      resolved_precision: precision(resolved),
      consultation_id: consultation.consultation_id,
      project_id: null,
    });
  }
  return rows;
}

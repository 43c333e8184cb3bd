import type { Code, Row } from "@atlas/schema";
import type { Database } from "@atlas/warehouse";
import { projectVerdict } from "../compile/fact-tables.js";
import { sql } from "../compile/sql.js";

/** What the register says of a compound; null is what no return told. */
export type CompoundIdentity = Pick<
  Row<"compound">,
  | "compound_id"
  | "name"
  | "aliases"
  | "kind"
  | "unit_id"
  | "township_id"
  | "community_id"
  | "address"
  | "lon"
  | "lat"
  | "position_source"
  | "built_year"
  | "buildings"
  | "households"
  | "residents"
  | "management"
  | "self_governance"
  | "party_branch"
  | "rules_published"
  | "valid_from"
  | "valid_to"
  | "office_number"
> & { readonly community_name: string | null };

/** A consultation of the compound, every date as it was recorded. */
export type CompoundConsultation = Omit<
  Row<"consultation">,
  "compound_id" | "community_id" | "township_id" | "unit_id"
>;

/** A governance project, with the consultation it names, if that is known. */
export interface CompoundProject extends Pick<
  Row<"project">,
  | "project_id"
  | "office_number"
  | "name"
  | "category"
  | "consultation_id"
  | "started_on"
  | "started_precision"
  | "completed_on"
  | "completed_precision"
  | "budget_yuan"
  | "funded_yuan"
> {
  readonly consulted: Code<"consulted">;
  /** Topic of the consultation it is linked to, and when that one agreed. */
  readonly topic: string | null;
  readonly agreed_on: string | null;
  readonly agreed_precision: string | null;
  /** As the figure `consult_first` judges it. */
  readonly verdict:
    "satisfied" | "violated" | "undetermined" | "not_applicable" | "pending" | "undated";
}

/** A proposal with the levels it went through. */
export type CompoundProposal = Omit<
  Row<"proposal">,
  "compound_id" | "community_id" | "township_id" | "unit_id"
>;

/** An id that the compound had in an earlier version of the warehouse. */
export type FormerId = Pick<Row<"compound_alias">, "former_id" | "why" | "since">;

/** Everything that the warehouse holds of one compound. */
export interface CompoundSheet {
  readonly identity: CompoundIdentity;
  readonly formerIds: readonly FormerId[];
  /** The newest first, by the first day recorded; those without any day last. */
  readonly consultations: readonly CompoundConsultation[];
  readonly projects: readonly CompoundProject[];
  readonly proposals: readonly CompoundProposal[];
}

/** The sheet of a compound.
 * @param id of the compound, or one it had formerly: then the sheet is of the compound that it became
 * @param consultFirstSince day from which projects must be consulted on first (`YYYY-MM-DD`)
 * @returns null where the warehouse holds neither */
export async function compoundSheet(
  database: Database,
  id: string,
  consultFirstSince: string,
): Promise<CompoundSheet | null> {
  // All at once: one after another they would be so many turns of the engine.
  const [identity, formerIds, consultations, projects, proposals] = await Promise.all([
    identityOf(database, id),
    formerIdsOf(database, id),
    consultationsOf(database, id),
    projectsOf(database, id, consultFirstSince),
    proposalsOf(database, id),
  ]);
  if (identity) return { identity, formerIds, consultations, projects, proposals };
  const heir = await heirOf(database, id);
  return heir === null ? null : compoundSheet(database, heir, consultFirstSince);
}

async function identityOf(database: Database, id: string): Promise<CompoundIdentity | undefined> {
  const [row] = await database.query<CompoundIdentity>(
    `SELECT c.compound_id, c.name, aliases, kind, unit_id, township_id, community_id, address, c.lon, c.lat,
       c.position_source, built_year, buildings, households, residents, management, self_governance, party_branch,
       rules_published, c.valid_from, c.valid_to, office_number, d.name AS community_name
     FROM (SELECT * FROM compound WHERE compound_id = ?) c LEFT JOIN division d ON d.division_id = c.community_id`,
    [id],
  );
  return row;
}

async function heirOf(database: Database, former: string): Promise<string | null> {
  const [line] = await database.query<{ readonly compound_id: string }>(
    "SELECT compound_id FROM compound_alias JOIN compound USING (compound_id) WHERE former_id = ?",
    [former],
  );
  return line?.compound_id ?? null;
}

const formerIdsOf = (database: Database, id: string): Promise<readonly FormerId[]> =>
  database.query<FormerId>(
    "SELECT former_id, why, since FROM compound_alias WHERE compound_id = ? ORDER BY former_id",
    [id],
  );

const consultationsOf = (
  database: Database,
  id: string,
): Promise<readonly CompoundConsultation[]> =>
  database.query<CompoundConsultation>(
    `SELECT * EXCLUDE (compound_id, community_id, township_id, unit_id) FROM consultation WHERE compound_id = ?
     ORDER BY least(step1_on, step2_on, step3_on, step4_on, step5_on, step6_on, step7_on, closed_on) DESC NULLS LAST, consultation_id`,
    [id],
  );

function projectsOf(
  database: Database,
  id: string,
  since: string,
): Promise<readonly CompoundProject[]> {
  const { text, parameters } =
    sql`SELECT p.project_id, p.office_number, p.name, p.category, p.consultation_id, p.consulted, p.started_on, p.started_precision,
      p.completed_on, p.completed_precision, p.budget_yuan, p.funded_yuan,
      c.topic, c.step6_on AS agreed_on, c.step6_precision AS agreed_precision,
      CASE WHEN p.started_on < CAST(${since} AS DATE) THEN 'not_applicable' ELSE ${projectVerdict} END AS verdict
    FROM (SELECT * FROM project WHERE compound_id = ${id}) p LEFT JOIN consultation c ON c.consultation_id = p.consultation_id
    ORDER BY p.started_on DESC NULLS LAST, p.project_id`;
  return database.query<CompoundProject>(text, parameters);
}

const proposalsOf = (database: Database, id: string): Promise<readonly CompoundProposal[]> =>
  database.query<CompoundProposal>(
    `SELECT * EXCLUDE (compound_id, community_id, township_id, unit_id) FROM proposal WHERE compound_id = ?
     ORDER BY raised_on DESC NULLS LAST, proposal_id`,
    [id],
  );

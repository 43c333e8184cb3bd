import type { Row } from "@atlas/schema";
import type { Database } from "@atlas/warehouse";

/** A consultation of a compound, as a list names it. */
export type TopicConsultation = Pick<
  Row<"consultation">,
  "consultation_id" | "compound_id" | "outcome"
> & {
  readonly compound_id: string;
  readonly compound_name: string;
  /** The smallest division that is known of the compound. */
  readonly place: string | null;
  /** First day that the record tells, or null. */
  readonly first_on: string | null;
};

/** Consultations on a topic that are linked to a compound, the newest first.
 * @param most how many */
export function topicConsultations(
  database: Database,
  topic: string,
  most: number,
): Promise<readonly TopicConsultation[]> {
  return database.query<TopicConsultation>(
    `SELECT c.consultation_id, c.compound_id, k.name AS compound_name, coalesce(k.community_id, k.township_id, k.unit_id) AS place, c.outcome,
       least(step1_on, step2_on, step3_on, step4_on, step5_on, step6_on, step7_on, closed_on) AS first_on
     FROM consultation c JOIN compound k USING (compound_id) WHERE c.topic = ?
     ORDER BY first_on DESC NULLS LAST, c.consultation_id LIMIT CAST(? AS INTEGER)`,
    [topic, most],
  );
}

import type { Database } from "@atlas/warehouse";

/** A record of a compound, found by its id or its office's number. */
export interface CodedRecord {
  readonly kind: "consultation" | "project" | "proposal";
  readonly id: string;
  /** The office's number where it was found by that; null where by the id. */
  readonly by: string | null;
  readonly compound_id: string;
  readonly compound_name: string;
  /** The smallest division that is known of the compound. */
  readonly place: string | null;
}

/** Consultations, projects and proposals of compounds whose id or office number begins so, whatever the case of its letters, in the order
 * of the ids.
 * @param most how many of each kind */
export async function recordsByCode(
  database: Database,
  code: string,
  most: number,
): Promise<readonly CodedRecord[]> {
  const kinds = ["consultation", "project", "proposal"] as const;
  const found = await Promise.all(
    kinds.map((kind) =>
      database.query<CodedRecord>(
        `SELECT '${kind}' AS kind, r.${kind}_id AS id,
           CASE WHEN starts_with(lower(r.${kind}_id), lower(?)) THEN NULL ELSE r.office_number END AS by,
           r.compound_id, k.name AS compound_name, coalesce(k.community_id, k.township_id, k.unit_id) AS place
         FROM ${kind} r JOIN compound k USING (compound_id)
         WHERE starts_with(lower(r.${kind}_id), lower(?)) OR starts_with(lower(r.office_number), lower(?))
         ORDER BY id LIMIT CAST(? AS INTEGER)`,
        [code, code, code, most],
      ),
    ),
  );
  return found.flat();
}

import type { Row } from "@atlas/schema";
import type { AssembledCompounds } from "../assemble/assemble-compounds.js";
import type { Decided } from "../assemble/event-context.js";
import type { Part } from "../assemble/live-parts.js";
import { type DraftIssue, finding } from "../draft/file-draft.js";

/** What a link needs of assembling. */
export interface LinkSources {
  readonly idOfRow: AssembledCompounds["idOfRow"];
  readonly decisions: ReadonlyMap<Part["rows"][number], Decided>;
}

/** Where each row of a part that names a compound went. */
export function* rowLinks(part: Part, { idOfRow, decisions }: LinkSources): Generator<Row<"link">> {
  const { submission_id: submission, sheet } = part;
  for (const row of part.rows) {
    const registered = idOfRow.get(row);
    if (registered) {
      const { id, first, link } = registered;
      yield {
        submission_id: submission,
        sheet,
        row: row.row,
        compound_id: id,
        zone: link?.zone ?? (first ? "new" : "auto"),
        score: link?.score ?? 1,
        decided_by: link?.decided_by ?? "rule",
        candidate_id: link?.candidate_id ?? null,
        features: link ? JSON.stringify(link.features) : null,
      };
      continue;
    }
    const decision = decisions.get(row);
    if (decision)
      yield {
        submission_id: submission,
        sheet,
        row: row.row,
        compound_id: decision.compound_id,
        zone: decision.zone,
        score: decision.score,
        decided_by: decision.decided_by ?? "rule",
        candidate_id: decision.candidate_id,
        features: JSON.stringify(decision.features),
      };
  }
}

/** Findings of linking: names that a person has to decide on, and names that no register knows. */
export function linkFindings(
  part: Part,
  decisions: LinkSources["decisions"],
): readonly DraftIssue[] {
  const column = part.columns.find(({ field }) => field === "compound")?.label ?? null;
  return part.rows.flatMap((row) => {
    const decision = decisions.get(row);
    if (!decision || decision.zone === "auto" || decision.compound_id !== null) return [];
    const raw = (row.values["compound"] as string | undefined) ?? "";
    const code = decision.zone === "review" ? ("link_review" as const) : ("link_missing" as const);
    return [finding(code, row.row, column, raw, decision.candidate_id)];
  });
}

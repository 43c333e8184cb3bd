import { type DraftIssue, finding } from "../draft/file-draft.js";
import { numberOf } from "../draft/row-values.js";
import { type RecordRows, labelOfField } from "./records.js";

const voteFields = ["agree", "against", "abstain"] as const;

/** A finding on the votes of a case whose current row does not tell how many took part, where they are more than the newest other row of
 * it tells; null where nothing shows that. A row that tells it itself, or more votes than were invited, is weighed as it is read. */
export function votesBeyondEarlier({ rows, current }: RecordRows): DraftIssue | null {
  const { row } = current;
  if (numberOf(row.values, "households_participated") !== null) return null;
  const took = rows
    .map((placed) => numberOf(placed.row.values, "households_participated"))
    .findLast((number) => number !== null);
  const cast = voteFields.reduce((sum, field) => sum + (numberOf(row.values, field) ?? 0), 0);
  const invited = numberOf(row.values, "households_invited") ?? Infinity;
  if (took === undefined || took === null || cast <= took || cast > invited) return null;
  return finding("votes_exceed", row.row, labelOfField(current, "agree"), String(cast), null, {
    expected: took,
  });
}

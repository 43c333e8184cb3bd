import { AppError } from "@atlas/schema";
import { holdWarehouse } from "@atlas/warehouse/node";
import { openDraftShelf } from "./draft-shelf.js";
import { openKnownReturns } from "./known-returns.js";
import { rewriteChapters } from "./rewrite-chapters.js";
import { statedDay } from "./version-options.js";
import { type WarehouseInputs, makeWorkshop } from "./workshop.js";

/** What was retracted, and the rows of each table after it. */
export interface RetractReport {
  readonly submission_id: string;
  readonly file: string;
  readonly rows: number;
  readonly tables: Readonly<Record<string, number>>;
  readonly warehouse: string;
}

/** Takes a submission out of a warehouse: every other table is as if that return had never come, its own line stays with status
 * `retracted` and no rows. The same file given again later is read again.
 * @throws AppError `submission_unknown`, `submission_retracted`, `warehouse_missing`, `warehouse_busy` */
export async function retractSubmission(
  inputs: WarehouseInputs,
  submissionId: string,
): Promise<RetractReport> {
  const release = holdWarehouse(inputs.root);
  try {
    const workshop = makeWorkshop(inputs);
    const known = await openKnownReturns(inputs.root);
    const shelf = openDraftShelf(inputs.root);
    try {
      const own = known.submissions.find(
        ({ submission_id: id, status }) => id === submissionId && status !== "skipped",
      );
      if (!own)
        throw new AppError(
          "submission_unknown",
          `ingest: ${inputs.root} 中没有报送 ${submissionId}, 应为 submission 表中的编号 · no submission ${submissionId} there; expected an id of the table submission`,
          { submissionId },
        );
      if (own.status === "retracted")
        throw new AppError(
          "submission_retracted",
          `ingest: 报送 ${submissionId} 先前已撤回 · submission ${submissionId} is retracted already`,
          { submissionId },
        );
      const { tables } = await rewriteChapters(workshop, {
        known,
        shelf,
        retracted: [own],
        skipped: known.submissions.filter(({ status }) => status === "skipped"),
        // A day that somebody stated stays; one that the returns gave is taken from those that are left.
        asOf: statedDay(known),
      });
      return {
        submission_id: submissionId,
        file: own.file,
        rows: own.rows_read,
        tables,
        warehouse: inputs.root,
      };
    } finally {
      shelf.close();
      await known.close();
    }
  } finally {
    release();
  }
}

import { AppError, type Row } from "@atlas/schema";
import { holdWarehouse } from "@atlas/warehouse/node";
import { type WarehouseInputs, makeWorkshop, statedDay } from "./ingest-returns.js";
import { knownReturns, knownRows } from "./known-returns.js";

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
    const known = await knownReturns(inputs.root);
    const own = known.submissions.find(({ submission_id: id }) => id === submissionId);
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
    const submissions = known.submissions.map((row) => (row === own ? withdrawn(row) : row));
    const workshop = makeWorkshop(inputs);
    const drafts = workshop.restored(submissions, await knownRows(inputs.root), new Set());
    // A day that somebody stated stays; one that the returns gave is taken from those that are left.
    const { tables } = await workshop.write(drafts, { ...known, submissions }, statedDay(known));
    return {
      submission_id: submissionId,
      file: own.file,
      rows: own.rows_read,
      tables,
      warehouse: inputs.root,
    };
  } finally {
    release();
  }
}

const withdrawn = (row: Row<"submission">): Row<"submission"> => ({
  ...row,
  status: "retracted",
  reason_zh: "已撤回",
  reason_en: "Retracted",
  ...(Object.fromEntries(
    Object.keys(row)
      .filter((name) => /^(rows|cells)_/.test(name))
      .map((name) => [name, 0]),
  ) as Pick<Row<"submission">, "rows_read">),
});

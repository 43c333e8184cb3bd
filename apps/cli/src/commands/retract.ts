import { retractSubmission } from "@atlas/ingest";
import { print, say } from "../output.js";
import { endProgress } from "../progress.js";
import { warehouseInputs } from "../return-options.js";
import { requireWarehouse } from "../require-warehouse.js";
import { writingTo } from "../write-output.js";

/** `atlas retract`: the warehouse as if that return had never come. */
export async function retract(
  root: string,
  submission: string,
  options: { readonly json?: boolean },
): Promise<number> {
  requireWarehouse(root);
  const report = await writingTo(root, () => retractSubmission(warehouseInputs(root), submission));
  endProgress();
  if (options.json) print(`${JSON.stringify(report)}\n`);
  else {
    say(`已撤回 ${report.file} (${report.submission_id}), ${report.rows} 行。`);
    say(`Retracted ${report.file} (${report.submission_id}), ${report.rows} rows.`);
  }
  return 0;
}

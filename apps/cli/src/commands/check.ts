import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { currentFolder, openWarehouse } from "@atlas/warehouse/node";
import { ingestPaths } from "../ingest-paths.js";
import { print, say } from "../output.js";
import { endProgress } from "../progress.js";
import { type ReturnOptions, returnOptions, warehouseInputs } from "../return-options.js";
import { sayReport, sayUnread, statusOf } from "./ingest.js";

/** Options as they were typed. */
export interface CheckCommand extends ReturnOptions {
  readonly strict?: boolean;
  readonly json?: boolean;
}

/** What would be said of a return: one line for each issue, with its place in the file. */
interface CheckFinding {
  readonly file: string;
  readonly sheet: string | null;
  readonly row: number | null;
  readonly column: string | null;
  readonly code: string;
  readonly severity: string;
  readonly raw: string | null;
  readonly value: string | null;
  readonly message_zh: string;
  readonly message_en: string;
}

const shownEach = 50;

/** `atlas check`: what would happen to these returns, by the code that ingests them, in a warehouse that is thrown away. */
export async function check(paths: readonly string[], options: CheckCommand): Promise<number> {
  const read = returnOptions(options);
  const root = mkdtempSync(join(tmpdir(), "atlas-check-"));
  try {
    const { unread, ...report } = await ingestPaths(paths, {
      ...warehouseInputs(root),
      options: read,
    });
    endProgress();
    sayUnread(unread);
    const findings = currentFolder(root) === null ? [] : await findingsOf(root);
    if (options.json) print(`${JSON.stringify({ ...report, warehouse: null, findings })}\n`);
    else {
      sayReport(report);
      sayFindings(findings);
    }
    return statusOf(report, options.strict ?? false);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

async function findingsOf(root: string): Promise<readonly CheckFinding[]> {
  const { database } = await openWarehouse(root);
  try {
    return await database.query<CheckFinding>(
      `SELECT s.file, i.sheet, i."row", i."column", i.code, i.severity, i.raw, i.value, i.message_zh, i.message_en
       FROM issue i JOIN submission s USING (submission_id)
       ORDER BY s.file, i.sheet NULLS FIRST, i."row" NULLS FIRST, i."column", i.code, i.raw`,
    );
  } finally {
    await database.close();
  }
}

/** What must be looked at comes first: errors and warnings with their places, and how often the rest was put right. */
function sayFindings(findings: readonly CheckFinding[]): void {
  const grave = findings.filter(({ severity }) => severity !== "info");
  for (const one of grave.slice(0, shownEach)) {
    const mark = one.severity === "error" ? "✗" : "!";
    say(`${mark} ${place(one)}\n    ${one.message_zh}\n    ${one.message_en}`);
  }
  if (grave.length > shownEach)
    say(`… 另有 ${grave.length - shownEach} 条, 用 --json 看全部 · more; --json lists all`);
  const mended = new Map<string, number>();
  for (const { code, severity } of findings)
    if (severity === "info") mended.set(code, (mended.get(code) ?? 0) + 1);
  for (const [code, n] of [...mended].sort((a, b) => b[1] - a[1])) say(`· ${code} × ${n}`);
}

function place({ file, sheet, row, column }: CheckFinding): string {
  const parts = [file];
  if (sheet) parts.push(sheet);
  if (row !== null) parts.push(`第 ${row} 行 row ${row}`);
  if (column !== null) parts.push(column);
  return parts.join(" › ");
}

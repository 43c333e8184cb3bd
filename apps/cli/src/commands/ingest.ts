import { type PathsReport, ingestPaths } from "../ingest-paths.js";
import { print, say } from "../output.js";
import { endProgress } from "../progress.js";
import { type ReturnOptions, returnOptions, warehouseInputs } from "../return-options.js";
import { writingTo } from "../write-output.js";

/** Options as they were typed. */
export interface IngestCommand extends ReturnOptions {
  readonly out: string;
  readonly strict?: boolean;
  readonly json?: boolean;
}

/** `atlas ingest`: 0 done, 1 with `--strict` when something was quarantined, 3 when nothing given could be read. */
export async function ingest(paths: readonly string[], options: IngestCommand): Promise<number> {
  const request = {
    ...warehouseInputs(options.out),
    options: returnOptions(options),
    onReread: () =>
      say(
        "参考表与上次不同, 库中报送全部按新表重读 · the reference tables are not those of the last run: every return in the warehouse is read again",
      ),
  };
  const { unread, ...report } = await writingTo(options.out, () => ingestPaths(paths, request));
  endProgress();
  sayUnread(unread);
  if (options.json) print(`${JSON.stringify(report)}\n`);
  else sayReport(report);
  return statusOf(report, options.strict ?? false);
}

/** Says what became of the returns, and which could not be read. */
export function sayReport({ submissions }: Pick<PathsReport, "submissions">): void {
  const sum = (state: "read" | "quarantined"): number =>
    submissions.reduce((total, { rows }) => total + rows[state], 0);
  const rejected = submissions.filter(({ status }) => status === "rejected");
  say(
    `${submissions.length} 份报送, ${sum("read")} 行, 隔离 ${sum("quarantined")} 行, 未能读取 ${rejected.length} 份。`,
  );
  say(
    `${submissions.length} returns, ${sum("read")} rows, ${sum("quarantined")} quarantined, ${rejected.length} not readable.`,
  );
  for (const { file, issues } of rejected) say(`  ${file}: ${Object.keys(issues).join(", ")}`);
}

/** Names each file that could not be read, and why. */
export function sayUnread(unread: PathsReport["unread"]): void {
  for (const { file, reason } of unread)
    say(`✗ ${file}: 无法读取, 其余照常 · cannot be read, the others go on: ${reason}`);
}

/** The exit code of a run over returns. */
export function statusOf(
  { submissions }: Pick<PathsReport, "submissions">,
  strict: boolean,
): number {
  if (submissions.length === 0) {
    say(
      "atlas: 没有找到报送文件, 请给出 xlsx, csv, json 或 zip · no returns were found there; expected csv, xlsx, json or zip",
    );
    return 3;
  }
  const stopped = submissions.filter(
    ({ status, rows }) => status === "rejected" || rows.quarantined > 0,
  );
  if (submissions.every(({ status }) => status === "rejected")) return 3;
  return strict && stopped.length > 0 ? 1 : 0;
}

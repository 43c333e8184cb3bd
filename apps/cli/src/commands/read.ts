import { verifyWarehouse } from "@atlas/warehouse/node";
import { print, say, toTable } from "../output.js";
import { whileWaiting } from "../progress.js";
import { openGiven, requireWarehouse } from "../require-warehouse.js";

/** `atlas verify`: 4 when the warehouse does not verify. */
export async function verify(root: string, options: { readonly json?: boolean }): Promise<number> {
  const folder = requireWarehouse(root);
  const result = await whileWaiting("核对 verify", () => verifyWarehouse(folder));
  if (options.json) print(`${JSON.stringify(result)}\n`);
  else {
    for (const failure of result.failures) say(`✗ ${failure}`);
    say(
      result.ok
        ? `✓ ${result.checks} 项检查全部通过 · all ${result.checks} checks passed`
        : `${result.failures.length} / ${result.checks} 项未通过: 请重新拷贝整个文件夹, 或用 atlas ingest 重做 · checks failed; copy the whole folder again, or make it again with atlas ingest`,
    );
  }
  return result.ok ? 0 : 4;
}

/** `atlas query`: reads the tables and nothing else; no statement may write, or reach a file or an address. */
export async function query(
  root: string,
  sql: string,
  options: { readonly json?: boolean },
): Promise<number> {
  const { database } = await openGiven(root);
  try {
    await database.query("SET enable_external_access = false");
    await database.query("SET lock_configuration = true");
    const rows = await whileWaiting("查询 query", () =>
      database.query<Record<string, unknown>>(sql),
    );
    print(options.json ? `${JSON.stringify(rows)}\n` : toTable(rows));
  } finally {
    await database.close();
  }
  return 0;
}

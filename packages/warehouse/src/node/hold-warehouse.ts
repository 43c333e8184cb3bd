import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { AppError } from "@atlas/schema";

/** Holds a warehouse for one writer, so that two runs at once cannot each leave out what the other took in. A hold left by a process that
 * died is taken over.
 * @returns releases the hold
 * @throws AppError `warehouse_busy` with the process that holds it */
export function holdWarehouse(root: string): () => void {
  mkdirSync(root, { recursive: true });
  const path = join(root, ".writing");
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      const file = openSync(path, "wx");
      writeSync(file, String(process.pid));
      closeSync(file);
      return () => rmSync(path, { force: true });
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== "EEXIST") throw cause;
      const holder = Number(readFileSync(path, "utf8"));
      if (attempt === 1 || isAlive(holder))
        throw new AppError(
          "warehouse_busy",
          `warehouse: ${root} 正由进程 ${holder} 写入, 请等它结束; 若没有这样的进程, 请删除 ${path} · is being written by process ${holder}; wait for it to end, or delete ${path} if there is no such run`,
          { root, holder },
          cause,
        );
      rmSync(path, { force: true });
    }
  }
  throw new AppError(
    "warehouse_busy",
    `warehouse: ${root} 有多个程序同时写入, 请稍后重试 · cannot be held; expected one writer`,
    {
      root,
    },
  );
}

/** Whether a process runs. */
function isAlive(pid: number): boolean {
  if (pid === process.pid) return true;
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === "EPERM";
  }
}

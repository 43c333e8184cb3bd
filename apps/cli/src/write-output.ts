import { existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { AppError } from "@atlas/schema";

/** Writes a result file whole or not at all.
 * @throws AppError `usage` when the place is a folder, or cannot be written */
export function writeOutput(path: string, content: Uint8Array | string): Promise<void> {
  return withOutput(path, (part) => writeFileSync(part, content));
}

/** Lets `write` fill a file beside the wanted one, which takes its place in one rename.
 * @throws AppError `usage` when the place is a folder, or cannot be written */
export async function withOutput(
  path: string,
  write: (part: string) => void | Promise<void>,
): Promise<void> {
  if (existsSync(path) && statSync(path).isDirectory())
    throw new AppError(
      "usage",
      `atlas: --out ${path} 是文件夹, 应为文件名 · is a folder; expected the name of a file`,
      {
        path,
      },
    );
  const part = `${path}.${process.pid}.part`;
  await writingTo(path, async () => {
    try {
      mkdirSync(dirname(path), { recursive: true });
      await write(part);
      renameSync(part, path);
    } finally {
      rmSync(part, { force: true });
    }
  });
}

/** Runs what writes into a place that was given.
 * @throws AppError `usage` when the place cannot be written */
export async function writingTo<T>(path: string, write: () => T | Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (cause) {
    throw asUsage(path, cause);
  }
}

/** An error of the file system in the person's words; any other as it is. */
function asUsage(path: string, cause: unknown): unknown {
  if (!(cause instanceof Error) || !("syscall" in cause)) return cause;
  return new AppError(
    "usage",
    `atlas: --out ${path} 无法写入, 请换到可写的位置 · cannot be written; expected a place where you may write: ${cause.message}`,
    { path },
    cause,
  );
}

import { existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { AppError } from "@atlas/schema";

/** Writes a result file whole or not at all.
 * @throws AppError `usage` when the place is a folder, or cannot be written */
export function writeOutput(path: string, content: Uint8Array | string): void {
  withOutput(path, (part) => writeFileSync(part, content));
}

/** Lets `write` fill a file beside the wanted one, which takes its place in one rename.
 * @throws AppError `usage` when the place is a folder, or cannot be written */
export function withOutput(path: string, write: (part: string) => void): void {
  const part = openOutput(path);
  try {
    write(part);
    renameSync(part, path);
  } catch (cause) {
    rmSync(part, { force: true });
    throw asUsage(path, cause);
  }
}

/** Path of the unfinished file; its folder is there. */
export function openOutput(path: string): string {
  if (existsSync(path) && statSync(path).isDirectory())
    throw new AppError("usage", `atlas: --out ${path} is a folder; expected the name of a file`, {
      path,
    });
  try {
    mkdirSync(dirname(path), { recursive: true });
  } catch (cause) {
    throw asUsage(path, cause);
  }
  return `${path}.${process.pid}.part`;
}

/** An error of the file system in the person's words; any other as it is. */
export function asUsage(path: string, cause: unknown): unknown {
  if (!(cause instanceof Error) || !("syscall" in cause)) return cause;
  return new AppError(
    "usage",
    `atlas: --out ${path} cannot be written: ${cause.message}; expected a place where you may write`,
    { path },
    cause,
  );
}

import { AppError } from "@atlas/schema";
import { type OpenWarehouse, openWarehouse, readManifest } from "@atlas/warehouse/node";
import { given } from "./paths.js";

/** Path of a warehouse that is there and whole.
 * @throws AppError `warehouse_missing`, `warehouse_incomplete`, `warehouse_schema` */
export function requireWarehouse(root: string): string {
  const folder = given(root);
  reading(folder, () => readManifest(folder));
  return folder;
}

/** Opens a warehouse; whatever is broken in it is said as such.
 * @throws AppError `warehouse_missing`, `warehouse_incomplete`, `warehouse_schema` */
export async function openGiven(root: string): Promise<OpenWarehouse> {
  const folder = requireWarehouse(root);
  try {
    return await openWarehouse(folder);
  } catch (cause) {
    throw broken(folder, cause);
  }
}

function reading<T>(folder: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw broken(folder, cause);
  }
}

function broken(folder: string, cause: unknown): AppError {
  if (cause instanceof AppError) return cause;
  const why = cause instanceof Error ? cause.message : String(cause);
  return new AppError(
    "warehouse_incomplete",
    `warehouse: ${folder} 无法读取, 请重新拷贝整个文件夹, 或用 atlas ingest 重做 · cannot be read; copy the whole folder again, or make it again with atlas ingest: ${why.split("\n")[0]}`,
    { folder },
    cause,
  );
}

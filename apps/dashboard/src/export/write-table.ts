import type { TableFormat, TakenTable } from "./table-file.js";
import type { TableOrder } from "./table-worker.js";

/** Writes a table's file in a worker of its own, so that a long one never holds up the page.
 * @throws Error where the worker does not start */
export function writeTable(
  table: TakenTable,
  format: TableFormat,
): Promise<Uint8Array<ArrayBuffer>> {
  const worker = new Worker(new URL("./table-worker.js", import.meta.url), { type: "module" });
  return new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
    worker.addEventListener("message", ({ data }: MessageEvent<Uint8Array<ArrayBuffer>>) =>
      resolve(data),
    );
    worker.addEventListener("error", ({ message }) =>
      reject(new Error(`dashboard: table worker: ${message}`)),
    );
    worker.postMessage({ table, format } satisfies TableOrder, { transfer: [] });
  }).finally(() => worker.terminate());
}

/** Media types of the two. */
export const tableTypes: Readonly<Record<TableFormat, string>> = {
  csv: "text/csv;charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

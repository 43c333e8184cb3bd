import { type TableFormat, type TakenTable, tableFile } from "./table-file.js";

/** What the page asks of the worker. */
export interface TableOrder {
  readonly table: TakenTable;
  readonly format: TableFormat;
}

addEventListener("message", ({ data }: MessageEvent<TableOrder>) => {
  const file = tableFile(data.table, data.format);
  postMessage(file, { transfer: [file.buffer] });
});

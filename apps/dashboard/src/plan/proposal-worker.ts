import { type Brief, briefSheets, writeDocx } from "@atlas/report";
import { writeWorkbook } from "@atlas/spreadsheet";

/** What the page asks of the worker. */
export interface ProposalOrder {
  readonly brief: Brief;
  readonly format: "xlsx" | "docx";
  /** As-of date, the document's. */
  readonly day: string;
  /** Name of the sheet that is no table. */
  readonly about: string;
}

addEventListener("message", ({ data }: MessageEvent<ProposalOrder>) => {
  const { brief, format, day, about } = data;
  const file = new Uint8Array(
    format === "docx" ? writeDocx(brief, day) : writeWorkbook(briefSheets(brief, about)),
  );
  postMessage(file, { transfer: [file.buffer] });
});

import { type BriefInput, composeBrief, renderHtml, writeDocx } from "@atlas/report";

/** What the page asks of the worker. */
export interface BriefOrder {
  readonly input: BriefInput;
  readonly format: "html" | "docx";
}

addEventListener("message", ({ data: { input, format } }: MessageEvent<BriefOrder>) => {
  const brief = composeBrief(input);
  if (format === "html") return postMessage(renderHtml(brief));
  const file = writeDocx(brief, input.config.asOf);
  postMessage(file, { transfer: [file.buffer] });
});

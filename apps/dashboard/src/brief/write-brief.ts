import type { BriefInput } from "@atlas/report";
import type { BriefOrder } from "./brief-worker.js";

interface BriefFiles {
  readonly html: string;
  readonly docx: Uint8Array<ArrayBuffer>;
}

/** Writes a brief in a worker of its own.
 * @throws Error where the worker does not start, or fails */
export function writeBrief<Format extends keyof BriefFiles>(
  input: BriefInput,
  format: Format,
): Promise<BriefFiles[Format]> {
  const worker = new Worker(new URL("./brief-worker.js", import.meta.url), { type: "module" });
  return new Promise<BriefFiles[Format]>((resolve, reject) => {
    worker.addEventListener("message", ({ data }: MessageEvent<BriefFiles[Format]>) =>
      resolve(data),
    );
    worker.addEventListener("error", ({ message }) =>
      reject(new Error(`dashboard: brief worker: ${message}`)),
    );
    worker.postMessage({ input, format } satisfies BriefOrder, { transfer: [] });
  }).finally(() => worker.terminate());
}

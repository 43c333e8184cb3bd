import { parentPort, workerData } from "node:worker_threads";
import type { DraftOptions, SourceFile } from "@atlas/normalize";
import { type DraftMaterials, draftHere, makeDraftReading } from "./drafter.js";
import type { PackedDraft } from "./packed-draft.js";

/** What a worker is asked. */
export interface DraftingTask {
  readonly file: SourceFile;
  readonly options: DraftOptions;
}

/** What a worker says: that it is at work, then the draft of each file or the fault of the program that stopped it. */
export type DraftingAnswer =
  { readonly ready: true } | { readonly draft: PackedDraft } | { readonly fault: unknown };

const answer = (said: DraftingAnswer, carried: ArrayBuffer[] = []): void =>
  parentPort!.postMessage(said, carried);

const draft = makeDraftReading(workerData as DraftMaterials);
parentPort!.on("message", ({ file, options }: DraftingTask) => {
  draftHere(draft, file, options).then(
    ({ bytes, ...packed }) => {
      // A buffer of the serializer may be larger than what it wrote, or shared.
      const own = new Uint8Array(bytes);
      answer({ draft: { ...packed, bytes: own } }, [own.buffer]);
    },
    (fault: unknown) => answer({ fault }),
  );
});
answer({ ready: true });

import { type SourceFile, isReadInOnePiece } from "@atlas/normalize";
import type { Drafter } from "./drafter.js";

/** Files that are drafted before it is worth to start workers, which each take a second to begin. */
const fewFiles = 12;

/** Drafts the first files here, where their readers end by themselves, and leaves the others to workers: also every file whose reader cannot be ended otherwise. */
export function fewHere(here: Drafter, workers: Drafter): Drafter {
  let files = 0;
  const chosen = ({ bytes }: SourceFile): Drafter => {
    files += 1;
    return files > fewFiles || isReadInOnePiece(bytes) ? workers : here;
  };
  return {
    atOnce: workers.atOnce,
    draft: (file, options) => chosen(file).draft(file, options),
    close: async () => {
      await here.close();
      await workers.close();
    },
  };
}

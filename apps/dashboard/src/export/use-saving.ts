import { useCallback, useState } from "react";
import type { ExportWords } from "../i18n/export-words.js";

/** What is told of a file that is being saved. */
export interface Saving {
  /** Empty: nothing. */
  readonly told: string;
  readonly tell: (text: string) => void;
  /** Saves a file and tells of it, of a failure too. @param take gives the file's name */
  readonly save: (take: () => Promise<string>) => Promise<void>;
}

/** Tells how the saving of files goes. */
export function useSaving(words: ExportWords): Saving {
  const [told, tell] = useState("");
  const save = useCallback(
    async (take: () => Promise<string>): Promise<void> => {
      tell(words.working);
      try {
        tell(words.saved(await take()));
      } catch {
        tell(words.failed);
      }
    },
    [words],
  );
  return { told, tell, save };
}

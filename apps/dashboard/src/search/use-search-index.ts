import type { PlaceDirectory, Summary } from "@atlas/metrics";
import { useEffect, useMemo, useState } from "react";
import { SearchIndex } from "./search-index.js";

/** Made once a directory: the search is opened many times. */
const whole = new WeakMap<PlaceDirectory, Promise<SearchIndex>>();

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** The index of all there is, or of what is known before it is made. */
export function useSearchIndex(
  summary: Summary,
  directory: PlaceDirectory | undefined,
): SearchIndex {
  const early = useMemo(() => SearchIndex.early(summary), [summary]);
  const [index, setIndex] = useState(early);
  useEffect(() => {
    if (!directory) return undefined;
    let wanted = true;
    let making = whole.get(directory);
    if (!making) whole.set(directory, (making = SearchIndex.whole(summary, directory, turn)));
    void making.then((made) => void (wanted && setIndex(made)));
    return () => void (wanted = false);
  }, [summary, directory]);
  return index;
}

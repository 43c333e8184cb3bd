import type { CompoundHistogram } from "@atlas/metrics";
import { startTransition, useEffect, useState } from "react";
import type { FigureSource } from "./figure-source.js";
import type { HistogramQuery } from "./histogram-query.js";

/** The spread of compounds' participation; null until it is there, or where the engine did not start, or where none is asked for. */
export function useHistogram(
  source: FigureSource,
  query: HistogramQuery | null,
): CompoundHistogram | null {
  const question = JSON.stringify(query);
  const [answer, setAnswer] = useState<{
    readonly question: string;
    readonly histogram: CompoundHistogram;
  } | null>(null);
  useEffect(() => {
    const asked = JSON.parse(question) as HistogramQuery | null;
    if (asked === null) return undefined;
    const wanted = new AbortController();
    source.histogram(asked, wanted.signal).then(
      (histogram) => {
        if (!wanted.signal.aborted) startTransition(() => setAnswer({ question, histogram }));
      },
      () => undefined,
    );
    return () => wanted.abort();
  }, [source, question]);
  const known = query === null ? undefined : source.knownHistogram(query);
  return known ?? (answer?.question === question ? answer.histogram : null);
}

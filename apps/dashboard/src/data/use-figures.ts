import { type FigureQuery, type FigureRow, figureKey } from "@atlas/metrics";
import { startTransition, useEffect, useState } from "react";
import type { FigureSource } from "./figure-source.js";

interface Answer {
  readonly key: string;
  readonly rows: readonly FigureRow[] | null;
  readonly fault: unknown;
}

/** Rows of a query: at once when known, else when they come; undefined while they are awaited. A late answer to an older question is not
 * shown. Answers come in as a transition, so that drawing all panels anew never holds up the page.
 * @throws what the engine threw, while rendering: the panel's boundary shows it and may ask again. */
export function useFigures(
  source: FigureSource,
  query: FigureQuery,
): readonly FigureRow[] | undefined {
  const answer = useAnswer(source, query);
  if (answer?.rows === null) throw answer.fault;
  return answer?.rows;
}

/** As {@link useFigures}, for rows that a panel can do without: undefined where the engine failed, too. */
export function useFiguresIfAny(
  source: FigureSource,
  query: FigureQuery,
): readonly FigureRow[] | undefined {
  return useAnswer(source, query)?.rows ?? undefined;
}

function useAnswer(source: FigureSource, query: FigureQuery): Answer | undefined {
  const key = figureKey(query);
  const question = JSON.stringify(query);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const known = source.known(query);
  const isKnown = known !== undefined;
  useEffect(() => source.show(JSON.parse(question) as FigureQuery), [question, source]);
  useEffect(() => {
    if (isKnown) return undefined;
    const wanted = new AbortController();
    const keep = (rows: readonly FigureRow[] | null, fault: unknown): void => {
      if (!wanted.signal.aborted) startTransition(() => setAnswer({ key, rows, fault }));
    };
    source.ask(JSON.parse(question) as FigureQuery, wanted.signal).then(
      (rows) => keep(rows, null),
      (fault: unknown) => keep(null, fault),
    );
    return () => wanted.abort();
  }, [key, question, source, isKnown]);
  if (known) return { key, rows: known, fault: null };
  return answer?.key === key ? answer : undefined;
}

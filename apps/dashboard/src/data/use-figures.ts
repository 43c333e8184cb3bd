import { type FigureQuery, type FigureRow, figureKey } from "@atlas/metrics";
import { useEffect, useState } from "react";
import type { FigureSource } from "./figure-source.js";

/** Rows of a query: at once when known, else when they come; undefined while they are awaited. A late answer to an older question is not
 * shown. */
export function useFigures(
  source: FigureSource,
  query: FigureQuery,
): readonly FigureRow[] | undefined {
  const key = figureKey(query);
  const [answer, setAnswer] = useState<{
    readonly key: string;
    readonly rows: readonly FigureRow[];
  } | null>(null);
  const known = source.known(query);
  useEffect(() => {
    let wanted = true;
    if (!source.known(query)) {
      source.ask(query).then(
        (rows) => {
          if (wanted) setAnswer({ key, rows });
        },
        () => undefined,
      );
    }
    return () => {
      wanted = false;
    };
    // The key stands for the query.
  }, [key, source]);
  return known ?? (answer?.key === key ? answer.rows : undefined);
}

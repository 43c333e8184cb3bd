import { startTransition, useEffect, useState } from "react";
import type { FigureSource } from "./figure-source.js";
import type { WindowPoints } from "./point-maker.js";

/** Compounds of a window; null until they are there, or where the engine did not start (the panels say so). */
export function usePoints(source: FigureSource, window: string): WindowPoints | null {
  const [answer, setAnswer] = useState<{
    readonly window: string;
    readonly points: WindowPoints;
  } | null>(null);
  useEffect(() => {
    const wanted = new AbortController();
    source.points(window, wanted.signal).then(
      (points) => {
        if (!wanted.signal.aborted) startTransition(() => setAnswer({ window, points }));
      },
      () => undefined,
    );
    return () => wanted.abort();
  }, [source, window]);
  return source.knownPoints(window) ?? (answer?.window === window ? answer.points : null);
}

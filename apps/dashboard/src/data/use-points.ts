import type { MapPoints } from "@atlas/map";
import { useEffect, useState } from "react";
import type { FigureSource } from "./figure-source.js";

/** Compounds of a window; null until they are there, or where the engine did not start (the panels say so). */
export function usePoints(source: FigureSource, window: string): MapPoints | null {
  const [points, setPoints] = useState<MapPoints | null>(null);
  useEffect(() => {
    const wanted = new AbortController();
    source.points(window, wanted.signal).then(
      (loaded) => {
        if (!wanted.signal.aborted) setPoints(loaded);
      },
      () => undefined,
    );
    return () => wanted.abort();
  }, [source, window]);
  return points;
}

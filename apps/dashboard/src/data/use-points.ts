import type { MapPoints } from "@atlas/map";
import { useEffect, useState } from "react";
import type { FigureSource } from "./figure-source.js";

/** Compounds of a window; null until they are there, or where the engine did not start (the panels say so). */
export function usePoints(source: FigureSource, window: string): MapPoints | null {
  const [points, setPoints] = useState<MapPoints | null>(null);
  useEffect(() => {
    let wanted = true;
    source.points(window).then(
      (loaded) => {
        if (wanted) setPoints(loaded);
      },
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [source, window]);
  return points;
}

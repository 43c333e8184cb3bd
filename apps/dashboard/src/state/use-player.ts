import { useCallback, useEffect, useState } from "react";
import { stepWindow } from "./window-step.js";

const stepMs = 1200;

/** Plays the window forward a quarter at a time until the data ends; begun at the end, it begins at the start. */
export function usePlayer(
  window: string,
  quarters: readonly string[],
  show: (window: string) => void,
): { readonly playing: boolean; readonly toggle: () => void; readonly step: (by: 1 | -1) => void } {
  const [playing, setPlaying] = useState(false);
  const step = useCallback(
    (by: 1 | -1) => {
      const next = stepWindow(window, by, quarters);
      if (next !== null) show(next);
    },
    [window, quarters, show],
  );
  const next = stepWindow(window, 1, quarters);
  useEffect(() => {
    if (!playing) return undefined;
    const timer = setTimeout(() => {
      if (next === null) setPlaying(false);
      else show(next);
    }, stepMs);
    return () => clearTimeout(timer);
  }, [playing, next, show]);
  const toggle = useCallback(() => {
    if (!playing && next === null) {
      for (let by = quarters.length; by > 0; by -= 1) {
        const start = stepWindow(window, -by, quarters);
        if (start === null) continue;
        show(start);
        break;
      }
    }
    setPlaying(!playing);
  }, [playing, next, window, quarters, show]);
  return { playing, toggle, step };
}

import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { stepWindow } from "./window-step.js";

/** Four quarters a second. */
const stepMs = 250;

/** Plays the window forward a quarter at a time until the data ends; begun at the end, it begins at the start. A quarter is never passed
 * over: the next one waits until it can be drawn whole.
 * @param prepareNext fetches what is shown as of a quarter later; it must settle, or playing stands still */
export function usePlayer(
  window: string,
  quarters: readonly string[],
  show: (window: string) => void,
  prepareNext: (signal: AbortSignal) => Promise<void>,
): { readonly playing: boolean; readonly toggle: () => void; readonly step: (by: 1 | -1) => void } {
  const [playing, setPlaying] = useState(false);
  /** When the next quarter is due: a beat that drawing does not put off. */
  const due = useRef(0);
  /** Asked for last, which may not be drawn yet when a key is held down. */
  const asked = useRef(window);
  useLayoutEffect(() => void (asked.current = window), [window]);
  const step = useCallback(
    (by: 1 | -1) => {
      const next = stepWindow(asked.current, by, quarters);
      if (next === null) return;
      asked.current = next;
      show(next);
    },
    [quarters, show],
  );
  const next = stepWindow(window, 1, quarters);
  useEffect(() => {
    if (!playing) return undefined;
    const left = new AbortController();
    const goOn = async (): Promise<void> => {
      const now = performance.now();
      due.current = due.current > now - stepMs ? due.current + stepMs : now + stepMs;
      const pause = new Promise((resolve) => setTimeout(resolve, due.current - now));
      await Promise.all([pause, next === null ? null : prepareNext(left.signal)]);
      if (left.signal.aborted) return;
      if (next === null) setPlaying(false);
      else show(next);
    };
    void goOn();
    return () => left.abort();
  }, [playing, next, show, prepareNext]);
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

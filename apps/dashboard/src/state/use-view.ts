import { useCallback, useEffect, useRef, useState } from "react";
import { type ViewState, readView, writeView } from "./view-state.js";

/** Changes of the same part within this time are one step back. */
const oneStepMs = 2000;

/** The view that the URL holds, what of the URL was not understood, and how to change it. */
export function useView(): {
  readonly view: ViewState;
  readonly dropped: readonly string[];
  readonly change: (part: Partial<ViewState>) => void;
} {
  const [{ view, dropped }, setState] = useState(() => readView(location.search));
  const last = useRef({ parts: "", at: 0 });
  useEffect(() => {
    const back = (): void => setState(readView(location.search));
    addEventListener("popstate", back);
    return () => removeEventListener("popstate", back);
  }, []);
  const change = useCallback((part: Partial<ViewState>) => {
    const { view: before, dropped: unread } = readView(location.search);
    const after = { ...before, ...part };
    const url = `${location.pathname}${writeView(after)}`;
    const parts = Object.keys(part).sort().join();
    // Moving the map is not a step back; a drag of the window or of a weight is one; anything else is.
    const dragged =
      (parts === "window" || parts === "weights") &&
      last.current.parts === parts &&
      performance.now() - last.current.at < oneStepMs;
    if (parts === "map" || dragged) history.replaceState(null, "", url);
    else if (url !== `${location.pathname}${location.search}`) history.pushState(null, "", url);
    if (parts !== "map") last.current = { parts, at: performance.now() };
    setState({ view: after, dropped: parts === "map" ? unread : [] });
  }, []);
  return { view, dropped, change };
}

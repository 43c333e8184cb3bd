import { startTransition, useCallback, useEffect, useRef, useState } from "react";
import { type ViewState, readView, writeView } from "./view-state.js";

/** Changes of the same part within this time are one step back. */
const oneStepMs = 2000;

/** Parts whose change waits for nothing: sliders that write their weights read them back, or they would jump to those of before; and what is
 * taken away right after the page was made public must be the public version. */
const shownAtOnce: readonly string[] = ["weights", "audience"] satisfies (keyof ViewState)[];

/** Changes a view: the parts that change, or what makes them of the view last asked for, which may not be drawn yet. */
export type ChangeView = (
  change: Partial<ViewState> | ((asked: ViewState) => Partial<ViewState>),
) => void;

/** The view that the URL holds, what of the URL was not understood, and how to change it. The URL changes at once; what shows it is drawn as
 * a transition, in slices between which the page answers. */
export function useView(): {
  readonly view: ViewState;
  readonly dropped: readonly string[];
  readonly change: ChangeView;
} {
  const [{ view, dropped }, setState] = useState(() => readView(location.search));
  const last = useRef({ parts: "", at: 0 });
  useEffect(() => {
    const back = (): void => startTransition(() => setState(readView(location.search)));
    addEventListener("popstate", back);
    return () => removeEventListener("popstate", back);
  }, []);
  const change = useCallback<ChangeView>((asked) => {
    const { view: before, dropped: unread } = readView(location.search);
    const part = typeof asked === "function" ? asked(before) : asked;
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
    const show = (): void => setState({ view: after, dropped: parts === "map" ? unread : [] });
    if (shownAtOnce.includes(parts)) show();
    else startTransition(show);
  }, []);
  return { view, dropped, change };
}

import { useEffect, useRef } from "react";

/** What each key does. */
export type KeyActions = Readonly<Record<string, () => void>>;

/** Controls that use the arrows, the space bar or letters themselves. */
const busy =
  "input, select, textarea, [role=slider], [role=listbox], [role=radio], [role=application], .maplibregl-canvas";

/** Binds keys of the whole page; a control that has a use for a key keeps it, and an open dialog keeps them all. */
export function useKeys(actions: KeyActions): void {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  }, [actions]);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (document.querySelector("[role=dialog], [role=alertdialog]") !== null) return;
      const target = event.target instanceof Element ? event.target : null;
      const moves = event.key === " " || event.key.startsWith("Arrow");
      if (
        target?.closest(busy) &&
        event.key !== "Escape" &&
        (moves || target.closest("input, select"))
      )
        return;
      if (event.key === " " && target?.closest("button, a")) return;
      const action = latest.current[event.key];
      if (!action) return;
      event.preventDefault();
      action();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, []);
}

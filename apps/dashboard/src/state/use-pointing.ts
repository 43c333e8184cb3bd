import type { Summary } from "@atlas/metrics";
import { useCallback, useEffect, useRef } from "react";
import type { FigureSource } from "../data/figure-source.js";
import { expectedOfUnit } from "../panels/expected-of-unit.js";
import { type ViewState, isUnitId, levelShown } from "./view-state.js";

/** What a person points at by pointer, focus or search; null: at nothing. */
export type Point = (id: string | null) => void;

/** Lets the source read ahead what going into the unit pointed at will ask. Only the map's page is gone into. A unit that is merely selected
 * is not read: it stays so for many changes of window, and whoever goes into it points at it first. */
export function usePointing(
  source: FigureSource | null,
  summary: Summary | null,
  view: ViewState,
): Point {
  const pointed = useRef<{ readonly id: string; readonly units: string | null }>(null);
  const end = useRef<() => void>(undefined);
  const { metric, kind, level, compare, window } = view;
  const isMap = view.workspace === "monitor" && view.system === null && view.brief === null;
  /** Names the units that the page shows. */
  const units = isMap ? `${levelShown(view)} ${view.within ?? ""}` : null;
  const expect = useCallback(
    (id: string): (() => void) | undefined =>
      source && summary && units !== null && isUnitId(id)
        ? source.expect(expectedOfUnit(id, { metric, kind, level, compare, window }, summary))
        : undefined,
    [source, summary, units, metric, kind, level, compare, window],
  );
  // What is pointed at stays so for another window, kind or figure, which asks it differently. Where other units are shown it is gone, and
  // neither the pointer nor the focus tells that it left.
  useEffect(() => {
    if (pointed.current?.units !== units) pointed.current = null;
    end.current = pointed.current ? expect(pointed.current.id) : undefined;
    return () => end.current?.();
  }, [expect, units]);
  return useCallback(
    (id) => {
      if (id === pointed.current?.id) return;
      end.current?.();
      pointed.current = id === null ? null : { id, units };
      end.current = id === null ? undefined : expect(id);
    },
    [expect, units],
  );
}

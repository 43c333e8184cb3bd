import type { Summary } from "@atlas/metrics";
import { useCallback, useEffect, useRef } from "react";
import type { FigureSource } from "../data/figure-source.js";
import { expectedOfUnit } from "../panels/expected-of-unit.js";
import { type ViewState, isUnitId } from "./view-state.js";

/** What a person points at by pointer, focus or search; null: at nothing. */
export type Point = (id: string | null) => void;

/** Lets the source read ahead what going into the unit pointed at, or selected, will ask. Only the map's page is gone into. */
export function usePointing(
  source: FigureSource | null,
  summary: Summary | null,
  view: ViewState,
): Point {
  const pointed = useRef<string | null>(null);
  const end = useRef<() => void>(undefined);
  const expect = useCallback(
    (id: string | null): (() => void) | undefined =>
      source &&
      summary &&
      id !== null &&
      isUnitId(id) &&
      view.workspace === "monitor" &&
      view.system === null
        ? source.expect(expectedOfUnit(id, view, summary))
        : undefined,
    [source, summary, view],
  );
  useEffect(() => expect(view.selected), [expect, view.selected]);
  // What is pointed at stays so in another view, which asks it differently.
  useEffect(() => {
    end.current = pointed.current === null ? undefined : expect(pointed.current);
    return () => end.current?.();
  }, [expect]);
  return useCallback(
    (id) => {
      end.current?.();
      pointed.current = id;
      end.current = id === null ? undefined : expect(id);
    },
    [expect],
  );
}

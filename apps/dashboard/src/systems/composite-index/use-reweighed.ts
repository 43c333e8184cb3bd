import { type FigureRow, type ReweighedUnit, reweighIndex } from "@atlas/metrics";
import type { IndexElementLine } from "@atlas/warehouse";
import { startTransition, useEffect, useState } from "react";

/** Units by a table of elements. */
export interface Reweighed {
  readonly units: ReadonlyMap<string, ReweighedUnit>;
  /** The table that they were weighed by: an older one while the next is being computed. */
  readonly elements: readonly IndexElementLine[];
}

/** Weighs index rows anew whenever the table changes, in turns of the main thread so that a slider never sticks.
 * @param elements null: nothing to weigh by
 * @returns the last that was finished for these rows; null before the first */
export function useReweighed(
  rows: readonly FigureRow[] | undefined,
  elements: readonly IndexElementLine[] | null,
): Reweighed | null {
  const [done, setDone] = useState<(Reweighed & { readonly rows: readonly FigureRow[] }) | null>(
    null,
  );
  useEffect(() => {
    if (rows === undefined || elements === null) return undefined;
    const steps = reweighIndex(rows, elements);
    let turn: ReturnType<typeof setTimeout>;
    const step = (): void => {
      const { done: isDone, value } = steps.next();
      if (isDone !== true) {
        turn = setTimeout(step, 0);
        return;
      }
      const units = new Map(value.map((unit) => [unit.unit_id, unit]));
      startTransition(() => setDone({ rows, elements, units }));
    };
    turn = setTimeout(step, 0);
    return () => clearTimeout(turn);
  }, [rows, elements]);
  return done !== null && done.rows === rows ? done : null;
}

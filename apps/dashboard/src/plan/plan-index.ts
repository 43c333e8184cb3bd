import type { PlanGround } from "./plan-ground.js";

/** What the candidates are looked up by. */
export interface PlanIndex {
  /** Where a compound stands among the candidates; undefined: it is none. */
  readonly at: (id: string) => number | undefined;
  /** Districts with candidates, by code. */
  readonly units: readonly string[];
}

const made = new WeakMap<PlanGround, PlanIndex>();

/** Made once a warehouse. */
export function planIndex(ground: PlanGround): PlanIndex {
  let index = made.get(ground);
  if (!index) {
    const { ids, units } = ground.candidates;
    const places = new Map(ids.map((id, i) => [id, i]));
    index = {
      at: (id) => places.get(id),
      units: [...new Set(units)].filter((unit) => unit !== "").sort(),
    };
    made.set(ground, index);
  }
  return index;
}

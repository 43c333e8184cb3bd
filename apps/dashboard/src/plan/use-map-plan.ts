import type { MapChoice, MapPlan } from "@atlas/map";
import { useMemo } from "react";
import type { PlanGround } from "./plan-ground.js";
import { planIndex } from "./plan-index.js";

const listed = (key: string): readonly string[] => (key === "" ? [] : key.split(" "));

/** The chosen as the map draws them, the same until they change; against another plan, if there is one.
 * @param chosen ids in the order of the plan
 * @param others of the other plan; none: no comparison of plans
 * @param compared compounds that chosen ones are compared with, in the order of the chosen; "" where one has none */
export function useMapPlan(
  ground: PlanGround,
  chosen: readonly string[],
  others: readonly string[],
  meters: number,
  compared: readonly string[] = [],
): MapPlan {
  const [chosenKey, othersKey, comparedKey] = [
    chosen.join(" "),
    others.join(" "),
    compared.join(" "),
  ];
  return useMemo(
    () => mapPlan(ground, listed(chosenKey), listed(othersKey), listed(comparedKey), meters),
    [ground, chosenKey, othersKey, comparedKey, meters],
  );
}

function mapPlan(
  ground: PlanGround,
  chosen: readonly string[],
  others: readonly string[],
  compared: readonly string[],
  meters: number,
): MapPlan {
  const { kinds, lon, lat } = ground.candidates;
  const index = planIndex(ground);
  const place = (id: string, i: number, side: MapChoice["side"] | null): readonly MapChoice[] => {
    const at = index.at(id)!;
    const [east, north] = [lon[at]!, lat[at]!];
    return Number.isFinite(east + north)
      ? [{ id, number: i + 1, kind: kinds[at]!, lon: east, lat: north, ...(side && { side }) }]
      : [];
  };
  return {
    meters,
    choices: [
      ...chosen.flatMap((id, i) =>
        place(id, i, others.length === 0 ? null : others.includes(id) ? "both" : "this"),
      ),
      ...compared.flatMap((id, i) =>
        id === "" || others.length > 0
          ? []
          : place(id, i, null).map((choice) => ({ ...choice, comparison: true as const })),
      ),
      ...others.flatMap((id, i) => (chosen.includes(id) ? [] : place(id, i, "other"))),
    ],
  };
}

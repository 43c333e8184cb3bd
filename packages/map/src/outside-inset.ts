import { planAt, planX, planY } from "./camera.js";
import type { InsetFrame } from "./inset.js";

/** What the inset does not show: where it enlarges a crowd, the map does not draw the same crowd small under its frame.
 * @param frame null: there is no inset, and nothing is left out */
export function outsideInset<T extends { readonly lon: number; readonly lat: number }>(
  items: readonly T[],
  frame: Pick<InsetFrame, "camera"> | null,
): readonly T[] {
  if (!frame) return items;
  const { camera } = frame;
  const [west, north] = planAt(camera, 0, 0);
  const [east, south] = planAt(camera, camera.width, camera.height);
  return items.filter(({ lon, lat }) => {
    const [x, y] = [planX(lon), planY(lat)];
    return x < west || x > east || y < north || y > south;
  });
}

import type { Summary } from "@atlas/metrics";
import { levelOfUnit } from "./view-state.js";

/** The path to a division, from its district down to itself: district, township, community. A township is under the district that manages it.
 * @param id null: the city, whose path is empty */
export function parentsOf(
  { divisions }: Pick<Summary, "divisions">,
  id: string | null,
): readonly string[] {
  if (id === null) return [];
  const level = levelOfUnit(id);
  if (level === "district") return [id];
  // A community's id begins with its township's.
  const township = `${id.slice(0, 9)}000`;
  const manager = divisions.find(({ division_id }) => division_id === township)?.manager_id;
  const path = manager ? [manager, township] : [township];
  return level === "community" ? [...path, id] : path;
}

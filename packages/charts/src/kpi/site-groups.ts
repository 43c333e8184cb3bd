/** State of a demonstration site: filled, half or hollow. */
export type SiteCellStatus = "accepted" | "building" | "planned";

/** Sites that stand together: a batch, or the nominations. */
export interface SiteGroup {
  readonly key: string;
  /** Under the cells: a year, or the word for nominations. */
  readonly label?: string;
  /** What most of them are, in the sites' colour: `验收`. */
  readonly note?: string;
  readonly cells: readonly SiteCellStatus[];
}

/** Sites counted by state, where batches are not known. */
export interface SiteCounts {
  readonly accepted: number;
  readonly building: number;
  readonly nominated: number;
  /** At least this many cells are drawn, the rest hollow. */
  readonly total: number;
}

const cellsOf = (count: number, status: SiteCellStatus): readonly SiteCellStatus[] =>
  Array.from({ length: Math.max(0, count) }, () => status);

/** Groups by state where batches are not known; a state without sites has no group. */
export function groupsOfCounts({
  accepted,
  building,
  nominated,
  total,
}: SiteCounts): readonly SiteGroup[] {
  return [
    { key: "accepted", cells: cellsOf(accepted, "accepted") },
    { key: "building", cells: cellsOf(building, "building") },
    { key: "planned", cells: cellsOf(Math.max(nominated, total - accepted - building), "planned") },
  ].filter(({ cells }) => cells.length > 0);
}

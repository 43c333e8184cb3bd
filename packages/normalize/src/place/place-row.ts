import {
  type Resolution,
  divisionById,
  inForce,
  isWithin,
  placeOf,
  resolveDivision,
  splitAddress,
} from "@atlas/divisions";
import type { IssueCode, IssueParameters } from "@atlas/schema";
import { overlap, placesApart } from "./places-apart.js";

/** Where a row lies, with what was assumed to say so. */
export interface PlacedRow {
  readonly unit_id: string | null;
  readonly township_id: string | null;
  readonly community_id: string | null;
  readonly issues: readonly {
    readonly code: IssueCode;
    readonly field: "district" | "township" | "community" | "address";
    readonly raw: string;
    readonly parameters: IssueParameters;
    /** What the text became, where it is kept otherwise than written. */
    readonly value?: string;
  }[];
  /** The address as written, but for the district and business area that property sites glue before it. */
  readonly address: string | null;
  /** The two of its places that cannot both be true, where nothing says which one is. */
  readonly contradiction: readonly [string, string] | null;
}

/** The texts of a row that name its place. */
export interface PlaceTexts {
  readonly unitId: string | null;
  /** The day (YYYY-MM-DD) that the row's return speaks of; null where it does not say. */
  readonly on: string | null;
  readonly district: string | null;
  readonly township: string | null;
  readonly community: string | null;
  readonly address: string | null;
}

/** Places by unit, day, district, township and community, one map inside the other: one text of all five would have to be made and hashed for
 * every row, while texts of a column are the same strings from row to row. */
type Remembered = Map<string | null, Remembered | PlacedRow>;
let remembered: Remembered = new Map();
let count = 0;

/** Places a row in today's hierarchy: community inside township inside unit, the address where a column is silent. */
export function placeRow(texts: PlaceTexts): PlacedRow {
  if (texts.address !== null) return withAddress(texts);
  const { unitId, on, district, township, community } = texts;
  const near = inside(inside(inside(inside(remembered, unitId), on), district), township);
  const known = near.get(community) as PlacedRow | undefined;
  if (known !== undefined) return known;
  const placed = placeFresh(texts);
  near.set(community, placed);
  count += 1;
  if (count > 50_000) [remembered, count] = [new Map(), 0];
  return placed;
}

function inside(map: Remembered, key: string | null): Remembered {
  let inner = map.get(key) as Remembered | undefined;
  if (inner === undefined) map.set(key, (inner = new Map()));
  return inner;
}

/** Most addresses begin with a road and change nothing. One that begins with its divisions says where the row lies where its columns are silent,
 * and stays as it is; so does one that begins elsewhere than its row says. */
function withAddress(texts: PlaceTexts): PlacedRow {
  const address = texts.address!;
  const placed = placeRow({ ...texts, address: null });
  const elsewhere = districtElsewhere(texts, placed.unit_id);
  if (elsewhere !== null) {
    const { issues, ...rest } = withAddress({ ...texts, district: null });
    const value = divisionById(elsewhere)!.name;
    const issue = { code: "division_conflict", field: "district", parameters: {}, value } as const;
    return { ...rest, issues: [{ ...issue, raw: texts.district! }, ...issues] };
  }
  const { resolution, rest, glued } = splitAddress(address, placed.unit_id);
  if (!("division_id" in resolution)) return { ...placed, address };
  const found = placeOf(resolution.division_id);
  // A township of the named district may be managed by another unit (双流区华阳街道), as where columns name both.
  const managed =
    texts.unitId === null &&
    placed.township_id === null &&
    found.township_id !== null &&
    isWithin(found.township_id, placed.unit_id);
  const merged = {
    unit_id: managed ? found.unit_id : (placed.unit_id ?? found.unit_id),
    township_id: placed.township_id ?? found.township_id,
    community_id: placed.community_id ?? found.community_id,
  };
  for (const level of ["unit_id", "township_id", "community_id"] as const)
    if (found[level] !== null && found[level] !== merged[level]) return { ...placed, address };
  const kept = glued ? rest : address;
  const told = (["unit_id", "township_id", "community_id"] as const).some(
    (level) => merged[level] !== placed[level],
  );
  if (!told && kept === address) return { ...placed, address };
  const issue = {
    code: "division_from_address" as const,
    field: "address" as const,
    raw: address,
    parameters: { value: divisionById(resolution.division_id)!.name },
    value: kept,
  };
  return { ...placed, ...merged, issues: [...placed.issues, issue], address: kept };
}

/** The district that an address names, where the row says no more of its place than another district with a quarter behind it (青羊双楠): quarters
 * of property sites lie across borders. */
function districtElsewhere(
  { unitId, on, district, township, community, address }: PlaceTexts,
  placed: string | null,
): string | null {
  if (unitId !== null || district === null || township !== null || community !== null) return null;
  if (
    placed === null ||
    resolveDivision({ text: district, level: "district", on }).how !== "corrected"
  )
    return null;
  const { resolution } = splitAddress(address!, null);
  const found = "division_id" in resolution ? placeOf(resolution.division_id).unit_id : null;
  return found === null || overlap(placed, found) ? null : found;
}

function placeFresh(texts: PlaceTexts): PlacedRow {
  const { unitId, on, district, township, community } = texts;
  const issues: PlacedRow["issues"][number][] = [];
  const take = (
    field: "district" | "township" | "community",
    raw: string | null,
    within: string | null,
    around: string | null,
  ): string | null => {
    if (raw === null) return null;
    let resolution = resolveDivision({ text: raw, level: field, within, on });
    if (resolution.how === "unknown" && within !== null && within !== around)
      resolution = resolveDivision({ text: raw, level: field, within: around, on });
    for (const issue of issuesOf(resolution, raw, on)) issues.push({ ...issue, field, raw });
    return "division_id" in resolution ? resolution.division_id : null;
  };
  const districtId = take("district", district, null, null);
  const scope = unitId ?? districtId;
  const townshipId = take("township", township, scope, unitId);
  // Where district and township agree, a community of that name in another district is not the one that is meant.
  const agree = scope !== null && townshipId !== null && isWithin(townshipId, scope);
  const communityId = take("community", community, townshipId ?? scope, agree ? scope : unitId);
  const conflict = conflictOf(township, townshipId, communityId, issues);
  if (conflict !== null) issues.push(conflict);
  const apart = placesApart(texts, districtId);
  if (apart?.how === "district")
    issues.push({
      code: "division_conflict",
      field: "district",
      raw: apart.district,
      parameters: {},
      value: divisionById(apart.unitId)!.name,
    });
  const best = communityId ?? townshipId;
  const place =
    best === null ? { unit_id: scope, township_id: null, community_id: null } : placeOf(best);
  const contradiction =
    apart?.how === "contradiction" ? ([apart.district, apart.place] as const) : null;
  return { ...place, unit_id: place.unit_id ?? scope, issues, address: null, contradiction };
}

/** A township that is named beside a community of another one: the community is taken, being the closer place. Where the township's own name
 * had to be interpreted (merged, corrected) that was said already. */
function conflictOf(
  township: string | null,
  townshipId: string | null,
  communityId: string | null,
  issues: PlacedRow["issues"],
): PlacedRow["issues"][number] | null {
  if (township === null || townshipId === null || communityId === null) return null;
  const lies = placeOf(communityId).township_id;
  if (lies === null || lies === townshipId || issues.some(({ field }) => field === "township"))
    return null;
  const value = divisionById(lies)!.name;
  return { code: "division_conflict", field: "township", raw: township, parameters: {}, value };
}

interface PlaceIssue {
  readonly code: IssueCode;
  readonly parameters: IssueParameters;
}

/** What was assumed to read a place. An old name is a repair like any other; it is a warning where the name was out of use before the
 * day that the return speaks of. Without such a day nobody can say that it was. */
function issuesOf(resolution: Resolution, raw: string, on: string | null): readonly PlaceIssue[] {
  const named = (id: string): string => divisionById(id)!.name;
  switch (resolution.how) {
    case "renamed":
    case "code_old": {
      const { how, division_id: id, until } = resolution;
      const value = how === "renamed" ? named(id) : id;
      const repair: PlaceIssue = {
        code: how === "renamed" ? "division_renamed" : "division_code_old",
        parameters: { value },
      };
      return on === null || until === null || inForce(until, on)
        ? [repair]
        : [repair, { code: "division_outdated", parameters: { value, expected: until } }];
    }
    case "merged": {
      const { division_id: id, confidence, until } = resolution;
      const then = on !== null && inForce(until, on);
      const parameters = { value: named(id), confidence };
      return [{ code: then ? "division_succeeded" : "division_merged", parameters }];
    }
    case "corrected":
      return [{ code: "division_corrected", parameters: { value: named(resolution.division_id) } }];
    case "ambiguous":
      return [{ code: "division_ambiguous", parameters: {} }];
    case "unknown":
      return [{ code: "division_unknown", parameters: { raw } }];
    default:
      return [];
  }
}

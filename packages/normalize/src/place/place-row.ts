import {
  type Resolution,
  divisionById,
  placeOf,
  resolveDivision,
  resolveInAddress,
} from "@atlas/divisions";
import type { IssueCode, IssueParameters } from "@atlas/schema";

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
  }[];
}

/** The texts of a row that name its place. */
export interface PlaceTexts {
  readonly unitId: string | null;
  readonly district: string | null;
  readonly township: string | null;
  readonly community: string | null;
  readonly address: string | null;
}

const remembered = new Map<string, PlacedRow>();

/** Places a row in today's hierarchy: community inside township inside unit, the address where a column is silent. */
export function placeRow(texts: PlaceTexts): PlacedRow {
  const settled = texts.township !== null && texts.community !== null;
  const key = [
    texts.unitId,
    texts.district,
    texts.township,
    texts.community,
    settled ? "" : texts.address,
  ].join("\u0001");
  let placed = remembered.get(key);
  if (!placed) {
    if (remembered.size > 50_000) remembered.clear();
    placed = placeFresh(texts);
    remembered.set(key, placed);
  }
  return placed;
}

function placeFresh({ unitId, district, township, community, address }: PlaceTexts): PlacedRow {
  const issues: PlacedRow["issues"][number][] = [];
  const take = (
    field: "district" | "township" | "community",
    raw: string | null,
    within: string | null,
  ): string | null => {
    if (raw === null) return null;
    let resolution = resolveDivision({ text: raw, level: field, within });
    if (resolution.how === "unknown" && within !== null && within !== unitId)
      resolution = resolveDivision({ text: raw, level: field, within: unitId });
    const issue = issueOf(resolution, raw);
    if (issue) issues.push({ ...issue, field, raw });
    return "division_id" in resolution ? resolution.division_id : null;
  };
  const districtId = take("district", district, null);
  const scope = unitId ?? districtId;
  const townshipId = take("township", township, scope);
  let communityId = take("community", community, townshipId ?? scope);
  let best = communityId ?? townshipId;
  if (best === null && address !== null) {
    const found = resolveInAddress(address, scope);
    if ("division_id" in found && divisionById(found.division_id)!.level !== "district") {
      best = found.division_id;
      issues.push({
        code: "division_from_address",
        field: "address",
        raw: address,
        parameters: { value: divisionById(best)!.name },
      });
    }
  }
  const place =
    best === null ? { unit_id: scope, township_id: null, community_id: null } : placeOf(best);
  communityId = place.community_id;
  return {
    unit_id: place.unit_id ?? scope,
    township_id: place.township_id,
    community_id: communityId,
    issues,
  };
}

function issueOf(
  resolution: Resolution,
  raw: string,
): { code: IssueCode; parameters: IssueParameters } | null {
  const named = (id: string): string => divisionById(id)!.name;
  switch (resolution.how) {
    case "renamed":
      return { code: "division_renamed", parameters: { value: named(resolution.division_id) } };
    case "code_old":
      return { code: "division_code_old", parameters: { value: resolution.division_id } };
    case "merged":
      return {
        code: "division_merged",
        parameters: { value: named(resolution.division_id), confidence: resolution.confidence },
      };
    case "corrected":
      return { code: "division_corrected", parameters: { value: named(resolution.division_id) } };
    case "ambiguous":
      return { code: "division_ambiguous", parameters: {} };
    case "unknown":
      return { code: "division_unknown", parameters: { raw } };
    default:
      return null;
  }
}

import { divisionById } from "@atlas/divisions";
import type { Locator } from "@atlas/divisions";
import gcoord from "gcoord";

/** A written pair (longitude first) with the statutory district its row names, if it does. */
export interface PositionClaim {
  readonly lon: number;
  readonly lat: number;
  readonly districtId: string | null;
}

/** The coordinate system of a sheet with the evidence for it. */
export interface CrsVerdict {
  readonly crs: "wgs84" | "gcj02" | "bd09" | "ambiguous";
  readonly evidence: Readonly<Record<string, unknown>>;
}

const systems = { wgs84: gcoord.WGS84, gcj02: gcoord.GCJ02, bd09: gcoord.BD09 } as const;

/** A pair in WGS-84, degrees, to 7 decimals. */
export function toWgs84(
  crs: "wgs84" | "gcj02" | "bd09",
  lon: number,
  lat: number,
): readonly [number, number] {
  const [x, y] =
    crs === "wgs84" ? [lon, lat] : gcoord.transform([lon, lat], systems[crs], gcoord.WGS84);
  return [Math.round(x * 1e7) / 1e7, Math.round(y * 1e7) / 1e7];
}

/** Statutory district of a division, for a test against surveyed polygons; null where only schematic ones exist. */
export function statutoryDistrict(divisionId: string | null): string | null {
  for (let row = divisionId === null ? undefined : divisionById(divisionId); row;) {
    if (row.level === "district") return /^\d{6}$/.test(row.division_id) ? row.division_id : null;
    row = row.parent_id === null ? undefined : divisionById(row.parent_id);
  }
  return null;
}

/** Weighs the three systems by how many points fall into the district their row names. One is taken only when it beats each
 * other by three standard errors over the points that tell them apart (McNemar); else the file is ambiguous. */
export function inferCrs(claims: readonly PositionClaim[], locator: Locator): CrsVerdict {
  const usable = claims.filter(({ districtId }) => districtId !== null);
  const step = Math.max(1, Math.floor(usable.length / 1500));
  const sample = usable.filter((_, i) => i % step === 0);
  const names = ["wgs84", "gcj02", "bd09"] as const;
  const inside = names.map((crs) =>
    sample.map(
      ({ lon, lat, districtId }) => locator.locate(...toWgs84(crs, lon, lat)) === districtId,
    ),
  );
  const shares = inside.map((hits) => hits.filter(Boolean).length);
  const best = shares.indexOf(Math.max(...shares));
  const margins = names.map((_, other) => {
    const gained = sample.filter((_, i) => inside[best]![i] && !inside[other]![i]).length;
    const lost = sample.filter((_, i) => !inside[best]![i] && inside[other]![i]).length;
    return gained + lost === 0 ? 0 : (gained - lost) / Math.sqrt(gained + lost);
  });
  const decided =
    margins.every((z, i) => i === best || z >= 3) && shares[best]! >= sample.length * 0.5;
  return {
    crs: decided ? names[best]! : "ambiguous",
    evidence: {
      method: "district polygons",
      points: sample.length,
      inside: Object.fromEntries(names.map((n, i) => [n, shares[i]])),
      z: margins.map((z) => Math.round(z * 10) / 10),
    },
  };
}

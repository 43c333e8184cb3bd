import type { Row } from "@atlas/schema";

/** A compound as it is, with what shapes its consultations. */
export interface TrueCompound extends Row<"compound"> {
  readonly unit_id: string;
  readonly township_id: string;
  readonly community_id: string;
  readonly lon: number;
  readonly lat: number;
  readonly households: number;
  /** First year whose register lists it; null for the first register. */
  readonly firstYear: number | null;
  /** First year whose register no longer lists it. */
  readonly lastYear: number | null;
}

/** The synthetic city with everything that happened in it up to the as-of date. */
export interface TrueCity {
  readonly seed: number;
  readonly compounds: readonly TrueCompound[];
  readonly consultations: readonly Row<"consultation">[];
  readonly projects: readonly Row<"project">[];
  readonly proposals: readonly Row<"proposal">[];
  readonly sites: readonly Row<"pilot_site">[];
  readonly councils: readonly (Row<"council"> & { readonly year: number })[];
  readonly assessments: readonly Row<"assessment">[];
  readonly townshipPilots: readonly Row<"township_pilot">[];
}

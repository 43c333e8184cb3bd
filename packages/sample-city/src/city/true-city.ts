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

/** What happened at the compounds of one unit up to the as-of date. */
export interface UnitEvents {
  readonly consultations: readonly Row<"consultation">[];
  readonly projects: readonly Row<"project">[];
  readonly proposals: readonly Row<"proposal">[];
}

/** The synthetic city. Events are made a unit at a time, so that memory does not grow with the city. */
export interface TrueCity {
  readonly seed: number;
  readonly compounds: readonly TrueCompound[];
  readonly eventsOf: (unitId: string) => UnitEvents;
  readonly sites: readonly Row<"pilot_site">[];
  readonly councils: readonly (Row<"council"> & { readonly year: number })[];
  readonly assessments: readonly Row<"assessment">[];
  readonly townshipPilots: readonly Row<"township_pilot">[];
}

import type { Bilingual } from "@atlas/schema";

/** Compounds that may be chosen, as columns in one order. */
export interface Candidates {
  readonly ids: readonly string[];
  /** District (of the 23 units); "" where it is not known. */
  readonly units: readonly string[];
  /** Names of districts by id, for what is said of them; without one the id is said. */
  readonly unitNames?: Readonly<Record<string, string>>;
  /** `old`, `managed` or `unknown`. */
  readonly kinds: readonly string[];
  /** Degrees WGS-84; NaN where there is no position. */
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  /** NaN where it is not known. */
  readonly households: Float64Array;
  /** Yuan for one site; NaN where it is not known. */
  readonly cost: Float64Array;
  /** 1: a district has nominated it. */
  readonly nominated: Uint8Array;
  /** Values of the inputs as measured, by id of the input; NaN where missing. */
  readonly inputs: Readonly<Record<string, Float64Array>>;
}

/** How an input makes part of a score: 0 at `worst` or beyond, 1 at `best` or beyond, a straight line between. */
export interface PlanInput {
  readonly id: string;
  readonly label: Bilingual;
  readonly definition: Bilingual;
  readonly unit: string;
  /** Above `best` where less is better. */
  readonly worst: number;
  readonly best: number;
  /** Part (0 to 1) of a compound for which the input is missing. */
  readonly missing: number;
}

/** A demonstration site that stands already. */
export interface ExistingSite {
  readonly id: string;
  /** Degrees WGS-84; NaN where there is no position: nothing keeps a distance from it, nor is anything in its reach. */
  readonly lon: number;
  readonly lat: number;
}

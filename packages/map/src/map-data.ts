import type { FeatureCollection, MultiPolygon } from "geojson";

/** An area to colour. */
export interface MapArea {
  readonly id: string;
  readonly value: number | null;
  /** `suppressed` or `thin` areas are dotted, `plain` ones only named, others without a value hatched. */
  readonly flag: string;
  readonly label: string;
  /** The value as text, or why there is none. */
  readonly detail: string;
}

/** Compounds by column; kind 0 old, 1 managed, 2 unknown; degrees WGS-84. */
export interface MapPoints {
  readonly lon: ArrayLike<number>;
  readonly lat: ArrayLike<number>;
  readonly kind: ArrayLike<number>;
  /** 1 where a consultation closed in the window. */
  readonly consulted: ArrayLike<number>;
  readonly name: ArrayLike<string>;
  /** Negative where unknown. */
  readonly households: ArrayLike<number>;
}

/** A demonstration site. */
export interface MapSite {
  readonly id: string;
  readonly name: string;
  readonly lon: number;
  readonly lat: number;
  readonly status: string;
}

/** A compound that a plan chooses, or compares with. */
export interface MapChoice {
  readonly id: string;
  /** Written on it. */
  readonly number: number;
  /** `old`, `managed` or `unknown`. */
  readonly kind: string;
  readonly lon: number;
  readonly lat: number;
  /** Against another plan: chosen by both, by this one only, by the other only; left out where there is none. */
  readonly side?: "both" | "this" | "other";
  /** Not chosen, but reserved to compare the chosen one of the same number with: hollow, and without a circle. */
  readonly comparison?: true;
}

/** A plan of new sites. */
export interface MapPlan {
  /** The first on top. */
  readonly choices: readonly MapChoice[];
  /** Radius of the circle that a site serves, in a straight line. */
  readonly meters: number;
}

/** Boundaries with the properties of data/boundaries. */
export type MapBoundaries = FeatureCollection<
  MultiPolygon,
  { readonly division_id: string; readonly name: string }
>;

/** Where the map looks: degrees WGS-84 and zoom (512 px world at 0). */
export interface MapView {
  readonly lon: number;
  readonly lat: number;
  readonly zoom: number;
}

/** A position that the map goes to: degrees WGS-84, and the zoom from which it can be seen. */
export interface MapPlace extends MapView {
  /** A ring stands around it, as around a compound that is chosen. */
  readonly ring: boolean;
}

/** West, south, east, north in degrees. */
export type MapBounds = readonly [number, number, number, number];

/** Pixels kept free at each side of areas that the map is moved to. */
export interface MapMargin {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** What the pointer is on; a compound by its row in {@link MapPoints}. */
export type MapTarget =
  | { readonly kind: "area"; readonly id: string }
  | { readonly kind: "compound"; readonly row: number }
  | { readonly kind: "site"; readonly id: string }
  | { readonly kind: "choice"; readonly id: string };

/** A rectangle in CSS pixels of the map. */
export interface MapBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

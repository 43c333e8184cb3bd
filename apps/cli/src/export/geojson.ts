import type { ExportRow } from "./export-row.js";

/** Rows with `lon` and `lat` as GeoJSON features (RFC 7946: WGS-84, longitude first); one without a position has a null geometry. */
export function toGeoJson(rows: readonly ExportRow[]): object {
  return {
    type: "FeatureCollection",
    features: rows.map(({ lon, lat, ...properties }) => ({
      type: "Feature",
      geometry:
        typeof lon === "number" && typeof lat === "number"
          ? { type: "Point", coordinates: [lon, lat] }
          : null,
      properties,
    })),
  };
}

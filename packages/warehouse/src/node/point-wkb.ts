/** A point as little-endian well-known binary (GeoParquet 1.1, encoding WKB). Degrees, longitude first. */
export function pointWkb(lon: number, lat: number): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(21));
  bytes.setUint8(0, 1);
  bytes.setUint32(1, 1, true);
  bytes.setFloat64(5, lon, true);
  bytes.setFloat64(13, lat, true);
  return new Uint8Array(bytes.buffer);
}

/** The `geo` metadata of `compound.parquet`.
 * @see https://geoparquet.org/releases/v1.1.0/ */
export function geoMetadata(bbox: readonly number[] | null): string {
  return JSON.stringify({
    version: "1.1.0",
    primary_column: "geometry",
    columns: {
      geometry: { encoding: "WKB", geometry_types: ["Point"], ...(bbox ? { bbox } : {}) },
    },
  });
}

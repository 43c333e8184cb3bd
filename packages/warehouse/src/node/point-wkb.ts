/** A point as little-endian well-known binary, in hexadecimal (GeoParquet 1.1, encoding WKB). Degrees, longitude first. */
export function pointWkbHex(lon: number, lat: number): string {
  const bytes = Buffer.alloc(21);
  bytes.writeUInt8(1, 0);
  bytes.writeUInt32LE(1, 1);
  bytes.writeDoubleLE(lon, 5);
  bytes.writeDoubleLE(lat, 13);
  return bytes.toString("hex");
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

import type { MapPoints } from "@atlas/map";
import type { ColumnResult } from "@atlas/warehouse";

const codes: Readonly<Record<string, number>> = { old: 0, managed: 1, unknown: 2 };

/** Columns of the engine as the map takes them. */
export function pointsOf({ columns }: ColumnResult): MapPoints {
  return {
    lon: columns["lon"] as ArrayLike<number>,
    lat: columns["lat"] as ArrayLike<number>,
    consulted: columns["consulted"] as ArrayLike<number>,
    name: columns["name"] as ArrayLike<string>,
    kind: Uint8Array.from(
      columns["kind"] as ArrayLike<string>,
      (kind: string) => codes[kind] ?? codes["unknown"]!,
    ),
  };
}

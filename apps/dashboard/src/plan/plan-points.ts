import type { WindowPoints } from "../data/point-maker.js";
import type { PlanGround } from "./plan-ground.js";

const kindCodes: Readonly<Record<string, number>> = { old: 0, managed: 1 };

/** Candidates with a position, hollow, for the map; `registerRow` is where each stands among the candidates. */
export function planPoints({ candidates }: PlanGround): WindowPoints {
  const { lon, lat, kinds, names, households } = candidates;
  const rows = Int32Array.from(
    [...lon.keys()].filter((i) => Number.isFinite(lon[i]) && Number.isFinite(lat[i])),
  );
  return {
    registerRow: rows,
    lon: Float64Array.from(rows, (i) => lon[i]!),
    lat: Float64Array.from(rows, (i) => lat[i]!),
    kind: Uint8Array.from(rows, (i) => kindCodes[kinds[i]!] ?? 2),
    consulted: new Uint8Array(rows.length),
    name: Array.from(rows, (i) => names[i]!),
    households: Int32Array.from(rows, (i) => (households[i]! >= 0 ? households[i]! : -1)),
  };
}

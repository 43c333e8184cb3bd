import { type Locator, divisionById } from "@atlas/divisions";
import type { Code } from "@atlas/schema";
import { inferCrs, statutoryDistrict, toWgs84 } from "../place/infer-crs.js";
import { type DraftIssue, type DraftRow, finding } from "./file-draft.js";

/** Rows with `lon` and `lat` in WGS-84 or null, and how the coordinate system was decided. */
export interface SettledPositions {
  readonly rows: readonly DraftRow[];
  readonly issues: readonly DraftIssue[];
  readonly crs: Code<"crs"> | null;
  readonly evidence: Readonly<Record<string, unknown>> | null;
}

interface Pair {
  readonly lon: number;
  readonly lat: number;
  readonly swapped: boolean;
}

/** City centres that geocoders give when they fail: Beijing's, and the origin. */
const placeholders: readonly (readonly [number, number])[] = [
  [116.395645, 39.929986],
  [116.403874, 39.914885],
  [116.407526, 39.90403],
  [0, 0],
];
const cityBox = { west: 102.9, south: 30.0, east: 105.0, north: 31.5 };

/** Decides one coordinate system for the whole sheet and converts every position; while it is ambiguous positions stay null. */
export function settlePositions(
  rows: readonly DraftRow[],
  named: "wgs84" | "gcj02" | "bd09" | null,
  labelOf: (field: string) => string | null,
  locator: Locator,
): SettledPositions {
  const issues: DraftIssue[] = [];
  const column = labelOf("position") ?? labelOf("lon");
  const columns = [column, ...(labelOf("position") === null ? [labelOf("lat")] : [])].filter(
    (each) => each !== null,
  );
  if (column === null) return { rows, issues, crs: null, evidence: null };
  const pairs = rows.map((row) => pairOf(row.values));
  const verdict =
    named === null
      ? inferCrs(
          rows.flatMap((row, i) => {
            const pair = pairs[i];
            if (!pair || isPlaceholder(pair) || !inCity(pair.lon, pair.lat)) return [];
            return [
              {
                ...pair,
                districtId: statutoryDistrict(
                  (row.values["township_id"] ?? row.values["unit_id"]) as string | null,
                ),
              },
            ];
          }),
          locator,
        )
      : { crs: named, evidence: { method: "declared" } };
  const { crs } = verdict;
  for (const each of columns) {
    if (crs === "ambiguous") issues.push(finding("crs_ambiguous", null, each, null, null));
    else if (crs !== "wgs84") issues.push(finding("crs_converted", null, each, crs, "wgs84"));
  }
  const settled = rows.map((row, i): DraftRow => {
    const pair = pairs[i];
    if (!pair) return crs === "wgs84" ? row : withoutHalf(row, labelOf, issues);
    const raw = `${pair.lon},${pair.lat}`;
    const note = (code: DraftIssue["code"], parameters: DraftIssue["parameters"] = {}): void => {
      for (const each of columns) issues.push(finding(code, row.row, each, raw, null, parameters));
    };
    const without = { ...row, values: { ...row.values, lon: null, lat: null } };
    if (isPlaceholder(pair)) {
      note("coordinate_placeholder");
      return without;
    }
    if (pair.swapped)
      for (const each of columns)
        issues.push(finding("coordinate_swapped", row.row, each, `${pair.lat},${pair.lon}`, raw));
    if (!inCity(pair.lon, pair.lat)) {
      note("coordinate_outside_city");
      return without;
    }
    if (crs === "ambiguous") return without;
    const [lon, lat] = toWgs84(crs, pair.lon, pair.lat);
    const at = locator.locate(lon, lat);
    const claimed = statutoryDistrict((row.values["township_id"] ?? null) as string | null);
    if (claimed !== null && at !== claimed) {
      note("coordinate_outside_district", {
        value: divisionById(claimed)!.name,
        distance: Math.round(locator.distanceMeters(lon, lat, claimed)),
      });
    }
    return { ...row, values: { ...row.values, lon, lat } };
  });
  return { rows: settled, issues, crs, evidence: verdict.evidence };
}

/** One coordinate without the other cannot be brought into another system. */
function withoutHalf(
  row: DraftRow,
  labelOf: (field: string) => string | null,
  issues: DraftIssue[],
): DraftRow {
  const half = (["lon", "lat"] as const).find((field) => (row.values[field] ?? null) !== null);
  if (half === undefined) return row;
  const raw = String(row.values[half]);
  issues.push(finding("coordinate_invalid", row.row, labelOf(half), raw, null));
  return { ...row, values: { ...row.values, [half]: null } };
}

function pairOf(values: Readonly<Record<string, unknown>>): Pair | null {
  const position = values["position"] as readonly [number, number] | null | undefined;
  const first = position?.[0] ?? (values["lon"] as number | null | undefined) ?? null;
  const second = position?.[1] ?? (values["lat"] as number | null | undefined) ?? null;
  if (first === null || second === null) return null;
  const swapped = first > 20 && first < 50 && second > 70 && second < 140;
  return swapped ? { lon: second, lat: first, swapped } : { lon: first, lat: second, swapped };
}

const isPlaceholder = ({ lon, lat }: Pair): boolean =>
  placeholders.some(([x, y]) => Math.abs(lon - x) < 1e-4 && Math.abs(lat - y) < 1e-4);

const inCity = (lon: number, lat: number): boolean =>
  lon > cityBox.west && lon < cityBox.east && lat > cityBox.south && lat < cityBox.north;

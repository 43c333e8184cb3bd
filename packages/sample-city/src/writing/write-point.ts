import gcoord from "gcoord";

/** Systems that offices give coordinates in. */
export type CrsName = "wgs84" | "cgcs2000" | "gcj02" | "bd09";

const targets = {
  wgs84: gcoord.WGS84,
  cgcs2000: gcoord.WGS84,
  gcj02: gcoord.GCJ02,
  bd09: gcoord.BD09,
} as const;

/** How a header names the system. */
export const crsLabels: Readonly<Record<CrsName, string>> = {
  wgs84: "WGS84",
  cgcs2000: "CGCS2000",
  gcj02: "GCJ-02",
  bd09: "BD-09",
};

const round = (value: number): number => Math.round(value * 1e6) / 1e6;

/** WGS-84 degrees in another system, to six decimals. */
export function inSystem(lon: number, lat: number, crs: CrsName): readonly [number, number] {
  const [x, y] = gcoord.transform<[number, number]>([lon, lat], gcoord.WGS84, targets[crs]);
  return [round(x), round(y)];
}

/** 104°3′15.37″ */
export function sexagesimal(degrees: number): string {
  const hundredths = Math.round(degrees * 360_000);
  const [whole, rest] = [Math.floor(hundredths / 360_000), hundredths % 360_000];
  return `${whole}°${Math.floor(rest / 6000)}′${((rest % 6000) / 100).toFixed(2)}″`;
}

/** 104°3.2562′ */
export function degreeMinute(degrees: number): string {
  const tenThousandths = Math.round(degrees * 600_000);
  const whole = Math.floor(tenThousandths / 600_000);
  return `${whole}°${((tenThousandths % 600_000) / 10_000).toFixed(4)}′`;
}

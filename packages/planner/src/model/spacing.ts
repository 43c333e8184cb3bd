/** Mean radius of the Earth, metres. @see Moritz, Geodetic Reference System 1980, R1 */
const earthRadiusMeters = 6_371_008.8;

/** A pair this much closer than the spacing is not too close: a micrometre is rounding. */
const roundingMeters = 1e-6;

const metersPerDegree = (Math.PI * earthRadiusMeters) / 180;

/** Which points stand closer to each other than a spacing. */
export interface Spacing {
  /** Whether two points are too close to stand together. */
  readonly clash: (a: number, b: number) => boolean;
  /** Calls for every point, but for itself, that is too close to one. */
  readonly eachClash: (a: number, visit: (b: number) => void) => void;
  /** Calls for every point that is too close to a position, degrees WGS-84. */
  readonly eachWithin: (lon: number, lat: number, visit: (b: number) => void) => void;
  /** Whether any point is too close to a position, degrees WGS-84. */
  readonly anyWithin: (lon: number, lat: number) => boolean;
}

/**
 * Sorts points into square cells as wide as the spacing, so that what is too close to a point is found in nine cells. Distances are great-circle ones, compared
 * by their chords. Points without a position clash with nothing.
 * @param meters over 0
 */
export function makeSpacing(lon: Float64Array, lat: Float64Array, meters: number): Spacing {
  const count = lon.length;
  const vectors = new Float64Array(3 * count);
  const chord = 2 * Math.sin((meters - roundingMeters) / (2 * earthRadiusMeters));
  const tooClose = chord * chord;
  const cells = new Map<number, number[]>();
  // Cells as wide in degrees as the spacing is at the most northern point, so that a neighbour is never two cells away.
  let farthest = 0;
  for (let i = 0; i < count; i += 1) {
    const away = Math.abs(lat[i]!);
    if (away > farthest) farthest = away;
  }
  const latStep = (meters * 1.000001) / metersPerDegree;
  const lonStep =
    latStep / Math.max(1e-6, Math.cos((Math.min(90, farthest + latStep) * Math.PI) / 180));
  const columns = Math.ceil(360 / lonStep) + 3;
  const keyOf = (column: number, row: number): number => row * columns + column;
  const columnOf = (degrees: number): number => Math.floor((degrees + 180) / lonStep) + 1;
  const rowOf = (degrees: number): number => Math.floor((degrees + 90) / latStep) + 1;
  for (let i = 0; i < count; i += 1) {
    if (!Number.isFinite(lon[i]) || !Number.isFinite(lat[i])) continue;
    vectors.set(unitVector(lon[i]!, lat[i]!), 3 * i);
    const key = keyOf(columnOf(lon[i]!), rowOf(lat[i]!));
    const cell = cells.get(key);
    if (cell) cell.push(i);
    else cells.set(key, [i]);
  }
  const squaredChord = (x: number, y: number, z: number, b: number): number =>
    (x - vectors[3 * b]!) ** 2 + (y - vectors[3 * b + 1]!) ** 2 + (z - vectors[3 * b + 2]!) ** 2;
  const around = (degreesEast: number, degreesNorth: number, visit: (b: number) => boolean) => {
    const [column, row] = [columnOf(degreesEast), rowOf(degreesNorth)];
    for (let r = row - 1; r <= row + 1; r += 1)
      for (let c = column - 1; c <= column + 1; c += 1)
        for (const b of cells.get(keyOf(c, r)) ?? []) if (visit(b)) return true;
    return false;
  };
  const placed = (a: number): boolean => Number.isFinite(lon[a]) && Number.isFinite(lat[a]);
  const near = (a: number, b: number): boolean =>
    squaredChord(vectors[3 * a]!, vectors[3 * a + 1]!, vectors[3 * a + 2]!, b) < tooClose;
  return {
    clash: (a, b) => a !== b && placed(a) && placed(b) && near(a, b),
    eachClash: (a, visit) => {
      if (!placed(a)) return;
      around(lon[a]!, lat[a]!, (b) => {
        if (b !== a && near(a, b)) visit(b);
        return false;
      });
    },
    eachWithin: (degreesEast, degreesNorth, visit) => {
      const [x, y, z] = unitVector(degreesEast, degreesNorth);
      around(degreesEast, degreesNorth, (b) => {
        if (squaredChord(x, y, z, b) < tooClose) visit(b);
        return false;
      });
    },
    anyWithin: (degreesEast, degreesNorth) => {
      const [x, y, z] = unitVector(degreesEast, degreesNorth);
      return around(degreesEast, degreesNorth, (b) => squaredChord(x, y, z, b) < tooClose);
    },
  };
}

function unitVector(lon: number, lat: number): readonly [number, number, number] {
  const [east, north] = [(lon * Math.PI) / 180, (lat * Math.PI) / 180];
  const across = Math.cos(north);
  return [across * Math.cos(east), across * Math.sin(east), Math.sin(north)];
}

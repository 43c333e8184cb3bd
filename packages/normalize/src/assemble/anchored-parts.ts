import { parseName } from "../link/parse-name.js";
import type { DraftRow, UndecidedPositions } from "../draft/file-draft.js";
import type { Part } from "./live-parts.js";
import { metersBetween } from "../place/meters-between.js";
import { numberOf, textOf } from "../draft/row-values.js";

/** Two positions nearer than this are one place; the three systems lie at least 360 m apart in Chengdu, so that a pair read in a wrong
 * one never is. */
const toleranceMeters = 150;
/** Compounds that must be known, and the share of them that must agree. */
const fewest = 5;
const majority = 0.8;
const systems = ["wgs84", "gcj02", "bd09"] as const;

interface Box {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** Parts in which positions of an undecided coordinate system are read in the one in which they agree with compounds that are already
 * known: those of the same name and community in live files that declare their system; where one of the two names no community, the only
 * compound of its name in its unit, and where a row names no unit, of its name in the city. What was inferred anchors nothing, so that
 * no order matters. A part whose compounds are not known, or do not agree, stays undecided. */
export function anchoredParts(parts: readonly Part[]): readonly Part[] {
  const waiting = new Map<UndecidedPositions, Part[]>();
  for (const part of parts) {
    if (part.undecided === null) continue;
    const there = waiting.get(part.undecided);
    if (there) there.push(part);
    else waiting.set(part.undecided, [part]);
  }
  if (waiting.size === 0) return parts;
  // Of a city's rows few have a name that is asked for.
  const names = new Set(
    [...waiting.values()].flatMap((own) =>
      own.flatMap((part) => part.rows.flatMap((row) => nameOf(part, row) ?? [])),
    ),
  );
  const anchors = anchorsOf(parts, names);
  if (anchors.size === 0) return parts;
  const keyOf = keysWithin(parts, anchors, names);
  const settled = new Map<Part, Part>();
  for (const [undecided, own] of waiting) {
    const verdict = weigh(own, undecided, anchors, keyOf);
    if (verdict !== null) for (const part of own) settled.set(part, settle(part, verdict));
  }
  return parts.map((part) => settled.get(part) ?? part);
}

/** Where each compound of these names lies by the files that declare their system; none that they place apart. */
function anchorsOf(parts: readonly Part[], names: ReadonlySet<string>): ReadonlyMap<string, Box> {
  const boxes = new Map<string, Box>();
  for (const part of parts) {
    const { method } = (part.crsEvidence ?? {}) as { readonly method?: unknown };
    if (!part.live || (method !== "declared" && method !== "person")) continue;
    for (const row of part.rows) {
      if (!names.has(nameOf(part, row) ?? "")) continue;
      const key = keyInCommunity(part, row) ?? keyInUnit(part, row);
      const [lon, lat] = [numberOf(row.values, "lon"), numberOf(row.values, "lat")];
      if (key === null || lon === null || lat === null) continue;
      const box = boxes.get(key) ?? { west: lon, south: lat, east: lon, north: lat };
      boxes.set(key, {
        west: Math.min(box.west, lon),
        south: Math.min(box.south, lat),
        east: Math.max(box.east, lon),
        north: Math.max(box.north, lat),
      });
    }
  }
  for (const [key, { west, south, east, north }] of boxes)
    if (metersBetween([west, south], [east, north]) > toleranceMeters) boxes.delete(key);
  return boxes;
}

interface Verdict {
  readonly crs: (typeof systems)[number];
  readonly positions: ReturnType<UndecidedPositions["as"]>;
  readonly evidence: Readonly<Record<string, unknown>>;
  readonly undecided: UndecidedPositions;
}

function weigh(
  parts: readonly Part[],
  undecided: UndecidedPositions,
  anchors: ReadonlyMap<string, Box>,
  keyOf: KeyOf,
): Verdict | null {
  const known = new Map<number, { readonly key: string; readonly box: Box }>();
  for (const part of parts)
    for (const row of part.rows) {
      const key = keyOf(part, row);
      const box = key === null ? undefined : anchors.get(key);
      if (key !== null && box) known.set(row.row, { key, box });
    }
  if (known.size < fewest) return null;
  const readings = systems.map((crs) => {
    const positions = undecided.as(crs);
    const agrees = new Map<string, boolean>();
    for (const { row, values } of positions.rows) {
      const anchor = known.get(row);
      const [lon, lat] = [numberOf(values, "lon"), numberOf(values, "lat")];
      if (!anchor || lon === null || lat === null) continue;
      const { key, box } = anchor;
      const centre = [(box.west + box.east) / 2, (box.south + box.north) / 2] as const;
      const near = metersBetween([lon, lat], centre) <= toleranceMeters;
      agrees.set(key, near && (agrees.get(key) ?? true));
    }
    const agreeing = [...agrees.values()].filter(Boolean).length;
    return { crs, positions, compounds: agrees.size, agreeing };
  });
  const best = readings.reduce((a, b) => (b.agreeing > a.agreeing ? b : a));
  const { crs, positions, compounds, agreeing } = best;
  if (compounds < fewest || agreeing < compounds * majority) return null;
  const evidence = {
    method: "known compounds",
    compounds,
    agree: Object.fromEntries(readings.map((reading) => [reading.crs, reading.agreeing])),
    score: Math.round((agreeing / compounds) * 1000) / 1000,
    within_meters: toleranceMeters,
    before: parts[0]!.crsEvidence,
  };
  return { crs, positions, evidence, undecided };
}

function settle(part: Part, { crs, positions, evidence, undecided }: Verdict): Part {
  const valuesOf = new Map(positions.rows.map(({ row, values }) => [row, values]));
  const numbers = new Set(part.rows.map(({ row }) => row));
  const before = new Set(undecided.issues);
  const wholeSheet = part.issues.some((issue) => issue.row === null && before.has(issue));
  return {
    ...part,
    crs,
    crsEvidence: evidence,
    undecided: null,
    issues: [
      ...part.issues.filter((issue) => !before.has(issue)),
      ...positions.issues.filter(({ row }) => (row === null ? wholeSheet : numbers.has(row))),
    ],
    // A row that was corrected keeps its identity: it speaks no more.
    rows: part.rows.map((row) => {
      const values = part.patched.has(row) ? undefined : valuesOf.get(row.row);
      if (row.state !== "accepted" || values === undefined) return row;
      const { lon = null, lat = null } = values;
      return { ...row, values: { ...row.values, lon, lat } };
    }),
  };
}

type KeyOf = (part: Part, row: DraftRow) => string | null;

/** The compound that a row speaks of, by its name in its community; null where it cannot be told. */
const keyInCommunity: KeyOf = (part, row) => {
  const name = nameOf(part, row);
  const community = textOf(row.values, "community_id");
  return name === null || community === null ? null : `${community}|${name}`;
};

/** The anchor of a row: by its community, else by its name where live rows know that name in no second community of the unit, nor, for
 * a row of no unit, in a second unit. */
function keysWithin(
  parts: readonly Part[],
  anchors: ReadonlyMap<string, Box>,
  names: ReadonlySet<string>,
): KeyOf {
  const inUnit = new Map<string, Set<string>>();
  const inCity = new Map<string, Set<string>>();
  for (const part of parts) {
    if (!part.live) continue;
    for (const row of part.rows) {
      const name = nameOf(part, row);
      if (name === null || !names.has(name)) continue;
      const [key, wide] = [keyInCommunity(part, row), keyInUnit(part, row)];
      if (wide === null) continue;
      note(inCity, name, wide);
      if (key !== null) note(inUnit, wide, key);
    }
  }
  return (part, row) => {
    const name = nameOf(part, row);
    const own = keyInCommunity(part, row);
    if (name === null || (own !== null && anchors.has(own))) return own;
    const wide = keyInUnit(part, row) ?? only(inCity.get(name));
    const communities = wide === null ? undefined : inUnit.get(wide);
    if (wide === null || (communities?.size ?? 0) > 1) return null;
    const there = only(communities);
    return own === null && there !== null && anchors.has(there) ? there : wide;
  };
}

function note(sets: Map<string, Set<string>>, key: string, value: string): void {
  const there = sets.get(key);
  if (there) there.add(value);
  else sets.set(key, new Set([value]));
}

const only = (all: ReadonlySet<string> | undefined): string | null =>
  all?.size === 1 ? [...all][0]! : null;

const keyInUnit: KeyOf = (part, row) => {
  const name = nameOf(part, row);
  const unit = textOf(row.values, "unit_id") ?? part.unit_id;
  return name === null || unit === null ? null : `${unit}|${name}`;
};

function nameOf(part: Part, row: DraftRow): string | null {
  if (row.state !== "accepted" || part.patched.has(row)) return null;
  const name = textOf(row.values, part.kind === "compounds" ? "name" : "compound");
  return name === null ? null : parseName(name).key;
}

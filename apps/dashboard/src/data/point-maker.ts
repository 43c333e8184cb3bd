import type { MapPoints } from "@atlas/map";
import { compoundState } from "@atlas/metrics";
import type { ColumnResult } from "@atlas/warehouse";

type Places = Pick<MapPoints, "lon" | "lat" | "kind" | "name" | "households">;

interface Standing {
  /** Rows of the register. */
  readonly rows: Int32Array;
  readonly places: Places;
}

/** Sets of standing compounds kept, the newest. Windows that end together share one, and so does what a map makes of its positions. */
const keptStandings = 4;

/** Points of a window with where each stands among the compounds with a position, in the order of the ids. */
export interface WindowPoints extends MapPoints {
  readonly registerRow: Int32Array;
}

/** Makes a window's points of the register's columns, which are read once, and of the window's states. */
export class PointMaker {
  readonly #all: Places;
  readonly #kept: Standing[] = [];

  constructor({ columns }: ColumnResult) {
    this.#all = {
      lon: columns["lon"] as ArrayLike<number>,
      lat: columns["lat"] as ArrayLike<number>,
      kind: Uint8Array.from(columns["kind"] as ArrayLike<number>),
      name: columns["name"] as ArrayLike<string>,
      households: Int32Array.from(columns["households"] as ArrayLike<number>),
    };
  }

  /** @param states a `compoundState` for each row of the register */
  pointsOf(states: Uint8Array): WindowPoints {
    const rows = rowsStanding(states);
    const standing = this.#standing(rows);
    const consulted = new Uint8Array(rows.length);
    rows.forEach((row, i) => {
      if (states[row] === compoundState.consulted) consulted[i] = 1;
    });
    return { ...standing.places, consulted, registerRow: standing.rows };
  }

  #standing(rows: Int32Array): Standing {
    const known = this.#kept.find(
      (kept) => kept.rows.length === rows.length && kept.rows.every((row, i) => row === rows[i]),
    );
    if (known) return known;
    const { lon, lat, kind, name, households } = this.#all;
    const standing: Standing = {
      rows,
      places: {
        lon: taken(lon, rows, new Float64Array(rows.length)),
        lat: taken(lat, rows, new Float64Array(rows.length)),
        kind: taken(kind, rows, new Uint8Array(rows.length)),
        name: taken<string, string[]>(name, rows, []),
        households: taken(households, rows, new Int32Array(rows.length)),
      },
    };
    this.#kept.unshift(standing);
    this.#kept.length = Math.min(this.#kept.length, keptStandings);
    return standing;
  }
}

function rowsStanding(states: Uint8Array): Int32Array {
  const rows = new Int32Array(states.length);
  let count = 0;
  for (let row = 0; row < states.length; row += 1)
    if (states[row] !== compoundState.absent) rows[count++] = row;
  return rows.slice(0, count);
}

/** Values at some rows; a loop, as `from` of a typed array takes several times as long. */
function taken<T, Into extends { [at: number]: T }>(
  values: ArrayLike<T>,
  rows: Int32Array,
  into: Into,
): Into {
  for (let i = 0; i < rows.length; i += 1) into[i] = values[rows[i]!]!;
  return into;
}

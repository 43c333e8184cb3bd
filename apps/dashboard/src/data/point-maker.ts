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
    const rows: number[] = [];
    states.forEach((state, row) => {
      if (state !== compoundState.absent) rows.push(row);
    });
    const standing = this.#standing(rows);
    const consulted = Uint8Array.from(standing.rows, (row) =>
      states[row] === compoundState.consulted ? 1 : 0,
    );
    return { ...standing.places, consulted, registerRow: standing.rows };
  }

  #standing(rows: readonly number[]): Standing {
    const known = this.#kept.find(
      (kept) => kept.rows.length === rows.length && kept.rows.every((row, i) => row === rows[i]),
    );
    if (known) return known;
    const { lon, lat, kind, name, households } = this.#all;
    const standing: Standing = {
      rows: Int32Array.from(rows),
      places: {
        lon: Float64Array.from(rows, (row) => lon[row]!),
        lat: Float64Array.from(rows, (row) => lat[row]!),
        kind: Uint8Array.from(rows, (row) => kind[row]!),
        name: rows.map((row) => name[row]!),
        households: Int32Array.from(rows, (row) => households[row]!),
      },
    };
    this.#kept.unshift(standing);
    this.#kept.length = Math.min(this.#kept.length, keptStandings);
    return standing;
  }
}

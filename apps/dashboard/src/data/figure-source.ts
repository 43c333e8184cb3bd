import {
  type FigureQuery,
  type FigureRow,
  type Summary,
  compoundPoints,
  figureKey,
  figuresAsOf,
} from "@atlas/metrics";
import type { MapPoints } from "@atlas/map";
import type { Database } from "@atlas/warehouse";

/** Answers figure queries: from what was computed in advance, then from the engine; each question is asked once. */
export class FigureSource {
  readonly #answers = new Map<string, Promise<readonly FigureRow[]>>();
  readonly #known = new Map<string, readonly FigureRow[]>();
  readonly #points = new Map<string, Promise<MapPoints>>();
  readonly #asOf: string;
  readonly #database: () => Promise<Database>;

  constructor(summary: Summary, database: () => Promise<Database>) {
    this.#asOf = summary.as_of;
    this.#database = database;
    for (const { query, rows } of summary.answers) this.#known.set(figureKey(query), rows);
  }

  /** The answer if it is known already. */
  known(query: FigureQuery): readonly FigureRow[] | undefined {
    return this.#known.get(figureKey(query));
  }

  /** The answer, asked of the engine if need be. A failed question may be asked again. */
  ask(query: FigureQuery): Promise<readonly FigureRow[]> {
    const key = figureKey(query);
    const known = this.#known.get(key);
    if (known) return Promise.resolve(known);
    let answer = this.#answers.get(key);
    if (!answer) {
      answer = this.#database().then((database) => figuresAsOf(database, query, this.#asOf));
      this.#answers.set(key, answer);
      answer.then(
        (rows) => this.#known.set(key, rows),
        () => this.#answers.delete(key),
      );
    }
    return answer;
  }

  /** Every compound with a position, for a window. */
  points(window: string): Promise<MapPoints> {
    let points = this.#points.get(window);
    if (!points) {
      points = this.#database()
        .then((database) => compoundPoints(database, window))
        .then(({ columns }) => ({
          lon: columns["lon"] as ArrayLike<number>,
          lat: columns["lat"] as ArrayLike<number>,
          consulted: columns["consulted"] as ArrayLike<number>,
          name: columns["name"] as ArrayLike<string>,
          kind: Uint8Array.from(
            columns["kind"] as ArrayLike<string>,
            (kind: string) => ["old", "managed"].indexOf(kind) + (kind === "unknown" ? 3 : 0),
          ),
        }));
      this.#points.set(window, points);
    }
    return points;
  }
}

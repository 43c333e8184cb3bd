import {
  type CompoundHistogram,
  type FigureAsker,
  type FigureQuery,
  type FigureRow,
  type HistogramQuery,
  type MetricConfig,
  type Summary,
  batchFigures,
  compoundHistogram,
  compoundPoints,
  figureKey,
  makeReady,
} from "@atlas/metrics";
import type { MapPoints } from "@atlas/map";
import type { Database } from "@atlas/warehouse";
import { likelyNext } from "./likely-next.js";
import { pointsOf } from "./points-of.js";
import { WorkQueue } from "./work-queue.js";

/** Answers kept beside those computed in advance; the oldest go first. */
const keptAnswers = 600;

/** Bins of 2.5 points, so that every bin lies in one class. */
export const histogramBinCount = 40;

/** A quiet time, milliseconds, after which the engine is given what will probably be asked next. */
const quietMs = 400;

interface Open<T> {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
  readonly reject: (cause: unknown) => void;
}

interface Later<T> extends Open<T> {
  /** Panels that still want it. */
  wanted: number;
}

interface Question extends Later<readonly FigureRow[]> {
  readonly query: FigureQuery;
}

interface Engine {
  readonly database: Database;
  readonly ask: FigureAsker;
}

/**
 * Answers figure queries: from what was computed in advance, then from the engine. Questions of one turn go to the engine together and each
 * is asked once. While it works, further ones wait; one that nobody wants any longer when its turn comes is dropped, unasked. Points of
 * the map come after the figures, and guesses at the next question after everything.
 */
export class FigureSource {
  readonly #answers = new Map<string, readonly FigureRow[]>();
  readonly #computed = new Map<string, readonly FigureRow[]>();
  readonly #waiting = new Map<string, Question>();
  readonly #asked = new Map<string, Question>();
  readonly #shown = new Map<string, { readonly query: FigureQuery; panels: number }>();
  readonly #points = new Map<string, Later<MapPoints>>();
  readonly #histograms = new Map<string, Later<CompoundHistogram>>();
  readonly #queue = new WorkQueue();
  /** What the figures go by, and their targets. */
  readonly config: MetricConfig;
  readonly #summary: Summary;
  readonly #database: () => Promise<Database>;
  #engine: Promise<Engine> | null = null;
  #quiet: ReturnType<typeof setTimeout> | null = null;

  constructor(summary: Summary, config: MetricConfig, database: () => Promise<Database>) {
    this.config = config;
    this.#summary = summary;
    this.#database = database;
    for (const { query, rows } of summary.answers) this.#computed.set(figureKey(query), rows);
  }

  /** The answer if it is known already. */
  known(query: FigureQuery): readonly FigureRow[] | undefined {
    const key = figureKey(query);
    return this.#computed.get(key) ?? this.#answers.get(key);
  }

  /** The answer, asked of the engine if need be. A failed question may be asked again.
   * @param signal aborted when the answer is no longer wanted; a question that nobody wants is not asked and its promise stays open */
  ask(query: FigureQuery, signal?: AbortSignal): Promise<readonly FigureRow[]> {
    const known = this.known(query);
    if (known) return Promise.resolve(known);
    const key = figureKey(query);
    let question = this.#waiting.get(key) ?? this.#asked.get(key);
    if (!question) {
      question = { query, ...openPromise<readonly FigureRow[]>(), wanted: 0 };
      this.#waiting.set(key, question);
      this.#queue.add("figures", () => this.#answerWaiting());
    }
    const own = question;
    own.wanted += 1;
    signal?.addEventListener("abort", () => void (own.wanted -= 1), { once: true });
    return own.promise;
  }

  /** Says that a panel shows a query, so that its neighbours may be fetched in quiet times. @returns what ends it */
  show(query: FigureQuery): () => void {
    const key = figureKey(query);
    const shown = this.#shown.get(key) ?? { query, panels: 0 };
    shown.panels += 1;
    this.#shown.set(key, shown);
    this.#waitForQuiet();
    return () => {
      shown.panels -= 1;
      if (shown.panels === 0) this.#shown.delete(key);
    };
  }

  /** Every compound with a position, for a window.
   * @param signal aborted when they are no longer wanted: then they are not asked for, if their turn has not come, and the promise stays open */
  points(window: string, signal?: AbortSignal): Promise<MapPoints> {
    return this.#later(
      this.#points,
      `points ${window}`,
      async (database) => pointsOf(await compoundPoints(database, window)),
      signal,
    );
  }

  /** How compounds' participation is spread, in {@link histogramBinCount} bins; after the points.
   * @param signal as of `points` */
  histogram(query: HistogramQuery, signal?: AbortSignal): Promise<CompoundHistogram> {
    return this.#later(
      this.#histograms,
      `histogram ${JSON.stringify(query)}`,
      (database) => compoundHistogram(database, query, histogramBinCount),
      signal,
    );
  }

  /** Work that the figures go before, done once for each name while anybody wants it. */
  #later<T>(
    kept: Map<string, Later<T>>,
    name: string,
    work: (database: Database) => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T> {
    const own = kept.get(name) ?? this.#startLater(kept, name, work);
    own.wanted += 1;
    signal?.addEventListener("abort", () => void (own.wanted -= 1), { once: true });
    return own.promise;
  }

  #startLater<T>(
    kept: Map<string, Later<T>>,
    name: string,
    work: (database: Database) => Promise<T>,
  ): Later<T> {
    const later: Later<T> = { ...openPromise<T>(), wanted: 0 };
    kept.set(name, later);
    this.#queue.add(name, async () => {
      if (later.wanted === 0) {
        kept.delete(name);
        return;
      }
      try {
        const { database } = await this.#ready();
        later.resolve(await work(database));
      } catch (cause) {
        kept.delete(name);
        later.reject(cause);
      }
    });
    return later;
  }

  #ready(): Promise<Engine> {
    if (!this.#engine) {
      this.#engine = this.#database().then(async (database) => {
        await makeReady(database);
        return { database, ask: batchFigures(database, this.config) };
      });
      this.#engine.catch(() => (this.#engine = null));
    }
    return this.#engine;
  }

  async #answerWaiting(): Promise<void> {
    let questions: readonly (readonly [string, Question])[] = [];
    try {
      const { ask } = await this.#ready();
      questions = this.#take();
      const answers = await Promise.all(questions.map(([, { query }]) => ask(query)));
      questions.forEach(([key, { resolve }], i) => {
        this.#keep(key, answers[i]!);
        resolve(answers[i]!);
      });
      this.#waitForQuiet();
    } catch (cause) {
      if (questions.length === 0) questions = this.#take();
      for (const [, { reject }] of questions) reject(cause);
    } finally {
      for (const [key] of questions) this.#asked.delete(key);
    }
  }

  /** The waiting questions that are still wanted; the others are forgotten. */
  #take(): readonly (readonly [string, Question])[] {
    const questions = [...this.#waiting].filter(([, { wanted }]) => wanted > 0);
    this.#waiting.clear();
    for (const [key, question] of questions) this.#asked.set(key, question);
    return questions;
  }

  #keep(key: string, rows: readonly FigureRow[]): void {
    this.#answers.set(key, rows);
    for (const oldest of this.#answers.keys()) {
      if (this.#answers.size <= keptAnswers) break;
      this.#answers.delete(oldest);
    }
  }

  #waitForQuiet(): void {
    if (this.#quiet !== null) clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => this.#guess(), quietMs);
  }

  /** Fetches one probable question at a time, so that a real one never waits long. Never starts the engine. */
  #guess(): void {
    this.#quiet = null;
    if (this.#engine === null) return;
    const shown = [...this.#shown.values()].map(({ query }) => query);
    const last = this.#summary.quarters.at(-1)?.period ?? "";
    const next = likelyNext(shown, last).find((query) => this.known(query) === undefined);
    if (next === undefined) return;
    this.#queue.add("guess", async () => {
      const { ask } = await this.#ready();
      this.#keep(figureKey(next), await ask(next));
      this.#quiet ??= setTimeout(() => this.#guess(), 0);
    });
  }
}

function openPromise<T>(): Open<T> {
  let resolve!: Open<T>["resolve"];
  let reject!: Open<T>["reject"];
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}

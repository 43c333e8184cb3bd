import {
  type AttentionList,
  type CompoundHistogram,
  type FigureQuery,
  type FigureRow,
  type HistogramQuery,
  type MetricConfig,
  type Publisher,
  type Summary,
  compoundHistogram,
  compoundIdAt,
  compoundPlaces,
  compoundStates,
  figureKey,
  figuresMany,
  makePublisher,
  makeReady,
} from "@atlas/metrics";
import type { Database } from "@atlas/warehouse";
import { KeptWork, type Turns } from "./kept-work.js";
import {
  likelyHistograms,
  likelyNext,
  questionsLater,
  windowLater,
  windowsBeside,
} from "./likely-next.js";
import { type OpenPromise, openPromise } from "./open-promise.js";
import type { Reader } from "./use-reading.js";
import { PointMaker, type WindowPoints } from "./point-maker.js";
import { WorkQueue } from "./work-queue.js";

/** Answers kept beside those computed in advance; the oldest go first. */
const keptAnswers = 1500;

/** Guesses looked at: fewer than are kept, so that one never drives out another. */
const guessedAnswers = 900;

/** Questions guessed in one statement or few, some 30 ms of the engine's time, which a real question may have to wait. */
const guessesAtOnce = 6;

const keptHistograms = 120;

/** Windows whose points are kept; they share what does not change, so that each costs some 30 kB. */
const keptWindows = 40;

/** Bins of 2.5 points, so that every bin lies in one class. */
export const histogramBinCount = 40;

/** A pointer or the focus that rests so long, milliseconds, may go where it points. */
const restMs = 80;

/** A quiet time, milliseconds, after which the engine is given what will probably be asked next. */
const quietMs = 250;

/** What will be asked if a person goes where they point. */
export interface Expected {
  readonly queries: readonly FigureQuery[];
  /** Null where none is drawn. */
  readonly histogram: HistogramQuery | null;
}

interface Question extends OpenPromise<readonly FigureRow[]> {
  readonly query: FigureQuery;
  /** Panels that still want it. */
  wanted: number;
}

/** What is pointed at. */
interface Expecting extends Pick<Expected, "histogram"> {
  /** Those that were not known when last looked at. */
  open: readonly FigureQuery[];
  /** Aborted when it is no longer pointed at. */
  readonly wanted: AbortController;
}

/**
 * Answers figure queries: from what was computed in advance, then from the engine. Questions of one turn go to the engine together and each
 * is asked once. While it works, further ones wait; one that nobody wants any longer when its turn comes is dropped, unasked. Histograms
 * and points of the map come after the figures, and guesses at the next question after everything.
 */
export class FigureSource {
  readonly #answers = new Map<string, readonly FigureRow[]>();
  readonly #computed = new Map<string, readonly FigureRow[]>();
  readonly #waiting = new Map<string, Question>();
  /** Those that the engine is at, guesses too. */
  readonly #asked = new Map<string, Question>();
  readonly #shown = new Map<string, { readonly query: FigureQuery; panels: number }>();
  readonly #queue = new WorkQueue();
  readonly #points = new KeptWork<WindowPoints>(this.#queue, keptWindows);
  readonly #histograms = new KeptWork<CompoundHistogram>(this.#queue, keptHistograms);
  #expected: Expecting | null = null;
  #histogramShown: HistogramQuery | null = null;
  #windowShown: string | null = null;
  #pointMaker: PointMaker | null = null;
  /** What the figures go by, and their targets. */
  readonly config: MetricConfig;
  /** What of the warehouse is known without the engine. */
  readonly summary: Summary;
  readonly #quarters: readonly string[];
  readonly #database: () => Promise<Database>;
  #engine: Promise<Database> | null = null;
  #quiet: ReturnType<typeof setTimeout> | null = null;

  /** Whether what is answered may be published. */
  readonly forPublic: boolean;
  /** Reads what was found in advance to need attention in the default window; null where nothing was looked for. */
  readonly readAttention: () => Promise<AttentionList | null>;
  #publish: Publisher | null = null;

  /** @param forPublic small counts of households are hidden, and what would give them away; nothing is told then that was computed in advance */
  constructor(
    summary: Summary,
    config: MetricConfig,
    database: () => Promise<Database>,
    forPublic = false,
    readAttention = (): Promise<AttentionList | null> => Promise.resolve(null),
  ) {
    this.forPublic = forPublic;
    this.readAttention = readAttention;
    this.config = config;
    this.summary = summary;
    this.#quarters = summary.quarters.map(({ period }) => period);
    this.#database = database;
    if (!forPublic)
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
      question = questionOf(query);
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

  /** Says that a person points at something, no longer at what was told before: what they will ask if they go there is fetched before other
   * guesses, when nothing is asked.
   * @returns what ends it: what was not fetched by then is not */
  expect({ queries, histogram }: Expected): () => void {
    const own = { open: this.#unknown(queries), histogram, wanted: new AbortController() };
    this.#expected = own;
    this.#waitForQuiet();
    return () => {
      own.wanted.abort();
      if (this.#expected === own) this.#expected = null;
    };
  }

  /** Fetches what is shown as of so many quarters later, so that going there draws it whole at once. Settles when all is there or failed. */
  async prepareLater(by: number, signal: AbortSignal): Promise<void> {
    const shown = [...this.#shown.values()].map(({ query }) => query);
    const histogram = this.#histogramShown;
    const window = this.#windowShown;
    await Promise.allSettled([
      ...questionsLater(shown, by).map((query) => this.ask(query, signal)),
      histogram &&
        this.#askHistogram({ ...histogram, window: windowLater(histogram.window, by) }, signal),
      window && this.#askPoints(windowLater(window, by), signal),
    ]);
  }

  /** A window's points if they are there already. */
  knownPoints(window: string): WindowPoints | undefined {
    return this.#points.known(pointsName(window));
  }

  /** Every compound with a position, for a window.
   * @param signal aborted when they are no longer wanted: then they are not asked for, if their turn has not come, and the promise stays open */
  points(window: string, signal?: AbortSignal): Promise<WindowPoints> {
    this.#windowShown = window;
    return this.#askPoints(window, signal);
  }

  #askPoints(window: string, signal?: AbortSignal): Promise<WindowPoints> {
    const work = async (): Promise<WindowPoints> => {
      const database = await this.#ready();
      this.#pointMaker ??= new PointMaker(await compoundPlaces(database));
      return this.#pointMaker.pointsOf(await compoundStates(database, window));
    };
    return this.#points.ask(pointsName(window), work, signal);
  }

  /** Id of the compound at a row of `WindowPoints.registerRow`. */
  async compoundAt(registerRow: number): Promise<string> {
    return compoundIdAt(await this.#ready(), registerRow);
  }

  /** A histogram if it is there already. */
  knownHistogram(query: HistogramQuery): CompoundHistogram | undefined {
    return this.#histograms.known(histogramName(query));
  }

  /** How compounds' participation is spread, in {@link histogramBinCount} bins.
   * @param signal as of `points` */
  histogram(query: HistogramQuery, signal?: AbortSignal): Promise<CompoundHistogram> {
    this.#histogramShown = query;
    return this.#askHistogram(query, signal);
  }

  #askHistogram(query: HistogramQuery, signal?: AbortSignal): Promise<CompoundHistogram> {
    const work = async (): Promise<CompoundHistogram> =>
      compoundHistogram(await this.#ready(), query, histogramBinCount);
    return this.#histograms.ask(histogramName(query), work, signal);
  }

  /** What reads something else of the warehouse by a key, in its turn, and keeps it.
   * @param name says when its turn is, as in a work queue
   * @param most how many answers are kept */
  reader<T>(
    name: string,
    most: number,
    read: (database: Database, key: string) => Promise<T>,
  ): Reader<T> {
    const kept = new KeptWork<T>(this.#queue, most);
    return {
      known: (key) => kept.known(`${name} ${key}`),
      ask: (key, signal) =>
        kept.ask(`${name} ${key}`, async () => read(await this.#ready(), key), signal),
    };
  }

  /** As `reader`, for what takes the engine so long that others must go between: `read` yields where they may. */
  readerInTurns<T>(
    name: string,
    most: number,
    read: (database: Database, key: string) => Turns<T>,
  ): Reader<T> {
    const kept = new KeptWork<T>(this.#queue, most);
    const ready = (): Promise<Database> => this.#ready();
    return {
      known: (key) => kept.known(`${name} ${key}`),
      ask: (key, signal) => {
        const turns = async function* (): Turns<T> {
          return yield* read(await ready(), key);
        };
        return kept.askInTurns(`${name} ${key}`, turns, signal);
      },
    };
  }

  #ready(): Promise<Database> {
    if (!this.#engine) {
      this.#engine = this.#database().then(async (database) => {
        await makeReady(database);
        performance.mark("atlas:engine");
        return database;
      });
      this.#engine.catch(() => (this.#engine = null));
    }
    return this.#engine;
  }

  async #answerWaiting(): Promise<void> {
    try {
      await this.#ready();
    } catch (cause) {
      for (const { reject } of this.#take()) reject(cause);
      return;
    }
    await this.#answer(this.#take());
    this.#waitForQuiet();
  }

  /** The waiting questions that are still wanted; the others are forgotten. */
  #take(): readonly Question[] {
    const questions = [...this.#waiting.values()].filter(({ wanted }) => wanted > 0);
    this.#waiting.clear();
    return questions;
  }

  /** @returns whether the engine answered */
  async #answer(questions: readonly Question[]): Promise<boolean> {
    const keys = questions.map(({ query }) => figureKey(query));
    keys.forEach((key, i) => this.#asked.set(key, questions[i]!));
    try {
      const queries = questions.map(({ query }) => query);
      const database = await this.#ready();
      const all = await figuresMany(database, queries, this.config);
      const answers = this.forPublic ? await this.#published(database, all) : all;
      keys.forEach((key, i) => {
        this.#keep(key, answers[i]!);
        questions[i]!.resolve(answers[i]!);
      });
      return true;
    } catch (cause) {
      for (const { reject } of questions) reject(cause);
      return false;
    } finally {
      for (const key of keys) this.#asked.delete(key);
    }
  }

  async #published(
    database: Database,
    answers: readonly (readonly FigureRow[])[],
  ): Promise<readonly (readonly FigureRow[])[]> {
    this.#publish ??= makePublisher(database, this.config);
    const published: (readonly FigureRow[])[] = [];
    for (const rows of answers) published.push(await this.#publish(rows));
    return published;
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
    const afterMs = this.#expected && this.#expected.open.length > 0 ? restMs : quietMs;
    this.#quiet = setTimeout(() => this.#guess(), afterMs);
  }

  /** Fetches a few probable questions at a time, so that a real one never waits long. Never starts the engine, and guesses nothing where the
   * person asked the browser to save data. */
  #guess(): void {
    this.#quiet = null;
    // A guess at what may be published costs as much as the question.
    if (this.#engine === null || this.forPublic || savesData()) return;
    this.#queue.add("guess", async () => {
      const pointedAt = this.#pointedAt();
      if (pointedAt.length === 0 && this.#guessExpectedHistogram()) return;
      const questions = pointedAt.length > 0 ? pointedAt : this.#guesses();
      if (questions.length === 0) return this.#guessPicture();
      for (const { promise } of questions) promise.catch(() => undefined);
      if (await this.#answer(questions)) this.#guessAgain();
    });
  }

  #pointedAt(): readonly Question[] {
    if (!this.#expected) return [];
    this.#expected.open = this.#unknown(this.#expected.open);
    return questionsTogether(this.#expected.open);
  }

  /** Probable questions that one statement or few can answer. */
  #guesses(): readonly Question[] {
    const shown = [...this.#shown.values()].map(({ query }) => query);
    return questionsTogether(
      this.#unknown(likelyNext(shown, this.#quarters).slice(0, guessedAnswers)),
    );
  }

  /** Those not known, each once. */
  #unknown(queries: readonly FigureQuery[]): readonly FigureQuery[] {
    const unknown = new Map<string, FigureQuery>();
    for (const query of queries) {
      const key = figureKey(query);
      if (!this.#computed.has(key) && !this.#answers.has(key)) unknown.set(key, query);
    }
    return [...unknown.values()];
  }

  /** @returns whether one is asked for that is not there yet; the next guess comes after it */
  #guessExpectedHistogram(): boolean {
    if (!this.#expected) return false;
    const { histogram, wanted } = this.#expected;
    if (histogram === null || this.#histograms.has(histogramName(histogram))) return false;
    this.#askHistogram(histogram, wanted.signal).then(
      () => this.#guessAgain(),
      () => undefined,
    );
    return true;
  }

  /** Asks for the histogram or the points of a probable window; the next guess comes after it. */
  #guessPicture(): void {
    const histogram = this.#histogramShown;
    const window = this.#windowShown;
    const nextHistogram =
      histogram &&
      likelyHistograms(histogram, this.#quarters).find(
        (query) => !this.#histograms.has(histogramName(query)),
      );
    const nextWindow =
      window &&
      windowsBeside(window, this.#quarters).find((one) => !this.#points.has(pointsName(one)));
    const asked: Promise<unknown> | null = nextHistogram
      ? this.#askHistogram(nextHistogram)
      : nextWindow
        ? this.#askPoints(nextWindow)
        : null;
    asked?.then(
      () => this.#guessAgain(),
      () => undefined,
    );
  }

  #guessAgain(): void {
    this.#quiet ??= setTimeout(() => this.#guess(), 0);
  }
}

/** Chromium's setting; other browsers tell none. */
const savesData = (): boolean =>
  (globalThis.navigator as { readonly connection?: { readonly saveData?: boolean } } | undefined)
    ?.connection?.saveData === true;

const pointsName = (window: string): string => `points ${window}`;

const histogramName = ({ window, kind, within }: HistogramQuery): string =>
  `histogram ${window} ${kind} ${within ?? ""}`;

const questionOf = (query: FigureQuery): Question => ({
  query,
  ...openPromise<readonly FigureRow[]>(),
  wanted: 0,
});

/** The first of these that one statement or few can answer. */
const questionsTogether = (queries: readonly FigureQuery[]): readonly Question[] =>
  queries
    .filter(({ kind, within }) => kind === queries[0]!.kind && within === queries[0]!.within)
    .slice(0, guessesAtOnce)
    .map(questionOf);

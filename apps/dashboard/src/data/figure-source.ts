import {
  type AttentionList,
  type CompoundHistogram,
  type CompoundHistograms,
  type FigureQuery,
  type FigureRow,
  type HistogramsQuery,
  type MetricConfig,
  type Publisher,
  type Summary,
  compoundHistograms,
  compoundIdAt,
  compoundPlaces,
  compoundStates,
  figureKey,
  figuresMany,
  makePublisher,
  makeReady,
} from "@atlas/metrics";
import type { Database } from "@atlas/warehouse";
import {
  type HistogramQuery,
  histogramBinCount,
  histogramOf,
  histogramsQuery,
} from "./histogram-query.js";
import { KeptAnswers } from "./kept-answers.js";
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

/** Rows of answers kept beside those computed in advance, some 200 bytes each; the oldest answers go first. */
const keptRows = 200_000;

/** Rows guessed while the page shows the same: fewer than are kept, so that one guess never drives out another. */
const guessedRows = 100_000;

/** Questions guessed in one statement or few, some 30 ms of the engine's time, which a real question may have to wait; of townships and
 * communities, which are hundreds of rows or thousands to make figures of, fewer. */
const guessesAtOnce = 6;
const wideGuessesAtOnce = 2;

/** Answers of histograms kept: those of all communities take some 0.6 MB each. */
const keptHistograms = 60;

/** Windows whose points are kept; they share what does not change, so that each costs some 30 kB. */
const keptWindows = 40;

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
  /** The wider one, of which what panels ask are parts. */
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
  readonly #answers: KeptAnswers;
  readonly #waiting = new Map<string, Question>();
  /** Those that the engine is at, guesses too. */
  readonly #asked = new Map<string, Question>();
  readonly #shown = new Map<string, { readonly query: FigureQuery; panels: number }>();
  readonly #queue = new WorkQueue();
  readonly #points = new KeptWork<WindowPoints>(this.#queue, keptWindows);
  readonly #histograms = new KeptWork<CompoundHistograms>(this.#queue, keptHistograms);
  #expected: Expecting | null = null;
  #histogramShown: HistogramsQuery | null = null;
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
  /** Rows guessed since a panel last showed something else. */
  #guessed = 0;

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
    this.#answers = new KeptAnswers(summary, keptRows, !forPublic);
  }

  /** The answer if it is known already. */
  known(query: FigureQuery): readonly FigureRow[] | undefined {
    return this.#answers.of(query);
  }

  /** The answer, asked of the engine if need be. A failed question may be asked again.
   * @param signal aborted when the answer is no longer wanted; a question that nobody wants is not asked and its promise stays open */
  ask(query: FigureQuery, signal?: AbortSignal): Promise<readonly FigureRow[]> {
    const known = this.known(query);
    if (known) return Promise.resolve(known);
    const wider = this.#answers.wider(query);
    const key = figureKey(wider);
    let question = this.#waiting.get(key) ?? this.#asked.get(key);
    if (!question) {
      question = questionOf(wider);
      this.#waiting.set(key, question);
      this.#queue.add("figures", () => this.#answerWaiting());
    }
    const own = question;
    own.wanted += 1;
    signal?.addEventListener("abort", () => void (own.wanted -= 1), { once: true });
    return own.promise.then((rows) => this.#answers.part(rows, query));
  }

  /** Says that a panel shows a query, so that its neighbours may be fetched in quiet times. @returns what ends it */
  show(query: FigureQuery): () => void {
    const key = figureKey(query);
    const shown = this.#shown.get(key) ?? { query, panels: 0 };
    if (shown.panels === 0) this.#guessed = 0;
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
        this.#askHistograms({ ...histogram, window: windowLater(histogram.window, by) }, signal),
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
    const all = this.#histograms.known(histogramsName(histogramsQuery(query)));
    return all && histogramOf(all, query);
  }

  /** How compounds' participation is spread, in {@link histogramBinCount} bins.
   * @param signal as of `points` */
  async histogram(query: HistogramQuery, signal?: AbortSignal): Promise<CompoundHistogram> {
    const asked = histogramsQuery(query);
    this.#histogramShown = asked;
    return histogramOf(await this.#askHistograms(asked, signal), query);
  }

  #askHistograms(query: HistogramsQuery, signal?: AbortSignal): Promise<CompoundHistograms> {
    const work = async (): Promise<CompoundHistograms> =>
      compoundHistograms(await this.#ready(), query, histogramBinCount);
    return this.#histograms.ask(histogramsName(query), work, signal);
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
      queries.forEach((query, i) => {
        this.#answers.keep(query, answers[i]!);
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
      for (const { promise } of questions)
        promise.then(
          ({ length }) => (this.#guessed += length),
          () => undefined,
        );
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
    return this.#guessed < guessedRows
      ? questionsTogether(this.#unknown(likelyNext(shown, this.#quarters)))
      : [];
  }

  /** What to ask for those not known, each once. */
  #unknown(queries: readonly FigureQuery[]): readonly FigureQuery[] {
    const unknown = new Map<string, FigureQuery>();
    for (const query of queries) {
      const wider = this.#answers.wider(query);
      if (!this.#answers.has(wider)) unknown.set(figureKey(wider), wider);
    }
    return [...unknown.values()];
  }

  /** @returns whether one is asked for that is not there yet; the next guess comes after it */
  #guessExpectedHistogram(): boolean {
    if (!this.#expected) return false;
    const { histogram, wanted } = this.#expected;
    if (histogram === null) return false;
    const asked = histogramsQuery(histogram);
    if (this.#histograms.has(histogramsName(asked))) return false;
    this.#askHistograms(asked, wanted.signal).then(
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
        (query) => !this.#histograms.has(histogramsName(query)),
      );
    const nextWindow =
      window &&
      windowsBeside(window, this.#quarters).find((one) => !this.#points.has(pointsName(one)));
    const asked: Promise<unknown> | null = nextHistogram
      ? this.#askHistograms(nextHistogram)
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

const histogramsName = ({ window, kind, level }: HistogramsQuery): string =>
  `histogram ${window} ${kind} ${level}`;

const questionOf = (query: FigureQuery): Question => ({
  query,
  ...openPromise<readonly FigureRow[]>(),
  wanted: 0,
});

/** The first of these that one statement or few can answer. */
function questionsTogether(queries: readonly FigureQuery[]): readonly Question[] {
  const [first] = queries;
  if (first === undefined) return [];
  const isWide = ({ level, within }: FigureQuery): boolean =>
    level === "community" || (level === "township" && within === null);
  // A series takes the engine long enough alone.
  const isSeries = ({ periods }: FigureQuery): boolean => periods.length > 1;
  return queries
    .filter(
      (query) =>
        query.kind === first.kind &&
        query.within === first.within &&
        isWide(query) === isWide(first) &&
        isSeries(query) === isSeries(first),
    )
    .slice(0, isWide(first) ? wideGuessesAtOnce : guessesAtOnce)
    .map(questionOf);
}

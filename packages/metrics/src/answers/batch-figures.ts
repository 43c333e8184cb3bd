import type { Database } from "@atlas/warehouse";
import type { MetricConfig } from "../definitions/metric-config.js";
import type { FigureQuery, FigureRow } from "../figure.js";
import { figureKey } from "./figure-key.js";
import { figuresMany } from "./figures.js";

/** Asks one figure. */
export type FigureAsker = (query: FigureQuery) => Promise<readonly FigureRow[]>;

interface Question {
  readonly query: FigureQuery;
  readonly promise: Promise<readonly FigureRow[]>;
  readonly resolve: (rows: readonly FigureRow[]) => void;
  readonly reject: (cause: unknown) => void;
}

/** Collects the questions that a page asks in one turn, each from its own panel, and answers them together as {@link figuresMany} does.
 * Equal questions of one turn are asked once; nothing is remembered between turns. */
export function batchFigures(database: Database, config: MetricConfig): FigureAsker {
  let waiting = new Map<string, Question>();
  const flush = async (): Promise<void> => {
    const questions = [...waiting.values()];
    waiting = new Map();
    try {
      const queries = questions.map(({ query }) => query);
      const answers = await figuresMany(database, queries, config);
      questions.forEach(({ resolve }, i) => resolve(answers[i]!));
    } catch (cause) {
      for (const { reject } of questions) reject(cause);
    }
  };
  return (query) => {
    const key = figureKey(query);
    const known = waiting.get(key);
    if (known) return known.promise;
    if (waiting.size === 0) queueMicrotask(() => void flush());
    const question = questionOf(query);
    waiting.set(key, question);
    return question.promise;
  };
}

function questionOf(query: FigureQuery): Question {
  let resolve!: Question["resolve"];
  let reject!: Question["reject"];
  const promise = new Promise<readonly FigureRow[]>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { query, promise, resolve, reject };
}

import { type FigureQuery, type FigureRow, type Summary, figureKey } from "@atlas/metrics";
import { ownRows, widerQuestion } from "./wider-question.js";

type Rows = readonly FigureRow[];

/** Answers to figure queries by the wider question that each is a part of: those computed in advance, which stay, and of the others the latest. */
export class KeptAnswers {
  readonly #computed = new Map<string, Rows>();
  readonly #kept = new Map<string, Rows>();
  /** Parts of answers, so that an equal question has the very rows that it had. */
  readonly #parts = new WeakMap<Rows, Map<string, Rows>>();

  #rows = 0;

  /** @param most how many rows are kept beside the answers computed in advance; the oldest answers go first */
  constructor(
    private readonly summary: Pick<Summary, "answers" | "divisions">,
    private readonly most: number,
    useComputed: boolean,
  ) {
    if (useComputed)
      for (const { query, rows } of summary.answers) this.#computed.set(figureKey(query), rows);
  }

  /** What is asked of the engine for a query. */
  wider(query: FigureQuery): FigureQuery {
    return widerQuestion(query, this.summary);
  }

  /** The answer to a query if it is there. */
  of(query: FigureQuery): Rows | undefined {
    const rows = this.#whole(query);
    return rows && this.part(rows, query);
  }

  has(query: FigureQuery): boolean {
    return this.#whole(query) !== undefined;
  }

  /** What of the answer to its wider question a query asks for. */
  part(rows: Rows, query: FigureQuery): Rows {
    if (this.wider(query).within === query.within) return rows;
    const parts = this.#parts.get(rows) ?? new Map<string, Rows>();
    this.#parts.set(rows, parts);
    const own = parts.get(query.within ?? "") ?? ownRows(rows, query, this.summary);
    parts.set(query.within ?? "", own);
    return own;
  }

  /** @param wider a question as `wider` gives it */
  keep(wider: FigureQuery, rows: Rows): void {
    const key = figureKey(wider);
    this.#forget(key);
    this.#kept.set(key, rows);
    this.#rows += weightOf(rows);
    for (const oldest of this.#kept.keys()) {
      if (this.#rows <= this.most || oldest === key) break;
      this.#forget(oldest);
    }
  }

  #forget(key: string): void {
    const rows = this.#kept.get(key);
    if (rows === undefined) return;
    this.#kept.delete(key);
    this.#rows -= weightOf(rows);
  }

  #whole(query: FigureQuery): Rows | undefined {
    const key = figureKey(this.wider(query));
    return this.#computed.get(key) ?? this.#kept.get(key);
  }
}

/** Rows, of which an empty answer counts as one. */
const weightOf = (rows: Rows): number => Math.max(rows.length, 1);

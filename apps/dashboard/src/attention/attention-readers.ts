import {
  type AttentionCase,
  type AttentionList,
  type CaseQuery,
  attentionCases,
  attentionTurns,
} from "@atlas/metrics";
import { oncePerSource } from "../data/once-per-source.js";
import type { Reader } from "../data/use-reading.js";

const keptLists = 12;
const keptCases = 60;

/** What reads the list and the cases behind its items. */
export interface AttentionReaders {
  /** By the window. */
  readonly lists: Reader<AttentionList>;
  /** By {@link caseKey}. */
  readonly cases: Reader<readonly AttentionCase[]>;
}

/** Key of a page of cases. */
export const caseKey = (query: CaseQuery): string => JSON.stringify(query);

/** The readers of a source. */
export const attentionReaders = oncePerSource((source): AttentionReaders => ({
  lists: source.readerInTurns("attention list", keptLists, (database, window) =>
    attentionTurns(database, window, source.config),
  ),
  cases: source.reader("sheet attention", keptCases, (database, key) =>
    attentionCases(database, JSON.parse(key) as CaseQuery, source.config),
  ),
}));

import {
  type AttentionCase,
  type AttentionList,
  type CaseQuery,
  attentionCases,
  attentionTurns,
} from "@atlas/metrics";
import type { FigureSource } from "../data/figure-source.js";
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
  lists: listsOf(source),
  cases: source.reader("sheet attention", keptCases, (database, key) =>
    attentionCases(database, JSON.parse(key) as CaseQuery, source.config),
  ),
}));

/** Lists by the window: that of the default one as it came with the warehouse, where it did, else worked out. */
function listsOf(source: FigureSource): Reader<AttentionList> {
  const worked = source.readerInTurns("attention list", keptLists, (database, window) =>
    attentionTurns(database, window, source.config),
  );
  const { window: first, as_of: asOf } = source.summary;
  let made: AttentionList | null = null;
  let reading: Promise<void> | null = null;
  const read = async (): Promise<void> => {
    // What cannot be read is worked out.
    const list = await source.readAttention().catch(() => null);
    if (list?.window === first && list.as_of === asOf) made = list;
  };
  return {
    known: (window) => (window === first && made) || worked.known(window),
    ask: async (window, signal) => {
      if (window !== first) return worked.ask(window, signal);
      await (reading ??= read());
      if (made) return made;
      // Nobody is left who would take back the wish.
      if (signal?.aborted) return new Promise<never>(() => undefined);
      return worked.ask(window, signal);
    },
  };
}

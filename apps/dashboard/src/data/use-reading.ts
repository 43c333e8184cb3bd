import { startTransition, useEffect, useState } from "react";

/** Reads one kind of thing of the warehouse by its key. */
export interface Reader<T> {
  /** It, if it has been read already. */
  known(key: string): T | undefined;
  /** @param signal aborted when it is no longer wanted: then the promise stays open */
  ask(key: string, signal?: AbortSignal): Promise<T>;
}

interface Answer<T> {
  readonly reader: Reader<T>;
  readonly key: string;
  readonly value?: T;
  readonly fault?: unknown;
}

/** What a reader reads; undefined while it is awaited, or where the key is null.
 * @throws what the reader threw, while rendering: the panel's boundary shows it */
export function useReading<T>(reader: Reader<T>, key: string | null): T | undefined {
  const answer = useAnswer(reader, key);
  if (answer?.fault !== undefined) throw answer.fault;
  return answer?.value;
}

/** As {@link useReading}, for what a panel can do without: undefined where the engine failed, too. */
export function useReadingIfAny<T>(reader: Reader<T>, key: string | null): T | undefined {
  return useAnswer(reader, key)?.value;
}

/** What the reader threw; undefined where it did not. */
export function useFaultOfReading<T>(reader: Reader<T>, key: string | null): unknown {
  return useAnswer(reader, key)?.fault;
}

function useAnswer<T>(reader: Reader<T>, key: string | null): Answer<T> | undefined {
  const [answer, setAnswer] = useState<Answer<T> | null>(null);
  const known = key === null ? undefined : reader.known(key);
  const isKnown = known !== undefined;
  useEffect(() => {
    if (key === null || isKnown) return undefined;
    const wanted = new AbortController();
    const keep = (next: Answer<T>): void => {
      if (!wanted.signal.aborted) startTransition(() => setAnswer(next));
    };
    reader.ask(key, wanted.signal).then(
      (value) => keep({ reader, key, value }),
      (fault: unknown) => keep({ reader, key, fault: fault ?? new Error("nothing was read") }),
    );
    return () => wanted.abort();
  }, [reader, key, isKnown]);
  if (key !== null && known !== undefined) return { reader, key, value: known };
  return answer?.reader === reader && answer.key === key ? answer : undefined;
}

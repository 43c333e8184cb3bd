import { type AttentionItem, type AttentionList, itemsWithin } from "@atlas/metrics";
import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import type { FigureSource } from "../data/figure-source.js";
import { useReading } from "../data/use-reading.js";
import { attentionReaders } from "./attention-readers.js";
import { TriageStore } from "./triage-store.js";
import { type Triage, sayOf } from "./triage.js";

/** A window that is passed through (playback, an arrow key held down) is not asked for. */
const stillMs = 400;

let store: TriageStore | null = null;

/** The one store of the page. */
function theStore(): TriageStore {
  if (!store) {
    let storage: Storage | null = null;
    try {
      storage = localStorage;
    } catch {
      // Forbidden by the browser's settings.
    }
    const own = new TriageStore(storage);
    addEventListener("storage", () => own.reload());
    store = own;
  }
  return store;
}

/** The items of a place with what has been said of them. */
export interface Attention {
  /** Undefined while it is awaited. */
  readonly list: AttentionList | undefined;
  readonly items: readonly AttentionItem[];
  readonly triage: Triage;
  readonly canUndo: boolean;
  readonly say: (item: AttentionItem, said: Parameters<typeof sayOf>[3]) => void;
  readonly replace: (triage: Triage) => void;
  readonly undo: () => void;
}

/** @throws what the reader threw, while rendering: the panel's boundary shows it */
export function useAttention(
  source: FigureSource,
  window: string,
  within: string | null,
): Attention {
  const [still, setStill] = useState(window);
  useEffect(() => {
    const timer = setTimeout(() => setStill(window), stillMs);
    return () => clearTimeout(timer);
  }, [window]);
  const { lists } = attentionReaders(source);
  const isStill = still === window || lists.known(window) !== undefined;
  const list = useReading(lists, isStill ? window : null);
  const items = useMemo(() => (list ? itemsWithin(list.items, within) : []), [list, within]);
  const kept = theStore();
  const triage = useSyncExternalStore(kept.subscribe, kept.current);
  return {
    list,
    items,
    triage,
    canUndo: kept.canUndo,
    say: (item, said) => kept.change(sayOf(kept.current(), item, source.config.asOf, said)),
    replace: (next) => kept.change(next),
    undo: () => kept.undo(),
  };
}

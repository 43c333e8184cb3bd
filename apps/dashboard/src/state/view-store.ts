import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import { type ViewContext, decodeView, encodeView } from "./view-url.js";
import { type ViewState, settle } from "./view-state.js";

/** How a change is kept: a step that Back undoes, or in place of the present one. */
export type Keeping = "push" | "replace";

/** The address bar and its history, passed in. */
export interface Address {
  read(): string;
  write(search: string, keeping: Keeping): void;
  /** @returns a function that stops listening */
  onBack(listener: () => void): () => void;
}

/** The view state as a store that the address mirrors. */
export interface ViewStore {
  readonly subscribe: (listener: () => void) => () => void;
  readonly get: () => ViewState;
  /** Parameters of the last address read that meant nothing. */
  readonly dropped: () => readonly string[];
  readonly dismissDropped: () => void;
  readonly change: (part: Partial<ViewState>, keeping?: Keeping) => void;
  readonly dispose: () => void;
  readonly store: ReturnType<typeof makeInner>;
}

interface Inner {
  readonly state: ViewState;
  readonly dropped: readonly string[];
}

const makeInner = (initial: Inner) => createStore<Inner>(() => initial);

/** Opens the state that the address holds and keeps the two alike. Nonsense in the address is taken out of it at once. */
export function makeViewStore(address: Address, context: ViewContext): ViewStore {
  const inner = makeInner(decodeView(address.read(), context));
  if (inner.getState().dropped.length > 0) address.write(encodeView(inner.getState().state), "replace");
  const stop = address.onBack(() => inner.setState(decodeView(address.read(), context)));
  return {
    store: inner,
    subscribe: (listener) => inner.subscribe(listener),
    get: () => inner.getState().state,
    dropped: () => inner.getState().dropped,
    dismissDropped: () => inner.setState({ dropped: [] }),
    change: (part, keeping = "push") => {
      const before = inner.getState().state;
      const state = settle({ ...before, ...part });
      const search = encodeView(state);
      inner.setState({ state });
      if (search !== encodeView(before)) address.write(search, keeping);
    },
    dispose: stop,
  };
}

/** Reads a part of the view state and repaints when it changes. */
export function useView<T>(store: ViewStore, select: (state: ViewState) => T): T {
  return useStore(store.store, ({ state }) => select(state));
}

/** Parameters that were dropped. */
export const useDropped = (store: ViewStore): readonly string[] =>
  useStore(store.store, ({ dropped }) => dropped);

/** The address bar of the browser; parameters of others stay where they are. */
export const browserAddress = (): Address => ({
  read: () => location.search,
  write: (search, keeping) => {
    const renderer = new URLSearchParams(location.search).get("renderer");
    const kept = renderer === null ? "" : `${search === "" ? "?" : "&"}renderer=${encodeURIComponent(renderer)}`;
    const url = `${location.pathname}${search}${kept}`;
    if (keeping === "push") history.pushState(null, "", url);
    else history.replaceState(null, "", url);
  },
  onBack: (listener) => {
    addEventListener("popstate", listener);
    return () => removeEventListener("popstate", listener);
  },
});
